//! Undo and redo: which operation, and what taking it back comes to. The journal is the stack; an undo is an operation
//! like any other, which plain undo walks past. Refuses where a row is no longer as the operation left it.
//!
//! ```text
//! lines of the journal     ① enrol   ② attend   ⑥ move      undo takes back   redo does again
//! ① enrol, ② attend            ●         ●                         ②               nothing
//! ③ undo of ②                  ●         ○                         ①               ②, inverting ③
//! ④ undo of ①                  ○         ○                      nothing            ①, inverting ④
//! ⑤ redo of ④                  ●         ○                   ①, inverting ⑤        ②, inverting ③
//! ⑥ move                       ●         ○         ●               ⑥               nothing
//!
//! ● stands   ○ taken back
//! ```
//!
//! Undo takes back the newest operation that stands. Redo does again the newest that is taken back, as long as no new
//! operation follows it. Both invert the line that did the operation last. `undo N` takes back any operation that stands
//! and whose rows nobody has changed since.

use super::draft::{Draft, Drafted, Keep, Rewrite};
use super::failure::Failure;
use super::journal::{FileEdit, FilledCells, JOURNAL, Operation, Unusable};
use super::reading::Reading;
use super::retold;
use super::source::cannot_read;
use super::standing::{Chain, Chains, LineDeed, Standing};
use crate::domain::change::Change;
use crate::domain::problem::Problem;
use crate::domain::records::CohortRecords;
use crate::store::guarding::Guarding;
use crate::store::keeping::{Keeping, KeepingHint};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Undo,
    /// Does one again that was taken back.
    Redo,
}

/// What an undo or redo would do.
#[derive(Debug)]
pub struct Reversal {
    pub direction: Direction,
    /// The operation it is about, as it was first done.
    pub operation: Operation,
    /// What it would change, in order.
    pub changes: Vec<Change>,
    /// What there is to know of the journal beside.
    pub remarks: Vec<Guarding>,
    pub(super) drafted: Drafted,
}

impl Reversal {
    /// The files that it would write, then those that it would remove, from the root of the folder.
    pub fn files(&self) -> (Vec<String>, Vec<String>) {
        let changed = self.drafted.files.iter().filter(|file| file.before != file.after);
        let (written, removed): (Vec<&Rewrite>, _) = changed.partition(|file| file.after.is_some());
        let paths = |files: Vec<&Rewrite>| files.into_iter().map(|file| file.change.path.clone()).collect();
        (paths(written), paths(removed))
    }

    /// The cohorts that it changes as they would be.
    pub fn cohorts_after(&self) -> &[CohortRecords] {
        &self.drafted.cohorts
    }
}

/// The line of the journal to invert, and the operation that it did or did again.
struct Reversible {
    entry: Operation,
    /// The operation as it was first done; none where its line is not there.
    first: Option<Operation>,
    /// How many lines come after the one to invert.
    after: usize,
    /// Whether another operation of that number stands.
    other_stands: bool,
}

impl Reading {
    /// What undoing or redoing would do; `number`: that operation, else the one whose turn it is.
    pub fn reversal(&self, direction: Direction, number: Option<u64>) -> Result<Reversal, Failure> {
        let tail = self.journal().tail().map_err(|error| cannot_read(JOURNAL, &error))?;
        if let Some(newer) = tail.newer.filter(|_| number.is_none()) {
            let (what, hint) = match direction {
                Direction::Undo => (Keeping::NewerThanUndo { operation: newer }, KeepingHint::UndoByNumber),
                Direction::Redo => (Keeping::NewerThanRedo { operation: newer }, KeepingHint::NewerVersion),
            };
            return Err(Failure::Refused(Problem::error(what).hint(hint)));
        }
        let found = match (direction, number) {
            (Direction::Undo, Some(number)) => self.named(number)?,
            (Direction::Undo, None) => self.turn(Direction::Undo)?.ok_or_else(|| refused(Keeping::NothingToUndo))?,
            (Direction::Redo, _) => self.turn(Direction::Redo)?.ok_or_else(|| refused(Keeping::NothingToRedo))?,
        };
        let Reversible { entry, first, .. } = &found;
        let number = entry.undoes.or(entry.redoes).unwrap_or(entry.op);
        if let Some(by) = entry.erased_by {
            let what = Keeping::ErasedFrom { operation: number, by };
            return Err(Failure::Refused(Problem::error(what).hint(KeepingHint::UndoAnother)));
        }
        if !entry.erases.is_empty() {
            let what = Keeping::IsErasure { operation: number };
            return Err(Failure::Refused(Problem::error(what).hint(KeepingHint::UndoAnother)));
        }
        let mut draft = Draft::new(self);
        let drafted = draft
            .take_back(entry.op, &entry.files, &entry.changes)
            .and_then(|()| draft.finish(Keep::Cohorts))
            .map_err(|failure| self.explained(failure, &found))?;
        let mut remarks = Vec::new();
        if tail.passed_over {
            remarks.push(Guarding::PassedOver);
        }
        if found.other_stands {
            remarks.push(Guarding::AnotherOfThatNumber { operation: number });
        }
        let operation = first.as_ref().unwrap_or(entry).clone();
        Ok(Reversal { direction, operation, changes: retold::changes(self, &drafted), remarks, drafted })
    }

