//! An operation in a copy of a shared programme: in the store first, then here. Between the two the program may die: what was sent
//! lies in the outbox until it is in place.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use serde::Serialize;

use super::commit::{self, JournalEntry, SetAside, Steps, Stop};
use super::draft::Rewrite;
use super::failure::Failure;
use super::journal::{Operation, Tail, lines};
use super::lock::Lock;
use super::reading::Reading;
use super::shared::offline::{may_be_written, needs_store};
use super::shared::outbox::RewrittenLines;
use super::shared::remote::Line;
use super::shared::sending::{SentOperation, WritingCopy};
use super::source::cannot_read;
use super::{journal::JOURNAL, recovery, replace};

/// An operation that is about to be sent.
pub(super) struct OnItsWay<'o, C> {
    pub reading: &'o Reading,
    pub copy: &'o WritingCopy,
    /// Files that are written beside it.
    pub beside: BTreeMap<String, Arc<[u8]>>,
    pub operation: &'o Operation<C>,
    pub files: &'o [Rewrite],
}

impl<C: Serialize> OnItsWay<'_, C> {
    /// Sends it, then puts its files in place. Gives the number that the store gave, and what was set aside.
    pub(super) fn carry_out(
        self,
        lock: Lock,
        into: (&Tail, &JournalEntry),
        steps: &mut dyn Steps,
    ) -> Result<(u64, Vec<SetAside>), Failure> {
        let source = &self.reading.source;
        let root = source.root();
        source.verify()?;
        let text = |error: serde_json::Error| cannot_read(JOURNAL, &io::Error::from(error));
        let (rest, rewritten) = (self.operation.rest().map_err(text)?, self.rewritten(into.1));
        let written = self.files.iter().map(|file| (file.change.path.clone(), file.after.as_ref().map(Arc::from)));
        let beside = self.beside.iter().map(|(path, bytes)| (path.clone(), Some(Arc::clone(bytes))));
        let erased = self.operation.erases.iter().map(|(cohort, _)| cohort.clone());
        if let Some(why) = self.copy.unanswered() {
            let other = self.files.iter().map(|file| &file.change.path).find(|path| !may_be_written(path));
            // Undo takes back what the store may have moved on from, and an erasure is everybody's.
            let is_plain = self.operation.undoes.is_none() && self.operation.redoes.is_none() && rewritten.is_none();
            let other = other.or_else(|| self.beside.keys().next());
            if let Some(file) = other {
                return Err(needs_store(file, why));
            }
            if !is_plain {
                return Err(needs_store(JOURNAL, why));
            }
            let files = written.chain(beside).collect();
            self.copy.keep_offline(root, &lock, &source.seen(), rest, files, steps)?;
            return Ok((self.operation.op, Vec::new()));
        }
        let outgoing = self.copy.outgoing(&source.seen(), rest, written.chain(beside).collect(), erased)?;
        let sent = self.copy.send(root, &lock, outgoing, rewritten, steps).inspect_err(|failure| {
            if matches!(failure, Failure::Stale { .. }) {
                self.remove_beside();
            }
        })?;
        if sent.number != self.operation.op {
            // Others came between: the operation arrives with theirs.
            self.reading.notice(self.copy.pulled(root, &lock, &sent)?);
            return Ok((sent.number, Vec::new()));
        }
        let mut watched = Watched { steps, is_dead: false };
        match commit::carry_out(source, lock, into, self.operation, self.files, &mut watched) {
            Ok((set_aside, lock)) => {
                self.copy.placed(root, &lock, &sent, steps)?;
                Ok((sent.number, set_aside))
            }
            Err(failure) if watched.is_dead => Err(failure),
            Err(_) => self.arrived(&sent).map(|()| (sent.number, Vec::new())),
        }
    }

    /// Takes away what was written beside it and is in no store: the next try writes it anew.
    fn remove_beside(&self) {
        for path in self.beside.keys().filter(|path| !self.copy.holds(path)) {
            let _ = replace::remove(&self.reading.source.path(path));
        }
    }

    /// Its files could not be put in place as they are: as what arrives, with what was written by hand set aside.
    fn arrived(&self, sent: &SentOperation) -> Result<(), Failure> {
        let root = self.reading.source.root();
        let (mut lock, left) = Lock::exclusive(root, None)?;
        let recovered = recovery::recover(root, &left)?;
        lock.settled();
        let mut notes = recovered.notes;
        notes.extend(self.copy.pulled(root, &lock, sent)?);
        self.reading.notice(notes);
        Ok(())
    }

    /// The earlier lines that it writes anew.
    fn rewritten(&self, entry: &JournalEntry) -> Option<RewrittenLines> {
        let JournalEntry::Anew { old, new } = entry else { return None };
        let pairs = lines(old).zip(lines(new)).filter(|((before, _), (after, _))| before != after);
        let anew = pairs.filter_map(|((before, _), (after, _))| {
            let operation = serde_json::from_slice::<Numbered>(before).ok()?.op;
            Some(Line { operation, text: String::from_utf8(after.to_vec()).ok()? })
        });
        Some(RewrittenLines { operation: self.operation.op, lines: anew.collect() })
    }
}

/// A line of the journal, as far as its number.
#[derive(serde::Deserialize)]
struct Numbered {
    op: u64,
}

/// The steps of a commit, and whether a test let the program die at one of them.
struct Watched<'s> {
    steps: &'s mut dyn Steps,
    is_dead: bool,
}

impl Steps for Watched<'_> {
    fn before(&mut self, step: &'static str) -> Result<(), Stop> {
        self.steps.before(step).inspect_err(|stop| self.is_dead |= !matches!(stop, Stop::Fail(_)))
    }
}
