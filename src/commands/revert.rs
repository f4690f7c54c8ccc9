//! What undo and redo share: which operation, what it comes to, and, unless it is a dry run, doing it. Everything that is
//! said is known before it is done: nothing that comes after can look as if it had failed.

use std::collections::BTreeSet;

use crate::commands::carry_out::{Write, files_said};
use crate::commands::context::Context;
use crate::commands::operations::{OperationLine, Reverted, Reverting};
use crate::commands::show_plan::{self, PlanFormat};
use crate::domain::change::{Change, Plan};
use crate::domain::decide::closed;
use crate::domain::decide::seated_again::{passed_over, room_for};
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::seats;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::register::WayIn;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::words::{Lang, Words};
use crate::store::guarding::{Guarding, GuardingHint};
use crate::store::{Direction, Operation, Reading, Reversal};
use crate::ui::command_error::Result;
use crate::ui::status::Status;
use crate::ui::{Ui, failure};

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
        seats_allow(&reading, &reversal)?;
        sheets_allow(&reading, &reversal)?;
        ui.answer(&shown(write, &reading, &reversal, ui.lang)?)?;
        for notice in seated_again(&reversal) {
            ui.warning(&notice);
        }
        remarks_said(ui, &reversal.remarks);
        let (written, removed) = reversal.files();
        if !(written.is_empty() && removed.is_empty()) {
            ui.status(&Guarding::WouldTouch { written, removed });
        }
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let reversal = writing.reversal(direction, number)?;
    seats_allow(&writing, &reversal)?;
    sheets_allow(&writing, &reversal)?;
    let shown = shown(write, &writing, &reversal, ui.lang)?;
    let freed: BTreeSet<CohortId> =
        reversal.changes.iter().filter(|change| frees_a_seat(change)).filter_map(Change::cohort).cloned().collect();
    let next: Vec<Notice> = freed.iter().filter_map(|cohort| who_is_next(reversal.cohort_after(cohort)?)).collect();
    let (seated, remarks) = (seated_again(&reversal), reversal.remarks.clone());
    let committed = writing.revert(reversal)?;
    let answered = ui.answer(&shown);
    for notice in &seated {
        ui.warning(notice);
    }
    remarks_said(ui, &remarks);
    files_said(ui, &committed);
    let operation = committed.operation;
    ui.status(&match direction {
        Direction::Undo => Reverted::Undo { operation },
        Direction::Redo => Reverted::Redo { operation },
    });
    for notice in &next {
        ui.hint(notice);
    }
    failure::shown(ui, answered.map_err(Into::into), Some(operation))
}

/// What there is to know of the journal beside.
fn remarks_said(ui: &mut Ui<'_>, remarks: &[Guarding]) {
    for remark in remarks {
        match remark {
            Guarding::PassedOver => {
                ui.warning(remark);
                ui.hint(&GuardingHint::Check);
            }
            _ => ui.hint(remark),
        }
    }
}

/// Refuses to bring somebody back to a seat that was taken since.
fn seats_allow(reading: &Reading, reversal: &Reversal) -> Result<()> {
    let enrolments = reversal.changes.iter().filter_map(Change::of::<Enrolment>);
    let cohorts: BTreeSet<CohortId> = enrolments.filter_map(|row| row.cohort).cloned().collect();
    for cohort in &cohorts {
        let (records, _) = reading.examine(cohort)?;
        room_for(&records, &reversal.changes)?;
    }
    Ok(())
}

/// Who has a seat again that others wait for.
fn seated_again(reversal: &Reversal) -> Vec<Notice> {
    let cohorts: BTreeSet<&CohortId> = reversal.changes.iter().filter_map(Change::cohort).collect();
    let after = cohorts.into_iter().filter_map(|cohort| reversal.cohort_after(cohort));
    after.flat_map(|records| passed_over(records, &reversal.changes)).collect()
}

/// Whether somebody who had a seat no longer has it.
fn frees_a_seat(change: &Change) -> bool {
    let seated = |row: Option<&Enrolment>| row.is_some_and(|row| row.state == EnrolmentState::Enrolled);
    change.of().is_some_and(|row| seated(row.before) && !seated(row.after))
}

/// Who waits for a seat that is free then (rule 6.8).
fn who_is_next(records: &CohortRecords) -> Option<Notice> {
    let next = seats::next(records)?;
    let (next, id) = (next.full_name(), next.id.to_string());
    Some(Notice::SeatFreed { cohort: records.cohort.id.clone(), next, id })
}

/// A closed sheet is not changed by taking back, or doing again, what was done before it was closed.
fn sheets_allow(reading: &Reading, reversal: &Reversal) -> Result<()> {
    let records = examined(reading, &reversal.changes)?;
    let plan = Plan { changes: reversal.changes.clone(), notices: Vec::new() };
    Ok(closed::respected(&plan, &records.iter().collect::<Vec<_>>(), WayIn::UndoClosing)?)
}

/// The cohorts that changes are about, as far as they are there: one that is taken away, or comes back, is not on one side.
fn examined(reading: &Reading, changes: &[Change]) -> Result<Vec<CohortRecords>> {
    let about: BTreeSet<&CohortId> = changes.iter().filter_map(Change::cohort).collect();
    let mut records = Vec::new();
    for id in about {
        if reading.cohort(id)?.is_some() {
            records.push(reading.examine(id)?.0);
        }
    }
    Ok(records)
}

/// What an operation is, in a line.
pub fn line(operation: &Operation, reading: &Reading) -> OperationLine {
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
        } else if !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_.,:=@/+%…".contains(c)) {
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
    let mut parts = Vec::new();
    if write.format != Some(PlanFormat::Json) {
        let of = line(&reversal.operation, reading);
        let words = match reversal.direction {
            Direction::Undo => Reverting::Undo { of },
            Direction::Redo => Reverting::Redo { of },
        };
        parts.push(words.say(lang));
    }
    let changes = in_order(&reversal.changes, reversal.direction);
    let records = examined(reading, &changes)?;
    let plan = Plan { changes, notices: Vec::new() };
    let cohorts: Vec<_> = records.iter().collect();
    parts.push(show_plan::shown(&plan, reading.programme(), &cohorts, write.format, lang)?);
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