    /// The operation whose turn it is: the newest that stands, or the newest that was taken back.
    fn turn(&self, direction: Direction) -> Result<Option<Reversible>, Failure> {
        let (mut chains, mut lines) = (Chains::default(), self.backwards()?);
        let mut after = 0;
        while let Some(entry) = lines.next().transpose()? {
            let Some(met) = chains.step(&entry) else {
                after += 1;
                continue;
            };
            if self.source.login().is_some_and(|login| login != entry.by) {
                // In a copy of a shared programme each walks their own operations.
                after += 1;
                continue;
            }
            if direction == Direction::Redo && met.deed == LineDeed::Done {
                // A new operation closes the way forward.
                return Ok(None);
            }
            let its_turn = if direction == Direction::Undo { met.stands() } else { met.is_undone() };
            if its_turn {
                let first = first_done(&mut chains, &mut lines, &entry, met)?;
                return Ok(Some(Reversible { entry, first, after, other_stands: false }));
            }
            after += 1;
        }
        Ok(None)
    }

    /// The operation of a number, if it can be taken back; of two, the later one.
    fn named(&self, wanted: u64) -> Result<Reversible, Failure> {
        let (mut chains, mut found, mut undone_by, mut is_undo) =
            (Chains::default(), None::<(Reversible, Chain)>, None, None);
        for (after, entry) in self.backwards()?.enumerate() {
            let entry = entry?;
            let Some(met) = chains.step(&entry) else { continue };
            if met.number != wanted {
                is_undo = is_undo.or((entry.op == wanted).then_some(met.number));
                continue;
            }
            if met.is_undone() {
                undone_by = undone_by.or(Some(entry.op));
            }
            match &mut found {
                None if met.stands() => {
                    let first = (met.deed == LineDeed::Done).then(|| entry.clone());
                    found = Some((Reversible { entry, first, after, other_stands: false }, met.chain));
                }
                Some((found, chain)) if *chain == met.chain && met.deed == LineDeed::Done => found.first = Some(entry),
                Some((found, _)) => found.other_stands |= met.stands(),
                None => {}
            }
        }
        if let Some((found, _)) = found {
            return Ok(found);
        }
        let (what, hint) = match (undone_by, is_undo) {
            (Some(by), _) => {
                // Only what was taken back last can be done again.
                let is_last = self.backwards()?.next().transpose()?.is_some_and(|last| last.op == by);
                let hint = if is_last { KeepingHint::Redo } else { KeepingHint::History };
                (Keeping::AlreadyUndone { operation: wanted, by }, hint)
            }
            (None, Some(of)) => (Keeping::IsUndo { operation: wanted, of }, KeepingHint::History),
            (None, None) if self.is_newer(wanted)? => {
                (Keeping::NewerThanUndo { operation: wanted }, KeepingHint::UndoByNumber)
            }
            (None, None) => (Keeping::NoSuchOperation { operation: wanted }, KeepingHint::History),
        };
        Err(Failure::Refused(Problem::error(what).hint(hint)))
    }

