//! Undo and redo: which operation, and what taking it back comes to. The journal is the stack; an undo is an operation
//! like any other, which plain undo walks past. Refuses where a row is no longer as the operation left it.

use std::collections::HashMap;

use super::draft::{Draft, Drafted};
use super::failure::Failure;
use super::journal::{Cells, Edit, JOURNAL, Operation};
use super::reading::Reading;
use super::retold;
use super::source::cannot_read;
use crate::domain::change::Change;
use crate::i18n::Problem;
use crate::i18n::keeping::{Keeping, KeepingHint};

/// Back or forth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Takes an operation back.
    Undo,
    /// Does one again that was taken back.
    Redo,
}

/// What an undo or redo would do.
#[derive(Clone, Debug)]
pub struct Reversal {
    /// Back or forth.
    pub direction: Direction,
    /// The operation it is about, as it was first done.
    pub operation: Operation,
    /// What it would change, in order.
    pub changes: Vec<Change>,
    pub(super) drafted: Drafted,
}

/// The line of the journal to invert, and the operation that it did or did again.
struct Found {
    entry: Operation,
    number: u64,
}

impl Reading {
    /// What undoing or redoing would do; `number`: that operation, else the one whose turn it is.
    pub fn reversal(&self, direction: Direction, number: Option<u64>) -> Result<Reversal, Failure> {
        let Found { entry, number } = match (direction, number) {
            (Direction::Undo, Some(number)) => self.named(number)?,
            (Direction::Undo, None) => self.turn(Direction::Undo)?.ok_or_else(|| refused(Keeping::NothingToUndo))?,
            (Direction::Redo, _) => self.turn(Direction::Redo)?.ok_or_else(|| refused(Keeping::NothingToRedo))?,
        };
        let mut draft = Draft::new(self);
        let drafted = draft
            .take_back(entry.op, &entry.files, &entry.changes)
            .and_then(|()| draft.finish())
            .map_err(|failure| self.explained(failure, &entry))?;
        let operation = if entry.op == number { entry } else { self.find(number)?.unwrap_or(entry) };
        Ok(Reversal { direction, operation, changes: retold::changes(self, &drafted), drafted })
    }

    /// The operation whose turn it is. Going back through the journal, the first line that does, undoes or redoes an
    /// operation is its standing.
    fn turn(&self, direction: Direction) -> Result<Option<Found>, Failure> {
        let mut settled = HashMap::new();
        for entry in self.backwards()? {
            let entry = entry?;
            let (number, stands) = standing(&entry);
            if direction == Direction::Redo && number == entry.op {
                // A new operation closes the way forward.
                return Ok(None);
            }
            let newest = *settled.entry(number).or_insert(entry.op) == entry.op;
            if newest && stands == (direction == Direction::Undo) {
                return Ok(Some(Found { entry, number }));
            }
        }
        Ok(None)
    }

    /// The operation of a number, if it can be taken back.
    fn named(&self, wanted: u64) -> Result<Found, Failure> {
        for entry in self.backwards()? {
            let entry = entry?;
            let (number, stands) = standing(&entry);
            if number == wanted {
                if stands {
                    return Ok(Found { entry, number });
                }
                let what = Keeping::AlreadyUndone { operation: wanted, by: entry.op };
                return Err(Failure::Refused(Problem::error(what).hint(KeepingHint::Redo)));
            }
            if entry.op == wanted {
                let what = Keeping::IsUndo { operation: wanted, of: number };
                return Err(Failure::Refused(Problem::error(what).hint(KeepingHint::History)));
            }
            if entry.op < wanted {
                break;
            }
        }
        let what = Keeping::NoSuchOperation { operation: wanted };
        Err(Failure::Refused(Problem::error(what).hint(KeepingHint::History)))
    }

    fn find(&self, number: u64) -> Result<Option<Operation>, Failure> {
        for entry in self.backwards()? {
            let entry = entry?;
            if entry.op <= number {
                return Ok(Some(entry).filter(|entry| entry.op == number));
            }
        }
        Ok(None)
    }

    fn backwards(&self) -> Result<impl Iterator<Item = Result<Operation, Failure>> + use<>, Failure> {
        let unreadable = |error: std::io::Error| cannot_read(JOURNAL, &error);
        let entries = self.journal().backwards(None).map_err(unreadable)?;
        Ok(entries.map(move |entry| entry.map_err(unreadable)))
    }

    /// Adds what to do to a refusal: later operations on the same rows that stand, else whoever changed them by hand.
    fn explained(&self, failure: Failure, entry: &Operation) -> Failure {
        let Failure::Refused(problem) = failure else { return failure };
        let mut later = Vec::new();
        let mut settled = HashMap::new();
        let Ok(entries) = self.backwards() else { return Failure::Refused(problem) };
        for other in entries.map_while(Result::ok).take_while(|other| other.op > entry.op) {
            let (number, stands) = standing(&other);
            let newest = *settled.entry(number).or_insert(other.op) == other.op;
            let touches = other.changes.iter().any(|edit| entry.changes.iter().any(|mine| related(mine, edit)));
            if newest && stands && touches {
                later.push(number);
            }
        }
        let hint = if later.is_empty() { KeepingHint::ByHand } else { KeepingHint::UndoFirst { operations: later } };
        Failure::Refused(problem.hint(hint))
    }
}

/// The operation a line is about, and whether it stands after that line.
fn standing(entry: &Operation) -> (u64, bool) {
    match (entry.undoes, entry.redoes) {
        (Some(number), _) => (number, false),
        (None, Some(number)) => (number, true),
        (None, None) => (entry.op, true),
    }
}

/// Whether two edits are of one row, or a mark hangs on an enrolment or on a session of the definition.
fn related(one: &Edit, other: &Edit) -> bool {
    (one.table() == other.table() && one.key() == other.key())
        || (folder(one).is_some() && folder(one) == folder(other) && other.key().ends_with(one.key()))
        || hangs_on_person(one, other)
        || hangs_on_session(one, other)
        || hangs_on_session(other, one)
}

/// Whether a row of a cohort's table names the person whose enrolment the other edit is.
fn hangs_on_person(enrolment: &Edit, row: &Edit) -> bool {
    match (enrolment.key(), row) {
        ([id], Edit::Row { before, after, .. }) => {
            let names = |cells: &Option<Cells>| cells.as_ref().is_some_and(|cells| cells.get("participant") == id);
            folder(enrolment) == folder(row) && (names(before) || names(after))
        }
        _ => false,
    }
}

fn folder(edit: &Edit) -> Option<&str> {
    edit.table().rsplit_once('/').map(|(folder, _)| folder)
}

/// Whether a row of a cohort's table is about the session that lines of its definition define.
fn hangs_on_session(lines: &Edit, row: &Edit) -> bool {
    match (lines, row) {
        (Edit::Lines { key, .. }, Edit::Row { table, key: row, .. }) => match &key[..] {
            [cohort, session] => table.starts_with(&format!("data/{cohort}/")) && row.first() == Some(session),
            _ => false,
        },
        _ => false,
    }
}

fn refused(what: Keeping) -> Failure {
    Failure::Refused(Problem::error(what))
}
