//! `formation calendar`: the sessions of a cohort, or those of one person, for a calendar.

use std::path::{Path, PathBuf};

use crate::calendar::calendar;
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::outlet::Outlet;
use crate::commands::values;
use crate::domain::decide::names;
use crate::domain::quantity::Minutes;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;
use crate::ui::usage::{BadValue, Usage};

/// The sessions as a file for a calendar: of a cohort, or those at which one person is expected
/// fr: Les séances dans un fichier d'agenda : celles d'une cohorte, ou celles où une personne est attendue
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Only the sessions at which that person is expected
    /// fr: Seulement les séances où cette personne est attendue
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: Option<String>,
    /// Write into that file
    /// fr: Écrire dans ce fichier
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Remind so long before each session: 30m, 2h, 1d
    /// fr: Rappeler chaque séance autant de temps avant : 30m, 2h, 1j
    #[arg(long, value_name = "TIME", value_parser = values::alarm)]
    alarm: Option<Minutes>,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading(self.person.as_deref().map(Clue::Person))
    }
}

/// Writes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    args.output.as_deref().map_or(Ok(()), ics_wanted)?;
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let person = args.person.as_deref().map(|typed| names::person(&records, typed)).transpose()?;
    let revisions = reading.revisions(&records.cohort.id)?;
    let calendar = calendar((reading.programme(), &records, &revisions), person, args.alarm)?;
    let mut outlet = Outlet::open(context, args.output.as_deref())?;
    outlet.write(&calendar.bytes())?;
    outlet.finish_as(ui, |file| Status::CalendarWritten { file, sessions: calendar.events.len() })
}

/// A file of another kind would hold what its ending does not say.
fn ics_wanted(output: &Path) -> Result<()> {
    match output.extension().map(|ending| ending.to_string_lossy().into_owned()) {
        Some(typed) if !typed.eq_ignore_ascii_case("ics") => {
            let wrong = BadValue::NotOneOf { typed, known: vec!["ics"] };
            Err(CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None))
        }
        _ => Ok(()),
    }
}
