//! `formation history`: every operation, or those about one person or one session.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::revert::command_line;
use crate::domain::decide::names;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::CohortId;
use crate::store::{Operation, Reading};
use crate::table::{Cell, Column, Table};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, failure};

/// Every operation, or those about one person or one session
/// fr: Les opérations, ou celles d'une personne ou d'une séance
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// A person or a session
    /// fr: Une personne ou une séance
    #[arg(value_name = "PERSON|SESSION")]
    about: Option<String>,
    #[command(flatten)]
    handover: Handover,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading(self.about.as_deref().map(Named::Either))
    }
}

/// Lists operations, oldest first.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let about = args.about.as_ref().map(|typed| About::meant(context, &reading, typed)).transpose();
    let columns = [Heading::Operation, Heading::At, Heading::By, Heading::Command, Heading::Changes];
    let mut table = Table { columns: columns.map(Column::always).to_vec(), ..Table::default() };
    // When it was, where the programme is.
    let zone = reading.programme().timezone;
    let mut known = false;
    let broken = reading.each_operation(|operation| {
        if let Ok(Some(about)) = &about {
            if !operation.is_about(about.cohort.as_str(), &about.id) {
                return;
            }
            known = true;
        }
        let at = operation.moment().map(|at| at.with_timezone(&zone).fixed_offset());
        let (command, changes) = (told(&operation), operation.changes.len());
        // The changes of an operation are the most of it: nothing of them is kept.
        table.rows.push(vec![
            Cell::Count(operation.op),
            Cell::maybe(at, Cell::Moment),
            Cell::text(operation.by),
            Cell::text(command),
            Cell::count(changes),
        ]);
    })?;
    for problem in &broken {
        failure::problem(ui, problem, &|_| None);
    }
    match about? {
        Some(About { unknown: Some(refusal), .. }) if !known => Err(refusal),
        _ => args.handover.show(context, ui, &table),
    }
}

/// Whom, or which session, operations are about.
struct About {
    cohort: CohortId,
    id: String,
    /// Why it is nobody and no session of the cohort as it is: said where the journal does not know them either.
    unknown: Option<CommandError>,
}

impl About {
    /// A session or a person of the cohort as it is, else what was typed, which the journal may still know.
    fn meant(context: &Context<'_>, reading: &Reading, typed: &str) -> Result<Self> {
        let cohort = context.cohort(reading)?;
        let (records, _) = reading.examine(&cohort)?;
        let now = context.moment(reading.programme());
        let session = names::session(&records.cohort, typed, now).map(|at| records.session(at).id.to_string());
        let person = |_| names::person(&records, typed).map(|at| records.enrolment(at).id.to_string());
        Ok(match session.or_else(person) {
            Ok(id) => Self { cohort, id, unknown: None },
            Err(refusal) => Self { cohort, id: typed.to_owned(), unknown: Some(refusal.into()) },
        })
    }
}

/// The command as it could be typed again, and which operation it took back or did again.
fn told(operation: &Operation) -> String {
    let command = command_line(&operation.command);
    match operation.undoes.or(operation.redoes) {
        Some(number) => format!("{command} ({number})"),
        None => command,
    }
}
