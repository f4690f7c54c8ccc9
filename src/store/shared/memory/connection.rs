//! A store in memory, and connections to it, which fail when a test wants them to.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::kept::{MemoryState, StoredOperation};
use super::rights::LoginRights;
use crate::store::shared::owner::owner;
use crate::store::shared::remote::{
    Access, HEAD, HeadAnswer, KnownCopy, KnownOfStore, Line, OfficeRight, OutgoingOperation, Pulled, Pushed, Remote,
    Unreachable,
};

/// How long a hold lasts that nobody ends.
const HOLD: Duration = Duration::from_secs(10);

/// A store; clones are the same one.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    shared: Arc<(Mutex<MemoryState>, Condvar)>,
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

    fn lock(&self) -> MutexGuard<'_, MemoryState> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemoryConnection {
    /// Lets the next calls go wrong, each as said.
    pub fn fail(&mut self, faults: impl IntoIterator<Item = Option<ConnectionFault>>) {
        self.faults.extend(faults);
    }

    /// Asks the store, unless the connection fails first, and answers, unless it fails then.
    fn ask<T>(&mut self, question: impl FnOnce(&mut MemoryState, &str) -> T) -> Result<T, Unreachable> {
        self.ask_when(false, question)
    }

    /// As [`MemoryConnection::ask`], once nobody else holds the store.
    fn ask_in_turn<T>(&mut self, question: impl FnOnce(&mut MemoryState, &str) -> T) -> Result<T, Unreachable> {
        self.ask_when(true, question)
    }

    fn ask_when<T>(
        &mut self,
        in_turn: bool,
        question: impl FnOnce(&mut MemoryState, &str) -> T,
    ) -> Result<T, Unreachable> {
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
    fn turn(&self) -> MutexGuard<'_, MemoryState> {
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
            if !LoginRights::of_login(state, who).writes_anything() {
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
            let seen = owner(path).is_some_and(|owner| LoginRights::of_login(state, who).sees(owner));
            seen.then(|| state.files.get(path)?.bytes.clone()).flatten()
        })
    }

    fn people(&mut self) -> Result<Vec<Access>, Unreachable> {
        self.ask(|state, who| {
            let is_head = LoginRights::of_login(state, who).head().is_some();
            let seen = state.access.iter().filter(|((other, _), _)| is_head || other == who);
            seen.map(|((who, office), right)| Access { who: who.clone(), office: office.clone(), right: *right })
                .collect()
        })
    }

    fn allow(&mut self, access: &Access) -> Result<HeadAnswer<()>, Unreachable> {
        self.ask(|state, who| {
            if LoginRights::of_login(state, who).head() != Some(OfficeRight::Write) {
                return HeadAnswer::Forbidden;
            }
            let is_other_head = |((who, office), right): (&(String, String), &OfficeRight)| {
                office == HEAD && *right == OfficeRight::Write && *who != access.who
            };
            let takes_head = access.office == HEAD && access.right == OfficeRight::Read;
            if takes_head && !state.access.iter().any(is_other_head) {
                return HeadAnswer::LastOfHead;
            }
            state.offices.insert(access.office.clone());
            state.access.insert((access.who.clone(), access.office.clone()), access.right);
            HeadAnswer::Done(())
        })
    }

    fn deny(&mut self, denied: &str, office: Option<&str>) -> Result<HeadAnswer<usize>, Unreachable> {
        self.ask(|state, who| {
            if LoginRights::of_login(state, who).head() != Some(OfficeRight::Write) {
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
            if LoginRights::of_login(state, who).head() != Some(OfficeRight::Write) {
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
            let is_head = LoginRights::of_login(state, who).head().is_some();
            let seen = state.copies.iter().filter(|(_, (other, _))| is_head || other == who);
            seen.map(|(copy, (who, operation))| KnownCopy { copy: *copy, who: who.clone(), operation: *operation })
                .collect()
        })
    }
}
