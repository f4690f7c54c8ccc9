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
use crate::ui::command_error::Result;
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
    let (mut operations, broken) = reading.history()?;
    for problem in &broken {
        failure::problem(ui, problem, &|_| None);
    }
    if let Some(typed) = &args.about {
        let cohort = context.cohort(&reading)?;
        let id = meant(context, &reading, &cohort, typed, &operations)?;
        operations.retain(|operation| operation.is_about(cohort.as_str(), &id));
    }
    let columns = [Heading::Operation, Heading::At, Heading::By, Heading::Command, Heading::Changes];
    let mut table = Table { columns: columns.map(Column::always).to_vec(), ..Table::default() };
    // When it was, where the programme is.
    let zone = reading.programme().timezone;
    for operation in &operations {
        table.rows.push(vec![
            Cell::Count(operation.op),
            Cell::maybe(operation.moment(), |at| Cell::Moment(at.with_timezone(&zone).fixed_offset())),
            Cell::text(operation.by.as_str()),
            Cell::text(told(operation)),
            Cell::count(operation.changes.len()),
        ]);
    }
    args.handover.show(context, ui, &table)
}

/// The id of a session or a person: of the cohort as it is, else one that the journal still knows.
fn meant(
    context: &Context<'_>,
    reading: &Reading,
    cohort: &CohortId,
    typed: &str,
    operations: &[Operation],
) -> Result<String> {
    let (records, _) = reading.examine(cohort)?;
    let now = context.moment(reading.programme());
    if let Ok(position) = names::session(&records.cohort, typed, now) {
        return Ok(records.session(position).id.to_string());
    }
    match names::person(&records, typed) {
        Ok(position) => Ok(records.enrolment(position).id.to_string()),
        Err(_) if operations.iter().any(|operation| operation.is_about(cohort.as_str(), typed)) => Ok(typed.to_owned()),
        Err(refusal) => Err(refusal.into()),
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
