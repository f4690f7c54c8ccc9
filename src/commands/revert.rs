//! What undo and redo share: which operation, what it comes to, and, unless it is a dry run, doing it.

use anyhow::Result;

use crate::domain::change::{Change, Plan};
use crate::i18n::Words;
use crate::i18n::operations::{OperationLine, Reverting};
use crate::i18n::status::Status;
use crate::store::{Direction, Operation, Reading, Reversal};
use crate::ui::Ui;

use super::carry_out::{Write, said};
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
        show(ui, write, &reading, &reversal)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let reversal = writing.reversal(direction, number)?;
    show(ui, write, &writing, &reversal)?;
    let committed = writing.revert(reversal)?;
    said(ui, &committed, direction == Direction::Undo);
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

fn show(ui: &mut Ui<'_>, write: &Write, reading: &Reading, reversal: &Reversal) -> Result<()> {
    let json = write.format == Some(PlanFormat::Json);
    if !json {
        let of = line(&reversal.operation, reading);
        let words = match reversal.direction {
            Direction::Undo => Reverting::Undo { of },
            Direction::Redo => Reverting::Redo { of },
        };
        ui.answer(&words.say(ui.lang))?;
    }
    for changes in reversal.changes.chunk_by(|one, next| json || one.cohort() == next.cohort()) {
        let Some(cohort) = changes.first().map(Change::cohort) else { continue };
        let (records, _) = reading.examine(cohort)?;
        let plan = Plan { changes: in_order(changes, reversal.direction), notices: Vec::new() };
        show_plan::show(ui, &plan, reading.programme(), &records, write.format)?;
    }
    Ok(())
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
