//! `formation export`: a report to be handed over, and sealed where that is asked for.

use std::path::{Path, PathBuf};

use crate::commands::anew::until_first;
use crate::commands::answer::{Shape, made};
use crate::commands::ask::{Ask, ReportPurpose};
use crate::commands::asked::again;
use crate::commands::carry_out::said;
use crate::commands::context::Context;
use crate::commands::outlet::Outlet;
use crate::commands::seals::words::SealStatus;
use crate::commands::{report, values};
use crate::domain::change::Change;
use crate::domain::paper::content::digest;
use crate::domain::refusal::seal::SealRefusal;
use crate::domain::seal::{Seal, is_name};
use crate::lang::words::HintOf;
use crate::report::Report;
use crate::store::{Reading, sealed_file};
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;
use crate::ui::usage::{Usage, UsageHint};

/// Which report, of what, how; and under which name its bytes are kept.
/// fr: Un rapport à remettre
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[command(flatten)]
    report: report::Args,
    /// Keep the bytes under that name, to tell later what changed
    /// fr: Garder ces octets sous ce nom, pour dire plus tard ce qui a changé
    #[arg(long, value_name = "SEAL", value_parser = values::something)]
    seal: Option<String>,
    /// A note on what is sealed: to whom it goes
    /// fr: Une remarque sur ce qui est scellé : à qui il est remis
    #[arg(long, value_name = "TEXT", requires = "seal")]
    note: Option<String>,
    /// Show what would be sealed, and write nothing
    /// fr: Montrer ce qui serait scellé, sans rien écrire
    #[arg(short = 'n', long, requires = "seal")]
    dry_run: bool,
}

/// Hands a report over, sealed where a name is given.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let Some(name) = &args.seal else { return report::run(context, ui, &args.report, ReportPurpose::HandOver) };
    let missing =
        |needed: &str, hint| Err(CommandError::usage(Usage::Missing { needed: vec![needed.to_owned()] }, hint));
    let Some(report) = &args.report.name else {
        return missing("<NAME>", Some(UsageHint::SeeHelp { command: "formation export".to_owned() }));
    };
    let handover = &args.report.handover;
    let ask = Ask { name: report, filters: &args.report.filters, handover, purpose: ReportPurpose::HandOver };
    match handover.output.as_deref().filter(|file| *file != Path::new("-")) {
        Some(file) if is_name(name) => seal(context, ui, args, &ask, (name, file)),
        Some(_) => Err(SealRefusal::NoName { typed: name.clone() }.into()),
        None => missing("--output", Some(UsageHint::SealedFile)),
    }
}

/// The file is made ready, then the sealed one is kept, then the row, and only then does the file get its name: what cannot
/// be written is not sealed.
fn seal(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    args: &Args,
    ask: &Ask<'_>,
    (name, output): (&str, &Path),
) -> Result<()> {
    if args.dry_run {
        let reading = context.read(ui)?;
        let ready = Ready::of(context, ui, &reading, args, ask, name)?;
        Outlet::check(context, output)?;
        ready.status(ui);
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let (ready, outlet, committed) = until_first(context, ui, |ui, mut writing| {
        let ready = Ready::of(context, ui, &writing, args, ask, name)?;
        let mut outlet = Outlet::open(context, Some(output))?;
        outlet.write(&ready.bytes)?;
        outlet.ready()?;
        writing.keep_sealed(&ready.file.to_string_lossy(), &ready.bytes, &ready.cells)?;
        let committed = writing.commit(&[Change::shared_row(None, Some(ready.seal.clone()))])?;
        Ok((ready, outlet, committed))
    })?;
    outlet.finish(ui, ready.rows)?;
    ready.status(ui);
    said(ui, &committed);
    if committed.is_in_store {
        ui.status(&Status::InStore { operation: committed.operation });
    }
    Ok(())
}

/// A report about to be sealed.
struct Ready {
    seal: Seal,
    /// Where it will lie, from the root of the folder.
    file: PathBuf,
    bytes: Vec<u8>,
    cells: Vec<u8>,
    rows: usize,
}

impl Ready {
    fn of(
        context: &Context<'_>,
        ui: &mut Ui<'_>,
        reading: &Reading,
        args: &Args,
        ask: &Ask<'_>,
        name: &str,
    ) -> Result<Self> {
        let style = ask.handover.style(ui);
        let made = made(context, reading, ask, (style, Shape::Both), || Ok(Outlet::kept()))?;
        let everywhere = Report::named(ask.name).is_some_and(|report| report.everywhere);
        let command = again(context, &context.cohort_to_type(reading, everywhere)?);
        made.said_before(ui);
        let format = made.format;
        let (outlet, cells, rest) = made.apart();
        let (bytes, rows) = (outlet.bytes()?, rest.rows);
        let cells = cells.map(Outlet::bytes).transpose()?.unwrap_or_default();
        rest.said_after(ui, reading, ask)?;
        let seals = reading.rows_of_folder::<Seal>()?;
        let versions = seals.iter().filter(|seal| seal.name == name).map(|seal| seal.version);
        let version = versions.max().unwrap_or(0).max(reading.last_sealed(name)?) + 1;
        let seal = Seal {
            name: name.to_owned(),
            version,
            report: ask.name.to_owned(),
            command,
            format: format.name().to_owned(),
            sealed_on: context.today(reading.programme()),
            by: context.actor().by,
            sha256: digest(&bytes, 64),
            note: args.note.clone().unwrap_or_default(),
        };
        Ok(Self { seal, file: sealed_file(name, version, format.ending()).into(), bytes, cells, rows })
    }

    fn status(&self, ui: &mut Ui<'_>) {
        if self.rows == 0 {
            ui.warning(&SealStatus::NoRow { report: self.seal.report.clone() });
            ui.hint(&HintOf(SealStatus::NoRow { report: self.seal.report.clone() }));
        }
        let file = self.file.display().to_string();
        ui.status(&SealStatus::Sealed { name: self.seal.name.clone(), version: self.seal.version, file });
    }
}
