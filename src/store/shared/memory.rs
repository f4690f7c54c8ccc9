//! A store in memory, which follows the same contract as a database and fails when a test wants it to. Nothing of it outlives
//! the process.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::cut::{VisibleLine, seen};
use super::ids::{CopyId, OperationId};
use super::line::is_line;
use super::owner::{Owner, is_evidence, owner};
use super::remote::{
    Access, EVIDENCE_AT_ONCE, FORMAT, HEAD, HeadAnswer, KnownCopy, KnownOfStore, Line, NewFile, News, OfficeRight,
    OutgoingOperation, Pulled, Pushed, Remote, Unreachable, digest,
};

/// How long a hold lasts that nobody ends.
const HOLD: Duration = Duration::from_secs(10);

/// A store; clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    shared: Arc<(Mutex<State>, Condvar)>,
}

/// One connection to it.
#[derive(Debug)]
pub struct MemoryConnection {
    store: Memory,
    who: String,
    /// Tells its hold from those of others.
    number: u64,
    /// What goes wrong with the next calls, in their order.
    faults: VecDeque<Option<ConnectionFault>>,
}

/// What goes wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionFault {
    /// Nobody answers.
    Refused,
    /// The connection is cut before the question arrives.
    CutBefore,
    /// The store has done it, and the connection is cut before the answer arrives.
    CutAfter,
}

#[derive(Clone, Debug, Default)]
struct State {
    head: u64,
    format: Option<u32>,
    /// By login and office.
    access: BTreeMap<(String, String), OfficeRight>,
    offices: BTreeSet<String>,
    /// The office of each cohort.
    cohorts: BTreeMap<String, String>,
    files: BTreeMap<String, StoredFile>,
    operations: BTreeMap<u64, StoredOperation>,
    copies: BTreeMap<CopyId, (String, u64)>,
    /// Who keeps the others waiting, and since when.
    hold: Option<(u64, Instant)>,
    connections: u64,
}

#[derive(Clone, Debug)]
struct StoredFile {
    digest: Option<String>,
    bytes: Option<Arc<[u8]>>,
    operation: u64,
}

#[derive(Clone, Debug)]
struct StoredOperation {
    id: OperationId,
    line: String,
    cohorts: BTreeSet<String>,
    /// Itself, or the erasure that rewrote it.
    changed: u64,
}

/// Who a line says did it.
fn by(line: &str) -> Option<String> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    line["by"].as_str().map(str::to_owned)
}

/// What one login may see and write.
struct Rights<'s> {
    state: &'s State,
    offices: BTreeMap<&'s str, OfficeRight>,
}

impl Memory {
    /// A store without files, whose head office is one login.
    pub fn owned_by(who: &str) -> Self {
        let memory = Self::default();
        {
            let mut state = memory.lock();
            state.offices.insert(HEAD.to_owned());
            state.access.insert((who.to_owned(), HEAD.to_owned()), OfficeRight::Write);
        }
        memory
    }

    /// A connection of a login.
    pub fn connect(&self, who: &str) -> MemoryConnection {
        let mut state = self.lock();
        state.connections += 1;
        MemoryConnection {
            store: self.clone(),
            who: who.to_owned(),
            number: state.connections,
            faults: VecDeque::new(),
        }
    }

    /// Forgets everything behind an operation, as a store restored from a backup does.
    pub fn go_back_to(&self, operation: u64, backup: &Self) {
        let kept = backup.lock().clone();
        debug_assert_eq!(kept.head, operation, "the backup is as of another operation");
        *self.lock() = kept;
    }

    /// The store as it is now, apart from it.
    #[must_use]
    pub fn backup(&self) -> Self {
        let state = self.lock().clone();
        Self { shared: Arc::new((Mutex::new(state), Condvar::new())) }
    }

    /// Speaks another format from now on.
    pub fn speak(&self, format: u32) {
        self.lock().format = Some(format);
    }

    /// Every file with its bytes, by path.
    pub fn files(&self) -> BTreeMap<String, Arc<[u8]>> {
        let state = self.lock();
        state.files.iter().filter_map(|(path, file)| Some((path.clone(), file.bytes.clone()?))).collect()
    }

