//! `formation calendar`: the sessions of a cohort, or those of one person, for a calendar.

use std::path::{Path, PathBuf};

use crate::calendar::{Calendar, Event};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::outlet::Outlet;
use crate::commands::values;
use crate::domain::attendance::expectation::expected_if_held;
use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::revision::Revisions;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::calendar::CalendarRefusal;
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

/// The calendar of a cohort, or of one person of it: what was cancelled stays in it, so that whoever has it hears of that.
pub fn calendar(
    (programme, records, revisions): (&Programme, &CohortRecords, &Revisions),
    person: Option<EnrolmentIndex>,
    alarm: Option<Minutes>,
) -> Result<Calendar, CalendarRefusal> {
    let cohort = &records.cohort;
    let enrolment = person.map(|person| records.enrolment(person));
    let is_theirs = |session| enrolment.is_none_or(|enrolment| expected_if_held(enrolment, session));
    let sessions = cohort.sessions.iter().filter(|session| is_theirs(session));
    let event = |session| Event::of(programme, cohort, session, revisions.of(&session.id));
    let events: Vec<Event> = sessions.map(event).collect();
    match enrolment.filter(|_| !cohort.sessions.is_empty()) {
        _ if !events.is_empty() => Ok(Calendar::of(programme, events, alarm)),
        None => Err(CalendarRefusal::NoSession { cohort: cohort.id.clone() }),
        Some(enrolment) => Err(CalendarRefusal::NothingExpected {
            person: names::candidate(enrolment),
            cohort: cohort.id.clone(),
            state: enrolment.state,
        }),
    }
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