    /// Whether a newer version wrote the operation of a number.
    fn is_newer(&self, wanted: u64) -> Result<bool, Failure> {
        let journal = self.journal().all().map_err(|error| cannot_read(JOURNAL, &error))?;
        Ok(journal.unusable.iter().any(|(_, why)| *why == Unusable::Newer(wanted)))
    }

    fn backwards(&self) -> Result<impl Iterator<Item = Result<Operation, Failure>> + use<>, Failure> {
        let unreadable = |error: std::io::Error| cannot_read(JOURNAL, &error);
        let entries = self.journal().backwards(None).map_err(unreadable)?;
        Ok(entries.map(move |entry| entry.map_err(unreadable)))
    }

    /// Adds what to do to a refusal: later operations on the same rows that stand, else whoever changed them by hand.
    fn explained(&self, failure: Failure, found: &Reversible) -> Failure {
        let Failure::Refused(problem) = failure else { return failure };
        let (mut later, mut chains) = (Vec::new(), Chains::default());
        let Ok(entries) = self.backwards() else { return Failure::Refused(problem) };
        for other in entries.map_while(Result::ok).take(found.after) {
            let Some(met) = chains.step(&other) else { continue };
            let mut rows = other.changes.iter();
            if met.stands() && rows.any(|edit| found.entry.changes.iter().any(|mine| related(mine, edit))) {
                later.push(met.number);
            }
        }
        let hint = if later.is_empty() { KeepingHint::ByHand } else { KeepingHint::UndoFirst { operations: later } };
        Failure::Refused(problem.hint(hint))
    }
}

/// The line in which an operation was first done, from the line that did it last.
fn first_done(
    chains: &mut Chains,
    older: &mut impl Iterator<Item = Result<Operation, Failure>>,
    entry: &Operation,
    met: Standing,
) -> Result<Option<Operation>, Failure> {
    if met.deed == LineDeed::Done {
        return Ok(Some(entry.clone()));
    }
    for line in older {
        let line = line?;
        let Some(other) = chains.step(&line) else { continue };
        if other.chain == met.chain && other.deed == LineDeed::Done {
            return Ok(Some(line));
        }
    }
    Ok(None)
}

/// Whether two edits are of one row, or a mark hangs on an enrolment or on a session of the definition.
fn related(one: &FileEdit, other: &FileEdit) -> bool {
    (one.table() == other.table() && one.key() == other.key())
        || (folder(one).is_some() && folder(one) == folder(other) && other.key().ends_with(one.key()))
        || hangs_on_person(one, other)
        || hangs_on_session(one, other)
        || hangs_on_session(other, one)
}

/// Whether a row of a cohort's table names the person whose enrolment the other edit is.
fn hangs_on_person(enrolment: &FileEdit, row: &FileEdit) -> bool {
    match (enrolment.key(), row) {
        ([id], FileEdit::Row { before, after, .. }) => {
            let names =
                |cells: &Option<FilledCells>| cells.as_ref().is_some_and(|cells| cells.get("participant") == id);
            folder(enrolment) == folder(row) && (names(before) || names(after))
        }
        _ => false,
    }
}

fn folder(edit: &FileEdit) -> Option<&str> {
    edit.table().rsplit_once('/').map(|(folder, _)| folder)
}

/// Whether a row of a cohort's table, or a session of it, is about the cohort or the session that lines define.
fn hangs_on_session(lines: &FileEdit, row: &FileEdit) -> bool {
    match (lines, row) {
        (FileEdit::Lines { key, .. }, FileEdit::Lines { key: other, .. }) => {
            matches!(&key[..], [cohort] if other.first() == Some(cohort))
        }
        (FileEdit::Lines { key, .. }, FileEdit::Row { table, key: row, .. }) => match &key[..] {
            [cohort] => table.starts_with(&format!("data/{cohort}/")),
            [cohort, session] => table.starts_with(&format!("data/{cohort}/")) && row.first() == Some(session),
            _ => false,
        },
        _ => false,
    }
}

fn refused(what: Keeping) -> Failure {
    Failure::Refused(Problem::error(what))
}
