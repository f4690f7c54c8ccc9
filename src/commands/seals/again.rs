//! The command of a seal, read and run again.

use clap::Parser;

use crate::commands::answer::{Shape, made};
use crate::commands::ask::{Ask, ReportPurpose};
use crate::commands::context::{Context, Global};
use crate::commands::outlet::Outlet;
use crate::commands::report;
use crate::commands::typed_line::typed_words;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::seal::SealRefusal;
use crate::domain::seal::Seal;
use crate::lang::Lang;
use crate::render::{Format, Style};
use crate::report::Report;
use crate::store::Reading;
use crate::ui::command_error::Result;

/// A command as a seal keeps it.
#[derive(Debug, Parser)]
#[command(name = "formation")]
struct Line {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Exported,
}

#[derive(Debug, clap::Subcommand)]
enum Exported {
    Export(report::Args),
}

/// What a seal keeps of how it was made.
pub struct Again {
    pub report: &'static Report,
    global: Global,
    args: report::Args,
}

impl Again {
    /// Of a seal; refused where its row has been changed to what cannot be understood.
    pub fn of(seal: &Seal) -> Result<Self, SealRefusal> {
        let unknown = || SealRefusal::NotUnderstood {
            name: seal.name.clone(),
            version: seal.version,
            command: seal.command.clone(),
        };
        let line = Line::try_parse_from(typed_words(&seal.command)).map_err(|_| unknown())?;
        let Exported::Export(mut args) = line.command;
        // Which columns there are follows from the format, and that perhaps from the file's ending.
        args.handover.format = Some(Format::named(&seal.format).ok_or_else(unknown)?);
        let report = args.name.as_deref().and_then(Report::named).ok_or_else(unknown)?;
        Ok(Self { report, global: line.global, args })
    }

    /// The columns that tell its rows apart.
    pub fn keys(&self) -> &'static [Heading] {
        self.report.row
    }

    /// The cells that it gives today, and the cohorts that it is of.
    pub fn made(&self, context: &Context<'_>, reading: &Reading) -> Result<(Vec<u8>, Vec<CohortId>)> {
        let today = self.global.today.or(context.global.today);
        let global = Global { today, folder: context.global.folder.clone(), ..self.global.clone() };
        let context = Context {
            env: context.env,
            now: context.now,
            global: &global,
            typed: context.typed.clone(),
            noticed: context.noticed.clone(),
            reach: context.reach,
            naming: context.naming,
            cohort_to_name: context.cohort_to_name.clone(),
            nearest: context.nearest,
            answers: context.answers,
            grammar: context.grammar,
        };
        let report::Args { filters, handover, .. } = &self.args;
        let ask = Ask { name: self.report.name, filters, handover, purpose: ReportPurpose::HandOver };
        let shape = (Style::plain(Lang::En), Shape::Cells);
        let cells = made(&context, reading, &ask, shape, || Ok(Outlet::kept()))?.outlet.bytes()?;
        Ok((cells, context.cohorts(reading)?))
    }
}