    /// Every line of the journal, in the order of their numbers.
    pub fn lines(&self) -> Vec<Line> {
        let state = self.lock();
        let line = |(number, stored): (&u64, &StoredOperation)| Line { operation: *number, text: stored.line.clone() };
        state.operations.iter().map(line).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemoryConnection {
    /// Lets the next calls go wrong, each as said.
    pub fn fail(&mut self, faults: impl IntoIterator<Item = Option<ConnectionFault>>) {
        self.faults.extend(faults);
    }

    /// Asks the store, unless the connection fails first, and answers, unless it fails then.
    fn ask<T>(&mut self, question: impl FnOnce(&mut State, &str) -> T) -> Result<T, Unreachable> {
        self.ask_when(false, question)
    }

    /// As [`MemoryConnection::ask`], once nobody else holds the store.
    fn ask_in_turn<T>(&mut self, question: impl FnOnce(&mut State, &str) -> T) -> Result<T, Unreachable> {
        self.ask_when(true, question)
    }

    fn ask_when<T>(&mut self, in_turn: bool, question: impl FnOnce(&mut State, &str) -> T) -> Result<T, Unreachable> {
        let fault = self.faults.pop_front().flatten();
        let cut = |may_be_done, why: &str| Err(Unreachable { may_be_done, why: why.to_owned() });
        match fault {
            Some(ConnectionFault::Refused) => return cut(false, "connection refused"),
            Some(ConnectionFault::CutBefore) => return cut(true, "connection reset"),
            Some(ConnectionFault::CutAfter) | None => {}
        }
        let answer = {
            let mut state = if in_turn { self.turn() } else { self.store.lock() };
            question(&mut state, &self.who)
        };
        if fault == Some(ConnectionFault::CutAfter) { cut(true, "connection reset") } else { Ok(answer) }
    }

    /// The store, once nobody else holds it.
    fn turn(&self) -> MutexGuard<'_, State> {
        let (mutex, released) = &*self.store.shared;
        let mut state = mutex.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some((holder, since)) = state.hold
            && holder != self.number
        {
            let left = HOLD.saturating_sub(since.elapsed());
            if left.is_zero() {
                state.hold = None;
                break;
            }
            state = released.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state
    }

    fn let_go(&self) {
        let mut state = self.store.lock();
        if state.hold.is_some_and(|(holder, _)| holder == self.number) {
            state.hold = None;
            self.store.shared.1.notify_all();
        }
    }
}

impl Drop for MemoryConnection {
    fn drop(&mut self) {
        self.let_go();
    }
}

impl Remote for MemoryConnection {
    fn pull(&mut self, known: &KnownOfStore) -> Result<Pulled, Unreachable> {
        self.ask(|state, who| state.pull(who, known))
    }

    fn push(&mut self, outgoing: &OutgoingOperation) -> Result<Pushed, Unreachable> {
        self.ask_in_turn(|state, who| state.push(who, outgoing, &[]))
    }

    fn erase(&mut self, outgoing: &OutgoingOperation, lines: &[Line]) -> Result<Pushed, Unreachable> {
        self.ask_in_turn(|state, who| state.push(who, outgoing, lines))
    }

    fn hold(&mut self) -> Result<HeadAnswer<()>, Unreachable> {
        let number = self.number;
        self.ask_in_turn(|state, who| {
            if !state.rights(who).writes_anything() {
                return HeadAnswer::Forbidden;
            }
            state.hold = Some((number, Instant::now()));
            HeadAnswer::Done(())
        })
    }

    fn release(&mut self) -> Result<(), Unreachable> {
        self.let_go();
        self.ask(|_, _| ())
    }

    fn evidence(&mut self, path: &str) -> Result<Option<Arc<[u8]>>, Unreachable> {
        self.ask(|state, who| {
            let seen = owner(path).is_some_and(|owner| state.rights(who).sees(owner));
            seen.then(|| state.files.get(path)?.bytes.clone()).flatten()
        })
    }

    fn people(&mut self) -> Result<Vec<Access>, Unreachable> {
        self.ask(|state, who| {
            let is_head = state.rights(who).head().is_some();
            let seen = state.access.iter().filter(|((other, _), _)| is_head || other == who);
            seen.map(|((who, office), right)| Access { who: who.clone(), office: office.clone(), right: *right })
                .collect()
        })
    }

    fn allow(&mut self, access: &Access) -> Result<HeadAnswer<()>, Unreachable> {
        self.ask(|state, who| {
            if state.rights(who).head() != Some(OfficeRight::Write) {
                return HeadAnswer::Forbidden;
            }
            state.offices.insert(access.office.clone());
            state.access.insert((access.who.clone(), access.office.clone()), access.right);
            HeadAnswer::Done(())
        })
    }

    fn deny(&mut self, denied: &str, office: Option<&str>) -> Result<HeadAnswer<usize>, Unreachable> {
        self.ask(|state, who| {
            if state.rights(who).head() != Some(OfficeRight::Write) {
                return HeadAnswer::Forbidden;
            }
            let goes = |(who, of): &(String, String)| who == denied && office.is_none_or(|office| of == office);
            let gone = state.access.keys().filter(|access| goes(access)).count();
            if gone == 0 {
                return HeadAnswer::Unknown;
            }
            let stays_head = |(access, right): (&(String, String), &OfficeRight)| {
                access.1 == HEAD && *right == OfficeRight::Write && !goes(access)
            };
            if !state.access.iter().any(stays_head) {
                return HeadAnswer::LastOfHead;
            }
            state.access.retain(|access, _| !goes(access));
            HeadAnswer::Done(gone)
        })
    }

    fn assign(&mut self, cohort: &str, office: &str) -> Result<HeadAnswer<()>, Unreachable> {
        self.ask(|state, who| {
            if state.rights(who).head() != Some(OfficeRight::Write) {
                return HeadAnswer::Forbidden;
            }
            let Some(of) = state.cohorts.get_mut(cohort) else { return HeadAnswer::Unknown };
            office.clone_into(of);
            state.offices.insert(office.to_owned());
            HeadAnswer::Done(())
        })
    }

    fn copies(&mut self) -> Result<Vec<KnownCopy>, Unreachable> {
        self.ask(|state, who| {
            let is_head = state.rights(who).head().is_some();
            let seen = state.copies.iter().filter(|(_, (other, _))| is_head || other == who);
            seen.map(|(copy, (who, operation))| KnownCopy { copy: *copy, who: who.clone(), operation: *operation })
                .collect()
        })
    }
}

impl State {
    fn rights<'s>(&'s self, who: &str) -> Rights<'s> {
        let mine = self.access.iter().filter(|((other, _), _)| other == who);
        Rights { state: self, offices: mine.map(|((_, office), right)| (office.as_str(), *right)).collect() }
    }

