//! An operation of a copy on its way into the store: kept in the outbox, sent, and told from one that was not written. Refuses to
//! know what the operation does, and how its files are put in place.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::following::{self, BroughtCopy};
use super::ids::OperationId;
use super::known::{self, HandEdited};
use super::link::StoreLink;
use super::messages::{Sharing, SharingHint};
use super::outbox::{self, OutboxEntry, RewrittenLines};
use super::owner::{Owner, owner};
use super::reach::{StoreReach, Unanswered};
use super::remote::{OutgoingOperation, Pushed, digest};
use super::unanswered::not_written;
use crate::domain::problem::Problem;
use crate::domain::schema::Scope;
use crate::domain::tables::tables_of;
use crate::store::commit::{Steps, Stop};
use crate::store::failure::Failure;
use crate::store::lock::{Lock, cannot_write};
use crate::store::paths::{self, PROGRAMME};
use crate::store::source::cannot_read;

/// A copy that is open for writing, as new as its store was when it was opened.
#[derive(Debug)]
pub(in crate::store) struct WritingCopy {
    reach: StoreReach,
    link: StoreLink,
    /// The id of the operation that will be written.
    id: OperationId,
    /// Whether every other writer waits until this value is dropped.
    is_held: bool,
    /// Why the store is not asked; none where it answered.
    unanswered: Option<Unanswered>,
}

/// An operation that the store has.
#[derive(Debug)]
pub(in crate::store) struct SentOperation {
    /// Its number.
    pub number: u64,
    entry: OutboxEntry,
}

impl WritingCopy {
    pub fn new(reach: StoreReach, link: StoreLink, is_held: bool, unanswered: Option<Unanswered>) -> Self {
        Self { reach, link, id: OperationId::new(), is_held, unanswered }
    }

    /// The number that the operation gets if nobody comes before it.
    pub fn next_number(&self) -> u64 {
        self.link.operation + 1
    }

    /// The last operation that the copy knows.
    pub fn known(&self) -> u64 {
        self.link.operation
    }

    /// Who writes: the login.
    pub fn by(&self) -> &str {
        &self.link.address.user
    }

    pub fn id(&self) -> OperationId {
        self.id
    }

    /// Why the store is not asked; none where it answered.
    pub fn unanswered(&self) -> Option<&Unanswered> {
        self.unanswered.as_ref()
    }

    pub fn is_held(&self) -> bool {
        self.is_held
    }

    /// Whether the store has a file.
    pub fn holds(&self, path: &str) -> bool {
        self.link.digests.contains_key(path)
    }

