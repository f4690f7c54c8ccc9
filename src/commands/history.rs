//! `formation history`: every operation, or those about one person or one session.

use std::collections::VecDeque;

use crate::commands::context::Context;
use crate::commands::handover::{Handover, PreparedListing};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::revert::{examined, line};
use crate::commands::typed_line::command_line;
use crate::commands::word_lists;
use crate::commands::{effects, show_plan, values};
use crate::domain::change::Plan;
use crate::domain::decide::names;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::lang::words::Words;
use crate::store::{FileEdit, Operation, Reading};
use crate::table::{Cell, Column};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, failure};

/// Every operation, or those about one person or one session; one of them whole, by its number
/// fr: Les opérations, ou celles d'une personne ou d'une séance ; une seule, en entier, par son numéro
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(|| columns(false)))))]
pub struct Args {
    /// A person, a session, or the number of an operation
    /// fr: Une personne, une séance, ou le numéro d'une opération
    #[arg(value_name = "PERSON|SESSION|N")]
    about: Option<String>,
    /// Only the last ones
    /// fr: Seulement les dernières
    #[arg(long, value_name = "N", value_parser = values::count)]
    last: Option<u32>,
    #[command(flatten)]
    handover: Handover,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading(self.about.as_deref().map(Clue::Either))
    }
}

/// People read what was done; programs the command, and what was done on request.
fn columns(for_people: bool) -> Vec<Column> {
    let (done, command) = if for_people {
        (Column::always(Heading::Done), Column::when_room(Heading::Command))
    } else {
        (Column::on_request(Heading::Done), Column::always(Heading::Command))
    };
    let [number, at, by, changes] =
        [Heading::Operation, Heading::At, Heading::By, Heading::Changes].map(Column::always);
    vec![number, at, by, done, command, changes]
}

/// Lists operations, oldest first.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    if let Some(number) = args.about.as_deref().and_then(|typed| typed.trim().parse().ok()) {
        return whole(ui, &reading, number);
    }
    let about = args.about.as_ref().map(|typed| About::meant(context, &reading, typed)).transpose();
    let columns = columns(args.handover.is_for_people());
    // Why it cannot be shown is said behind what is wrong with the journal.
    let prepared = args.handover.prepared(context, ui, &columns);
    let mut listing = prepared.as_ref().ok().map(PreparedListing::listing);
    let lang = ui.lang;
    // When it was, where the programme is.
    let zone = reading.programme().timezone;
    let mut known = false;
    let last = args.last.and_then(|last| usize::try_from(last).ok());
    // The last ones about somebody: which they are is known at the end.
    let mut waiting = VecDeque::new();
    let row = |operation: Operation| {
        if let Ok(Some(about)) = &about {
            if !operation.is_about(about.cohort.as_str(), &about.id) {
                return;
            }
            known = true;
        }
        let at = operation.moment().map(|at| at.with_timezone(&zone).fixed_offset());
        let (done, command) = (effects::told(&operation, lang), command_told(&operation));
        // The changes of an operation are the most of it: nothing of them is kept.
        let row = [
            Cell::Count(operation.op),
            Cell::maybe(at, Cell::Moment),
            Cell::text(operation.by),
            Cell::text(done),
            Cell::text(command),
            Cell::count(operation.changes.len()),
        ];
        let Some(listing) = &mut listing else { return };
        match last {
            None => listing.row(&row),
            Some(last) => {
                waiting.push_back(row);
                waiting.drain(..waiting.len().saturating_sub(last));
            }
        }
    };
    let broken = match last.filter(|_| args.about.is_none()) {
        Some(last) => reading.last_operations(last, row)?,
        None => reading.each_operation(row)?,
    };
    for problem in &broken {
        failure::problem(ui, problem, &|_| None);
    }
    if let Some(About { unknown: Some(refusal), .. }) = about?
        && !known
    {
        return Err(refusal);
    }
    if let Some(listing) = &mut listing {
        for row in &waiting {
            listing.row(row);
        }
    }
    match listing.map(|listing| listing.shown(&args.handover, context, ui)) {
        Some(shown) => shown,
        None => prepared.map(drop),
    }
}

/// Shows one operation: which, when, by whom, by which command, and every row and line that it changed.
fn whole(ui: &mut Ui<'_>, reading: &Reading, number: u64) -> Result<()> {
    let operation = reading.operation(number)?;
    let plan = Plan { changes: reading.rows_of(&operation), notices: Vec::new() };
    let cohorts = examined(reading, &plan.changes)?;
    let cohorts: Vec<&CohortRecords> = cohorts.iter().collect();
    let mut lines = vec![line(&operation, reading).say(ui.lang), effects::told(&operation, ui.lang)];
    lines.push(show_plan::shown(&plan, reading.programme(), &cohorts, None, ui.lang)?);
    for edit in &operation.changes {
        if let FileEdit::Lines { table, before, after, .. } = edit {
            let gone = before.lines().map(|line| format!("- {line}"));
            let come = after.lines().map(|line| format!("+ {line}"));
            lines.push(table.clone());
            lines.extend(gone.chain(come));
        }
    }
    lines.retain(|line| !line.is_empty());
    Ok(ui.answer(&lines.join("\n"))?)
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
fn command_told(operation: &Operation) -> String {
    let command = command_line(&operation.command);
    match operation.undoes.or(operation.redoes) {
        Some(number) => format!("{command} ({number})"),
        None => command,
    }
}