    fn pull(&mut self, who: &str, known: &KnownOfStore) -> Pulled {
        if let Some(format) = self.format.filter(|format| *format != FORMAT) {
            return Pulled::OtherFormat(format);
        }
        if known.operation > 0 && self.operations.get(&known.operation).map(|stored| stored.id) != known.id {
            return Pulled::Diverged { head: self.head };
        }
        let rights = self.rights(who);
        let is_new = |owner: Owner<'_>| match owner {
            Owner::Cohort(cohort) => !known.cohorts.contains(cohort),
            Owner::Head => !known.is_head,
            Owner::Everybody | Owner::Programme => false,
        };
        let files = self.files.iter().filter(|(path, file)| {
            owner(path).is_some_and(|owner| {
                rights.sees(owner) && (file.operation > known.operation || is_new(owner) && file.digest.is_some())
            })
        });
        let brought = |(path, file): (&String, &StoredFile)| {
            let size = file.bytes.as_ref().map_or(0, |bytes| bytes.len());
            let later = is_evidence(path) && size > EVIDENCE_AT_ONCE;
            let bytes = file.bytes.clone().filter(|_| !later);
            (path.clone(), NewFile { digest: file.digest.clone(), bytes })
        };
        let files = files.map(brought).collect();
        let about_new = |stored: &StoredOperation| {
            stored.cohorts.iter().any(|cohort| rights.sees(Owner::Cohort(cohort)) && is_new(Owner::Cohort(cohort)))
        };
        let lines = self.operations.iter().filter(|(_, stored)| {
            rights.sees_line(stored)
                && (stored.changed > known.operation || about_new(stored) || !known.is_head && rights.head().is_some())
        });
        let line = |(number, stored): (&u64, &StoredOperation)| {
            let text = match seen(&stored.line, &|owner: Owner<'_>| rights.sees(owner))? {
                VisibleLine::Whole => stored.line.clone(),
                VisibleLine::Part(text) => text,
                VisibleLine::Nothing => return None,
            };
            Some(Line { operation: *number, text })
        };
        let lines = lines.filter_map(line).collect();
        let cohorts = self.cohorts.keys();
        let cohorts = cohorts.filter_map(|cohort| Some((cohort.clone(), rights.of(Owner::Cohort(cohort))?))).collect();
        let id = self.operations.get(&self.head).map(|stored| stored.id);
        let news = News { operation: self.head, id, cohorts, head: rights.head(), files, lines };
        self.copies.insert(known.copy, (who.to_owned(), self.head));
        Pulled::News(news)
    }

    fn push(&mut self, who: &str, outgoing: &OutgoingOperation, lines: &[Line]) -> Pushed {
        let known = self.operations.iter().find(|(_, stored)| stored.id == outgoing.id);
        if let Some((number, _)) = known {
            return Pushed::Done(*number);
        }
        if let Err(refused) = self.may_push(who, outgoing, lines) {
            return refused;
        }
        for (path, read) in &outgoing.reads {
            let is = self.files.get(path).and_then(|file| file.digest.clone());
            if is != *read {
                return Pushed::Stale { path: path.clone() };
            }
        }
        self.head += 1;
        let number = self.head;
        let office = self.office_of_new_cohorts(who);
        for cohort in &outgoing.cohorts {
            self.cohorts.entry(cohort.clone()).or_insert_with(|| office.clone());
        }
        for (path, bytes) in &outgoing.files {
            let digest = bytes.as_ref().map(|bytes| digest(bytes));
            self.files.insert(path.clone(), StoredFile { digest, bytes: bytes.clone(), operation: number });
        }
        for line in lines {
            if let Some(stored) = self.operations.get_mut(&line.operation) {
                stored.line.clone_from(&line.text);
                stored.changed = number;
            }
        }
        let line = format!("{{\"op\":{number},{}", outgoing.rest);
        let stored = StoredOperation { id: outgoing.id, line, cohorts: outgoing.cohorts.clone(), changed: number };
        self.operations.insert(number, stored);
        Pushed::Written(number)
    }

    /// Whether that login may write all of it, and whether it is an operation at all.
    fn may_push(&self, who: &str, outgoing: &OutgoingOperation, lines: &[Line]) -> Result<(), Pushed> {
        let malformed = |what: &str| Err(Pushed::Malformed { what: what.to_owned() });
        let rights = self.rights(who);
        let forbidden = |cohort: &str| Err(Pushed::Forbidden { cohort: Some(cohort.to_owned()) });
        let line = format!("{{\"op\":0,{}", outgoing.rest);
        if !is_line(0, &line) {
            return malformed("rest");
        }
        if by(&line).as_deref() != Some(who) {
            return malformed("by");
        }
        if !rights.writes_anything() {
            return Err(Pushed::Forbidden { cohort: outgoing.cohorts.first().cloned() });
        }
        for cohort in &outgoing.cohorts {
            if self.cohorts.contains_key(cohort) && rights.of(Owner::Cohort(cohort)) != Some(OfficeRight::Write) {
                return forbidden(cohort);
            }
        }
        for path in outgoing.files.keys() {
            match owner(path) {
                None => return malformed(path),
                Some(Owner::Cohort(cohort)) if !outgoing.cohorts.contains(cohort) => return malformed(path),
                Some(Owner::Cohort(_) | Owner::Everybody) => {}
                Some(Owner::Programme | Owner::Head) if rights.head() == Some(OfficeRight::Write) => {}
                Some(Owner::Programme | Owner::Head) => return Err(Pushed::Forbidden { cohort: None }),
            }
        }
        for line in lines {
            let Some(stored) = self.operations.get(&line.operation) else { return malformed("lines") };
            if !is_line(line.operation, &line.text) || by(&line.text) != by(&stored.line) {
                return malformed("lines");
            }
            for cohort in &stored.cohorts {
                if rights.of(Owner::Cohort(cohort)) != Some(OfficeRight::Write) {
                    return forbidden(cohort);
                }
            }
        }
        Ok(())
    }

    /// The office of whoever begins a cohort; the head office has it where they belong to no other.
    fn office_of_new_cohorts(&self, who: &str) -> String {
        let rights = self.rights(who);
        let writes = rights.offices.iter().filter(|(office, right)| **office != HEAD && **right == OfficeRight::Write);
        writes.map(|(office, _)| *office).next().unwrap_or(HEAD).to_owned()
    }
}

