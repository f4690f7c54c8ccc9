//! The folder opened for writing: everything that reading gives, and the one way to change it.

use std::ops::Deref;
use std::sync::Arc;

use super::commit::{self, Nothing, Steps};
use super::draft::{Draft, Drafted};
use super::failure::Failure;
use super::folder::Actor;
use super::journal::{JOURNAL, Operation};
use super::lock::Lock;
use super::reading::Reading;
use super::source::cannot_read;
use super::undo::{Direction, Reversal};
use crate::domain::change::Change;

/// A folder opened for writing. Nobody else reads or writes until it is committed or dropped.
#[derive(Debug)]
pub struct Writing {
    reading: Reading,
    lock: Lock,
    actor: Actor,
}

/// An operation that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Its number.
    pub operation: u64,
    /// Files that a spreadsheet had re-saved and that are canonical again.
    pub restored: Vec<Arc<str>>,
    /// Files that were changed by hand since the last operation on them.
    pub changed_by_hand: Vec<Arc<str>>,
}

impl Deref for Writing {
    type Target = Reading;
    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Writing {
    pub(super) fn new(reading: Reading, lock: Lock, actor: Actor) -> Self {
        Self { reading, lock, actor }
    }

    /// Writes the changes as one operation: all of them, or none.
    pub fn commit(self, changes: &[Change]) -> Result<Committed, Failure> {
        self.commit_by(changes, &mut Nothing)
    }

    /// As [`Writing::commit`], stopped where a test wants.
    pub fn commit_by(self, changes: &[Change], steps: &mut dyn Steps) -> Result<Committed, Failure> {
        let mut draft = Draft::new(&self.reading);
        for change in changes {
            draft.apply(change)?;
        }
        let drafted = draft.finish()?;
        self.write(drafted, None, steps)
    }

    /// Takes an operation back, or does it again, as [`Reading::reversal`] found it on this value.
    pub fn revert(self, reversal: Reversal) -> Result<Committed, Failure> {
        self.revert_by(reversal, &mut Nothing)
    }

    /// As [`Writing::revert`], stopped where a test wants.
    pub fn revert_by(self, reversal: Reversal, steps: &mut dyn Steps) -> Result<Committed, Failure> {
        let kind = (reversal.direction, reversal.operation.op);
        self.write(reversal.drafted, Some(kind), steps)
    }

    fn write(
        self,
        drafted: Drafted,
        kind: Option<(Direction, u64)>,
        steps: &mut dyn Steps,
    ) -> Result<Committed, Failure> {
        let journal = self.reading.journal();
        let unreadable = |error: std::io::Error| cannot_read(JOURNAL, &error);
        let tail = journal.tail().map_err(unreadable)?;
        // Evidence alone has no row; an undo is recorded even where there was nothing else to take back.
        let nothing = drafted.edits.is_empty() && drafted.files.is_empty() && kind.is_none();
        if nothing {
            return Ok(Committed { operation: tail.number, restored: Vec::new(), changed_by_hand: Vec::new() });
        }
        self.reading.source.verify()?;
        let mut changed_by_hand = Vec::new();
        for file in &drafted.files {
            let last = journal.last_change(&file.change.path).map_err(unreadable)?;
            if last.is_some_and(|last| last.after != file.change.before) {
                changed_by_hand.push(file.change.path.clone());
            }
        }
        let restored = drafted.files.iter().filter(|file| file.restored);
        let restored = restored.map(|file| file.change.path.as_str().into()).collect();
        let operation = Operation {
            op: tail.number + 1,
            at: self.actor.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            by: self.actor.by,
            command: self.actor.command,
            undoes: kind.filter(|(direction, _)| *direction == Direction::Undo).map(|(_, number)| number),
            redoes: kind.filter(|(direction, _)| *direction == Direction::Redo).map(|(_, number)| number),
            changed_by_hand,
            files: drafted.files.iter().map(|file| file.change.clone()).collect(),
            changes: drafted.edits,
        };
        commit::carry_out(self.reading.source.root(), self.lock, &tail, &operation, &drafted.files, steps)?;
        let changed_by_hand = operation.changed_by_hand.iter().map(|file| file.as_str().into()).collect();
        Ok(Committed { operation: operation.op, restored, changed_by_hand })
    }
}
