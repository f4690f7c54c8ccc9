//! What undo and redo share: which operation, what it comes to, and, unless it is a dry run, doing it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::domain::change::{Change, Plan};
use crate::domain::enrolment::Enrolment;
use crate::domain::ids::CohortId;
use crate::domain::notice::Notice;
use crate::domain::seats;
use crate::domain::vocabulary::EnrolmentState;
use crate::i18n::operations::{OperationLine, Reverted, Reverting};
use crate::i18n::status::Status;
use crate::i18n::{Lang, Words};
use crate::store::{Direction, Operation, Reading, Reversal};
use crate::ui::Ui;

use super::carry_out::{Write, files_said};
use super::context::Context;
use super::show_plan::{self, PlanFormat};

/// Takes an operation back, or does it again.
pub fn revert(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    direction: Direction,
    number: Option<u64>,
) -> Result<()> {
    if write.dry_run {
        let reading = context.read(ui)?;
        let reversal = reading.reversal(direction, number)?;
        ui.answer(&shown(write, &reading, &reversal, ui.lang)?)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let reversal = writing.reversal(direction, number)?;
    let shown = shown(write, &writing, &reversal, ui.lang)?;
    let freed: BTreeSet<CohortId> =
        reversal.changes.iter().filter(|change| frees_a_seat(change)).filter_map(Change::cohort).cloned().collect();
    let committed = writing.revert(reversal)?;
    ui.answer(&shown)?;
    files_said(ui, &committed);
    let operation = committed.operation;
    ui.status(&match direction {
        Direction::Undo => Reverted::Undo { operation },
        Direction::Redo => Reverted::Redo { operation },
    });
    freed.iter().try_for_each(|cohort| who_is_next(context, ui, cohort))
}

/// Whether somebody who had a seat no longer has it.
fn frees_a_seat(change: &Change) -> bool {
    let seated = |row: &Option<Enrolment>| row.as_ref().is_some_and(|row| row.state == EnrolmentState::Enrolled);
    matches!(change, Change::Enrolment { before, after, .. } if seated(before) && !seated(after))
}

/// Names who waits for a seat that is free now (rule 6.8).
fn who_is_next(context: &Context<'_>, ui: &mut Ui<'_>, cohort: &CohortId) -> Result<()> {
    let (records, _) = context.folder()?.read()?.examine(cohort)?;
    if let Some(next) = seats::next(&records) {
        let (next, id) = (next.full_name(), next.id.to_string());
        ui.hint(&Notice::SeatFreed { cohort: cohort.clone(), next, id });
    }
    Ok(())
}

/// What an operation is, in a line.
fn line(operation: &Operation, reading: &Reading) -> OperationLine {
    let zone = reading.programme().timezone;
    OperationLine {
        number: operation.op,
        at: operation.moment().map(|at| at.with_timezone(&zone).naive_local()),
        by: operation.by.clone(),
        command: command_line(&operation.command),
    }
}

/// A command line as it could be typed again.
pub fn command_line(words: &[String]) -> String {
    let typed = words.iter().enumerate().map(|(place, word)| {
        if place == 0 {
            word.rsplit(['/', '\\']).next().unwrap_or(word).to_owned()
        } else if !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_.,:=@/+%".contains(c)) {
            word.clone()
        } else {
            format!("'{}'", word.replace('\'', "'\\''"))
        }
    });
    typed.collect::<Vec<_>>().join(" ")
}

/// An undo goes backwards through the rows; people read them in the order of the table.
fn in_order(changes: &[Change], direction: Direction) -> Vec<Change> {
    match direction {
        Direction::Undo => changes.iter().rev().cloned().collect(),
        Direction::Redo => changes.to_vec(),
    }
}

fn shown(write: &Write, reading: &Reading, reversal: &Reversal, lang: Lang) -> Result<String> {
    let json = write.format == Some(PlanFormat::Json);
    let mut parts = Vec::new();
    if !json {
        let of = line(&reversal.operation, reading);
        let words = match reversal.direction {
            Direction::Undo => Reverting::Undo { of },
            Direction::Redo => Reverting::Redo { of },
        };
        parts.push(words.say(lang));
    }
    let ordered = in_order(&reversal.changes, reversal.direction);
    for changes in ordered.chunk_by(|one, next| json || one.cohort() == next.cohort()) {
        let cohort = changes.iter().find_map(Change::cohort);
        let records = cohort.map(|cohort| reading.examine(cohort)).transpose()?.map(|(records, _)| records);
        let plan = Plan { changes: changes.to_vec(), notices: Vec::new() };
        parts.push(show_plan::shown(&plan, reading.programme(), records.as_ref(), write.format, lang)?);
    }
    Ok(parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::command_line;

    #[test]
    fn a_command_line_can_be_typed_again() {
        let words = ["/usr/bin/formation", "withdraw", "Zoé", "--reason", "n'a plus le temps", ""];
        let words: Vec<String> = words.map(str::to_owned).to_vec();
        assert_eq!(command_line(&words), r"formation withdraw Zoé --reason 'n'\''a plus le temps' ''");
    }
}