impl Rights<'_> {
    /// What they may do with everything, if they belong to the head office.
    fn head(&self) -> Option<OfficeRight> {
        self.offices.get(HEAD).copied()
    }

    fn writes_anything(&self) -> bool {
        self.offices.values().any(|right| *right == OfficeRight::Write)
    }

    /// What they may do with a file of that owner.
    fn of(&self, owner: Owner<'_>) -> Option<OfficeRight> {
        let widest = || self.offices.values().copied().max();
        match owner {
            Owner::Cohort(cohort) => {
                let office = self.state.cohorts.get(cohort)?;
                self.head().max(self.offices.get(office.as_str()).copied())
            }
            Owner::Everybody => widest(),
            Owner::Programme => self.head().or_else(|| widest().map(|_| OfficeRight::Read)),
            Owner::Head => self.head(),
        }
    }

    fn sees(&self, owner: Owner<'_>) -> bool {
        self.of(owner).is_some()
    }

    /// Whether they see anything of a line: one that is about no cohort is about the programme.
    fn sees_line(&self, stored: &StoredOperation) -> bool {
        let mut cohorts = stored.cohorts.iter();
        self.head().is_some()
            || stored.cohorts.is_empty() && !self.offices.is_empty()
            || cohorts.any(|cohort| self.sees(Owner::Cohort(cohort)))
    }
}
