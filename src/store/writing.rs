//! The folder opened for writing: everything that reading gives, and the one way to change it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::Serialize;

use super::commit::{self, JournalEntry, Nothing, SetAside, Steps};
use super::copied::OnItsWay;
use super::draft::{Draft, Drafted, Keep, Rewrite};
use super::editor;
use super::failure::Failure;
use super::journal::{Edits, JOURNAL, Operation, Tail};
use super::lock::Lock;
use super::reading::Reading;
use super::shared::sending::WritingCopy;
use super::source::cannot_read;
use super::undo::{Direction, Reversal};
use crate::domain::change::Change;
use crate::lang::Lang;
use crate::store::actor::Actor;

/// A folder opened for writing. Nobody else reads or writes until it is committed or dropped.
#[derive(Debug)]
pub struct Writing {
    pub(super) reading: Reading,
    pub(super) lock: Lock,
    actor: Actor,
    /// In a copy of a shared programme: the way of the operation into its store.
    pub(super) copy: Option<WritingCopy>,
    /// Files that are written beside the operation, and that a store has to have too.
    beside: BTreeMap<String, Arc<[u8]>>,
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
    /// Whether it is in the store of a shared programme, too.
    pub is_in_store: bool,
    /// Whether it was made without the store of a shared programme, and waits to be sent.
    pub waits: bool,
}

impl Deref for Writing {
    type Target = Reading;
    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Writing {
    pub(super) fn new(reading: Reading, lock: Lock, actor: Actor, copy: Option<WritingCopy>) -> Self {
        Self { reading, lock, actor, copy, beside: BTreeMap::new() }
    }

    /// In a copy of a shared programme, the last operation that it knows.
    pub fn known(&self) -> Option<u64> {
        self.copy.as_ref().map(WritingCopy::known)
    }

    /// In a copy of a shared programme, a failure unless every other writer waits: what is written is about all that was
    /// written before.
    pub(super) fn holds_others(&self) -> Result<(), Failure> {
        match &self.copy {
            Some(copy) if !copy.is_held() => {
                Err(Failure::Stale { path: JOURNAL.to_owned(), since: copy.known(), hold: true })
            }
            _ => Ok(()),
        }
    }

    /// Whether the store of a shared programme has a file, too.
    pub(super) fn is_in_store(&self, file: &str) -> bool {
        self.copy.as_ref().is_some_and(|copy| copy.holds(file))
    }

    /// A file that is written beside the operation.
    pub(super) fn add_beside(&mut self, file: &str, bytes: &[u8]) {
        self.beside.insert(file.to_owned(), Arc::from(bytes));
    }

    /// The number that the operation will have.
    pub(super) fn next_number(&self, tail: &Tail) -> u64 {
        // A copy may not see the store's last lines.
        self.copy.as_ref().map_or(tail.number + 1, WritingCopy::next_number)
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
            let operation = tail.number;
            return Ok(Committed { operation, restored, changed_by_hand, set_aside, is_in_store: false, waits: false });
        }
        let (mut operation, files) = self.operation(drafted, self.next_number(&tail))?;
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
        let Self { reading, lock, copy, beside, .. } = self;
        let (number, set_aside) = match &copy {
            None => {
                let done = commit::carry_out(&reading.source, lock, into, operation, files, steps);
                (operation.op, done.map(|(set_aside, _)| set_aside)?)
            }
            Some(copy) => {
                let on_its_way = OnItsWay { reading: &reading, copy, beside, operation, files };
                on_its_way.carry_out(lock, into, steps)?
            }
        };
        let waits = copy.as_ref().is_some_and(|copy| copy.unanswered().is_some());
        editor::renew(reading.source.root(), Lang::of_locale(&reading.programme().language));
        let restored = files.iter().filter(|file| file.restored);
        let restored = restored.map(|file| file.change.path.as_str().into()).collect();
        let changed_by_hand = operation.changed_by_hand.iter().map(|file| file.as_str().into()).collect();
        Ok(Committed {
            operation: number,
            restored,
            changed_by_hand,
            set_aside,
            is_in_store: copy.is_some() && !waits,
            waits,
        })
    }

    /// What the journal will say of a draft, and the files that it writes.
    pub(super) fn operation(&self, drafted: Drafted, number: u64) -> Result<(Operation<Edits>, Vec<Rewrite>), Failure> {
        let mut changed_by_hand = Vec::new();
        // What waits to be sent is in no journal yet: of it nobody can say that it was done by hand.
        let is_told = self.copy.as_ref().is_none_or(|copy| copy.unanswered().is_none());
        for file in drafted.files.iter().filter(|_| is_told) {
            let last = self.reading.journal().last_change(&file.change.path);
            let last = last.map_err(|error| cannot_read(JOURNAL, &error))?;
            if last.is_some_and(|last| last.after != file.change.before) {
                changed_by_hand.push(file.change.path.clone());
            }
        }
        let operation = Operation {
            op: number,
            at: self.actor.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            by: self.copy.as_ref().map_or(&*self.actor.by, WritingCopy::by).to_owned(),
            command: self.actor.command.clone(),
            id: self.copy.as_ref().map(|copy| copy.id().to_string()),
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
