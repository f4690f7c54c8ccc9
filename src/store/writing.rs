//! The folder opened for writing: everything that reading gives, and the one way to change it.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;

use super::commit::{self, JournalEntry, Nothing, SetAside, Steps};
use super::draft::{Draft, Drafted, Keep, Rewrite};
use super::editor;
use super::failure::Failure;
use super::journal::{Edits, JOURNAL, Operation, Tail};
use super::lock::Lock;
use super::reading::Reading;
use super::source::cannot_read;
use super::undo::{Direction, Reversal};
use crate::domain::change::Change;
use crate::lang::Lang;
use crate::store::actor::Actor;

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
    pub operation: u64,
    /// Files that a spreadsheet had re-saved and that are canonical again.
    pub restored: Vec<Arc<str>>,
    /// Files that were changed by hand since the last operation on them.
    pub changed_by_hand: Vec<Arc<str>>,
    /// Files that were changed by hand while the operation was put in place.
    pub set_aside: Vec<SetAside>,
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

    /// As [`Writing::commit`], of changes that are made one by one: there may be hundreds of thousands.
    pub fn commit_each<'c>(self, changes: impl Iterator<Item = Cow<'c, Change>>) -> Result<Committed, Failure> {
        self.draw_up(changes, &mut Nothing)
    }

    /// As [`Writing::commit`], stopped where a test wants.
    pub fn commit_by(self, changes: &[Change], steps: &mut dyn Steps) -> Result<Committed, Failure> {
        self.draw_up(changes.iter().map(Cow::Borrowed), steps)
    }

    fn draw_up<'c>(
        self,
        changes: impl Iterator<Item = Cow<'c, Change>>,
        steps: &mut dyn Steps,
    ) -> Result<Committed, Failure> {
        let mut draft = Draft::new(&self.reading);
        for change in changes {
            draft.apply(&change)?;
        }
        let drafted = draft.finish(Keep::Nothing)?;
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
            let (restored, changed_by_hand, set_aside) = (Vec::new(), Vec::new(), Vec::new());
            return Ok(Committed { operation: tail.number, restored, changed_by_hand, set_aside });
        }
        let (mut operation, files) = self.operation(drafted, tail.number + 1)?;
        operation.undoes = kind.filter(|(direction, _)| *direction == Direction::Undo).map(|(_, number)| number);
        operation.redoes = kind.filter(|(direction, _)| *direction == Direction::Redo).map(|(_, number)| number);
        self.carry_out((&tail, &JournalEntry::Appended), &operation, &files, steps)
    }

    /// Writes an operation and its files.
    pub(super) fn carry_out<C: Serialize>(
        self,
        into: (&Tail, &JournalEntry),
        operation: &Operation<C>,
        files: &[Rewrite],
        steps: &mut dyn Steps,
    ) -> Result<Committed, Failure> {
        let set_aside = commit::carry_out(&self.reading.source, self.lock, into, operation, files, steps)?;
        editor::renew(self.reading.source.root(), Lang::of_locale(&self.reading.programme().language));
        let restored = files.iter().filter(|file| file.restored);
        let restored = restored.map(|file| file.change.path.as_str().into()).collect();
        let changed_by_hand = operation.changed_by_hand.iter().map(|file| file.as_str().into()).collect();
        Ok(Committed { operation: operation.op, restored, changed_by_hand, set_aside })
    }

    /// What the journal will say of a draft, and the files that it writes.
    pub(super) fn operation(&self, drafted: Drafted, number: u64) -> Result<(Operation<Edits>, Vec<Rewrite>), Failure> {
        let mut changed_by_hand = Vec::new();
        for file in &drafted.files {
            let last = self.reading.journal().last_change(&file.change.path);
            let last = last.map_err(|error| cannot_read(JOURNAL, &error))?;
            if last.is_some_and(|last| last.after != file.change.before) {
                changed_by_hand.push(file.change.path.clone());
            }
        }
        let operation = Operation {
            op: number,
            at: self.actor.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            by: self.actor.by.clone(),
            command: self.actor.command.clone(),
            id: None,
            undoes: None,
            redoes: None,
            erases: Vec::new(),
            erased_on: None,
            erased_by: None,
            changed_by_hand,
            files: drafted.files.iter().map(|file| file.change.clone()).collect(),
            changes: drafted.edits,
        };
        Ok((operation, drafted.files))
    }
}