    /// What an operation was decided on, as the store holds it against its own. A file that is not as the store last gave it was
    /// edited by hand, and stops the operation. `written`: the cohorts that it writes.
    fn reads(
        &self,
        seen: &BTreeMap<String, Option<Arc<[u8]>>>,
        written: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, Option<String>>, Failure> {
        let (mut reads, mut by_hand) = (BTreeMap::new(), Vec::new());
        for (path, bytes) in seen {
            match owner(path) {
                // What is not in the store, or is there and not seen, decides nothing.
                None => continue,
                Some(Owner::Head) if !self.link.is_head => continue,
                Some(Owner::Cohort(cohort)) if !self.link.cohorts.contains(cohort) && !written.contains(cohort) => {
                    continue;
                }
                Some(_) => {}
            }
            let is = bytes.as_deref().map(digest);
            if is.as_ref() != self.link.digests.get(path) {
                by_hand.push(path.clone());
            }
            reads.insert(path.clone(), is);
        }
        if by_hand.is_empty() {
            return Ok(reads);
        }
        Err(Failure::ByHand { files: by_hand })
    }

    /// What was done by hand to these files and to those that have to hold together with them; to any file where none is named.
    pub fn edited(&self, root: &Path, files: Option<&[String]>) -> Result<Vec<HandEdited>, Failure> {
        let named = files.unwrap_or_default();
        let all = files.is_none() || named.iter().any(|path| path == PROGRAMME);
        let cohorts: BTreeSet<&str> = named.iter().filter_map(|path| cohort_owning(path)).collect();
        let is_near = |path: &str| all || cohort_owning(path).is_none_or(|cohort| cohorts.contains(cohort));
        let mut paths: BTreeSet<String> = named.iter().cloned().collect();
        paths.extend(self.link.digests.keys().filter(|path| is_near(path)).cloned());
        for cohort in self.link.cohorts.iter().filter(|cohort| all || cohorts.contains(cohort.as_str())) {
            paths.extend(tables_of(Scope::Cohort).map(|table| paths::path(cohort, table)));
        }
        let mut edited = Vec::new();
        for path in paths {
            let told = known::edited(root, &self.link, &path).map_err(|error| match error.kind() {
                // What it was before is not kept: nobody can say what was edited.
                io::ErrorKind::NotFound => Failure::ByHand { files: vec![path.clone()] },
                _ => cannot_read(&path, &error),
            });
            edited.extend(told?);
        }
        Ok(edited)
    }

    /// Where the content lies that the store has of a file; none where it has no such file.
    pub fn known_content(&self, root: &Path, path: &str) -> Option<PathBuf> {
        self.link.digests.get(path).map(|digest| known::place(root, digest))
    }

    /// What is sent. `seen`: what it was decided on; `also`: cohorts that it is about without writing a file of theirs.
    pub fn outgoing(
        &self,
        seen: &BTreeMap<String, Option<Arc<[u8]>>>,
        rest: String,
        files: BTreeMap<String, Option<Arc<[u8]>>>,
        also: impl Iterator<Item = String>,
    ) -> Result<OutgoingOperation, Failure> {
        let cohort_of = |path: &String| match owner(path) {
            Some(Owner::Cohort(cohort)) => Some(cohort.to_owned()),
            _ => None,
        };
        let also = also.filter(|cohort| self.link.cohorts.contains(cohort));
        let cohorts: BTreeSet<String> = files.keys().filter_map(cohort_of).chain(also).collect();
        let reads = self.reads(seen, &cohorts)?;
        Ok(OutgoingOperation { id: self.id, reads, cohorts, rest, files })
    }

    /// Keeps an operation that is made without the store, and puts its files in place here.
    pub fn keep_offline(
        &self,
        root: &Path,
        lock: &Lock,
        seen: &BTreeMap<String, Option<Arc<[u8]>>>,
        rest: String,
        files: BTreeMap<String, Option<Arc<[u8]>>>,
        steps: &mut dyn Steps,
    ) -> Result<(), Failure> {
        let died = |_: Stop| Failure::unwritable(Sharing::OfflineNotWritten);
        let cohorts: BTreeSet<String> =
            files.keys().filter_map(|path| cohort_owning(path)).map(str::to_owned).collect();
        let is_told = |path: &str| match owner(path) {
            None => false,
            Some(Owner::Head) => self.link.is_head,
            Some(Owner::Cohort(cohort)) => self.link.cohorts.contains(cohort),
            Some(_) => true,
        };
        let reads = seen.iter().filter(|(path, _)| is_told(path));
        let reads = reads.map(|(path, bytes)| (path.clone(), bytes.as_deref().map(digest))).collect();
        steps.before("keep").map_err(died)?;
        let outgoing = OutgoingOperation { id: self.id, reads, cohorts, rest, files };
        let entry = outbox::keep_to_place(root, lock, outgoing)?;
        steps.before("place").map_err(died)?;
        outbox::place(root, &entry).map(drop)
    }

    /// Keeps the operation and sends it. Where this fails, the store does not have it, unless the failure says that this is not
    /// known: then the operation stays in the outbox.
    pub fn send(
        &self,
        root: &Path,
        lock: &Lock,
        outgoing: OutgoingOperation,
        rewritten: Option<RewrittenLines>,
        steps: &mut dyn Steps,
    ) -> Result<SentOperation, Failure> {
        let died = |_: Stop| Failure::unwritable(Sharing::NotKnown { host: self.link.address.host.to_string() });
        steps.before("keep").map_err(died)?;
        let entry = outbox::keep(root, lock, outgoing, rewritten)?;
        steps.before("send").map_err(died)?;
        let pushed = self.push(&entry);
        steps.before("answered").map_err(died)?;
        let unwritten = match pushed {
            Ok(Pushed::Written(number) | Pushed::Done(number)) => return Ok(SentOperation { number, entry }),
            Err(unanswered) if unanswered.may_be_done() => {
                let problem = Problem::error(Sharing::NotKnown { host: self.link.address.host.to_string() });
                return Err(Failure::Unwritable(problem.hint(SharingHint::NextSettles)));
            }
            Err(unanswered) => not_written(&self.link, unanswered),
            Ok(Pushed::Stale { path }) => Failure::Stale { path, since: self.link.operation, hold: false },
            Ok(Pushed::Forbidden { cohort }) => self.forbidden(cohort),
            Ok(Pushed::Malformed { what }) => Failure::unwritable(Sharing::Malformed { what }),
        };
        outbox::remove(root, lock, entry.number)?;
        Err(unwritten)
    }

    /// Pushes an operation; once more, where the connection was cut: under the same id, it happens once. What is held is written
    /// when it is released, and not before.
    fn push(&self, entry: &OutboxEntry) -> Result<Pushed, Unanswered> {
        let address = &self.link.address;
        let ask = || {
            self.reach.ask(address, |remote| {
                let pushed = match &entry.rewritten {
                    Some(rewritten) => remote.erase(&entry.outgoing, &rewritten.lines),
                    None => remote.push(&entry.outgoing),
                }?;
                Ok(pushed)
            })
        };
        let release = |pushed: Pushed| {
            let released = self.reach.ask(address, |remote| remote.release());
            match (released, pushed) {
                (Err(Unanswered::Cut(mut cut)), Pushed::Written(_)) => {
                    cut.may_be_done = true;
                    Err(Unanswered::Cut(cut))
                }
                (_, pushed) => Ok(pushed),
            }
        };
        let first = ask().and_then(|pushed| if self.is_held { release(pushed) } else { Ok(pushed) });
        match first {
            // An erasure gets no other number than the one that it was held for.
            Err(unanswered) if unanswered.may_be_done() && entry.rewritten.is_none() => match ask() {
                Err(Unanswered::NotOpened(_)) => Err(unanswered),
                again => again,
            },
            first => first,
        }
    }

    fn forbidden(&self, cohort: Option<String>) -> Failure {
        let who = self.by().to_owned();
        let what = match cohort {
            Some(cohort) if !self.link.cohorts.contains(&cohort) => {
                let problem = Problem::error(Sharing::ForbiddenUnseen { who });
                return Failure::Refused(problem.hint(SharingHint::HeadDoesIt));
            }
            Some(cohort) => Sharing::ForbiddenCohort { cohort, who },
            None => Sharing::ForbiddenProgramme { who },
        };
        Failure::Refused(Problem::error(what).hint(SharingHint::AskHeadOffice))
    }

    /// The operation and its files are in place here: the copy moves on to it. The operation leaves the outbox.
    pub fn placed(&self, root: &Path, lock: &Lock, sent: &SentOperation, steps: &mut dyn Steps) -> Result<(), Failure> {
        let mut link = self.link.clone();
        link.operation = sent.number;
        link.id = Some(self.id);
        link.contact = self.reach.now().to_rfc3339();
        link.cohorts.extend(sent.entry.outgoing.cohorts.iter().cloned());
        for (path, bytes) in &sent.entry.outgoing.files {
            match bytes {
                Some(bytes) => link.digests.insert(path.clone(), digest(bytes)),
                None => link.digests.remove(path),
            };
        }
        if steps.before("link").is_err() {
            return Ok(());
        }
        for (path, bytes) in &sent.entry.outgoing.files {
            if let Some(bytes) = bytes {
                known::keep(root, path, bytes)
                    .map_err(|error| Failure::Unwritable(cannot_write(known::KNOWN, &error)))?;
            }
        }
        link.write(root)?;
        if steps.before("settled").is_err() {
            return Ok(());
        }
        outbox::remove(root, lock, sent.entry.number)?;
        known::sweep(root, &link, &outbox::rested_on(root)).map_err(|error| cannot_read(known::KNOWN, &error))
    }

    /// Others came before it, or its files could not be put in place here: the copy pulls, which brings it too.
    pub fn pulled(&self, root: &Path, lock: &Lock, sent: &SentOperation) -> Result<Vec<Problem>, Failure> {
        let not_here = || {
            let problem = Problem::error(Sharing::NotHereYet { operation: sent.number });
            Failure::Unwritable(problem.hint(SharingHint::NextPuts))
        };
        // Whoever had the lock in between may have pulled.
        let mut link = StoreLink::read(root)?.ok_or_else(not_here)?;
        following::know_placed(root, &mut link, &sent.entry);
        let pulled = following::pull(root, lock, &self.reach, &link);
        let BroughtCopy { link, notes, .. } = pulled.map_err(|_| not_here())?;
        outbox::remove(root, lock, sent.entry.number)?;
        known::sweep(root, &link, &outbox::rested_on(root)).map_err(|error| cannot_read(known::KNOWN, &error))?;
        Ok(notes)
    }
}

/// The cohort whose file it is.
fn cohort_owning(path: &str) -> Option<&str> {
    match owner(path) {
        Some(Owner::Cohort(cohort)) => Some(cohort),
        _ => None,
    }
}

/// Nobody waits for a writer that ended.
impl Drop for WritingCopy {
    fn drop(&mut self) {
        if self.is_held {
            self.reach.hang_up();
        }
    }
}
