//! Copies of a programme over a store in memory: each with an outside in which a test stops the clock, cuts connections, and lets
//! somebody else be quicker.

use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, FixedOffset, TimeDelta};
use formation::cli;
use formation::domain::change::Change;
use formation::env::Env;
use formation::store::shared::address::StoreAddress;
use formation::store::shared::ids::OperationId;
use formation::store::shared::memory::{ConnectionFault, Memory};
use formation::store::shared::opening::CannotOpen;
use formation::store::shared::reach::{StoreOutside, StoreReach};
use formation::store::shared::remote::{
    Access, HeadAnswer, KnownCopy, KnownOfStore, Line, OutgoingOperation, Pulled, Pushed, Remote, Unreachable,
};
use formation::store::{Failure, Folder};

use super::folder::files_under;
use super::store::{PROGRAMME, actor};

/// What a test lets happen outside.
#[derive(Clone)]
pub struct Outside {
    pub store: Memory,
    pub state: Arc<Mutex<OutsideState>>,
}

pub struct OutsideState {
    pub now: DateTime<FixedOffset>,
    pub is_silent: bool,
    /// What goes wrong with each connection that is opened.
    pub faults: VecDeque<Vec<Option<ConnectionFault>>>,
    pub opened: usize,
    /// What others do just before each push of this copy, in their order.
    pub meanwhile: VecDeque<Box<dyn FnOnce() + Send>>,
    /// What was asked of the store, in its order.
    pub asked: Vec<&'static str>,
}

impl StoreOutside for Outside {
    fn now(&self) -> DateTime<FixedOffset> {
        self.state.lock().unwrap().now
    }

    fn open(&self, address: &StoreAddress) -> Result<Box<dyn Remote + Send>, CannotOpen> {
        let mut state = self.state.lock().unwrap();
        state.opened += 1;
        if state.is_silent {
            return Err(CannotOpen::NoAnswer { host: address.host.to_string(), why: "connection refused".into() });
        }
        let mut connection = self.store.connect(&address.user);
        connection.fail(state.faults.pop_front().unwrap_or_default());
        Ok(Box::new(Overheard { connection: Box::new(connection), state: Arc::clone(&self.state) }))
    }
}

impl std::fmt::Debug for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Outside")
    }
}

/// A connection whose questions are noted.
struct Overheard {
    connection: Box<dyn Remote + Send>,
    state: Arc<Mutex<OutsideState>>,
}

impl Overheard {
    fn hears(&self, question: &'static str) {
        let meanwhile = {
            let mut state = self.state.lock().unwrap();
            state.asked.push(question);
            if matches!(question, "push" | "erase") { state.meanwhile.pop_front() } else { None }
        };
        if let Some(others) = meanwhile {
            others();
        }
    }
}

impl Remote for Overheard {
    fn pull(&mut self, known: &KnownOfStore) -> Result<Pulled, Unreachable> {
        self.hears("pull");
        self.connection.pull(known)
    }
    fn push(&mut self, outgoing: &OutgoingOperation) -> Result<Pushed, Unreachable> {
        self.hears("push");
        self.connection.push(outgoing)
    }
    fn erase(&mut self, outgoing: &OutgoingOperation, lines: &[Line]) -> Result<Pushed, Unreachable> {
        self.hears("erase");
        self.connection.erase(outgoing, lines)
    }
    fn hold(&mut self) -> Result<HeadAnswer<()>, Unreachable> {
        self.hears("hold");
        self.connection.hold()
    }
    fn release(&mut self) -> Result<(), Unreachable> {
        self.hears("release");
        self.connection.release()
    }
    fn evidence(&mut self, path: &str) -> Result<Option<Arc<[u8]>>, Unreachable> {
        self.connection.evidence(path)
    }
    fn people(&mut self) -> Result<Vec<Access>, Unreachable> {
        self.connection.people()
    }
    fn allow(&mut self, access: &Access) -> Result<HeadAnswer<()>, Unreachable> {
        self.connection.allow(access)
    }
    fn deny(&mut self, who: &str, office: Option<&str>) -> Result<HeadAnswer<usize>, Unreachable> {
        self.connection.deny(who, office)
    }
    fn assign(&mut self, cohort: &str, office: &str) -> Result<HeadAnswer<()>, Unreachable> {
        self.connection.assign(cohort, office)
    }
    fn copies(&mut self) -> Result<Vec<KnownCopy>, Unreachable> {
        self.connection.copies()
    }
}

/// A copy of somebody.
pub struct Copy {
    pub dir: tempfile::TempDir,
    pub outside: Outside,
}

impl Copy {
    pub fn of(store: &Memory, who: &str) -> Self {
        let state = OutsideState {
            now: "2026-11-30T14:02:00+01:00".parse().unwrap(),
            is_silent: false,
            faults: VecDeque::new(),
            opened: 0,
            meanwhile: VecDeque::new(),
            asked: Vec::new(),
        };
        let outside = Outside { store: store.clone(), state: Arc::new(Mutex::new(state)) };
        let copy = Self { dir: tempfile::tempdir().unwrap(), outside };
        Folder::join(copy.dir.path(), address(who), &copy.reach()).unwrap();
        copy
    }

    /// The way of one command to the store.
    pub fn reach(&self) -> StoreReach {
        StoreReach::new(self.outside.clone())
    }

    pub fn folder(&self) -> Folder {
        Folder::at(self.dir.path().to_owned()).reaching(&self.reach())
    }

    pub fn commit(&self, changes: &[Change]) -> Result<u64, Failure> {
        self.folder().write(&actor())?.commit(changes).map(|committed| committed.operation)
    }

    pub fn outside(&self) -> std::sync::MutexGuard<'_, OutsideState> {
        self.outside.state.lock().unwrap()
    }

    pub fn later(&self, seconds: i64) {
        self.outside().now += TimeDelta::seconds(seconds);
    }

    /// Runs a command line; its exit code, what it answers, and what is said beside.
    pub fn run(&self, line: &[&str]) -> (u8, String, String) {
        let args: Vec<OsString> = ["formation", "--lang", "en"].iter().chain(line).map(Into::into).collect();
        let env = Env {
            now: Ok("2021-03-16T18:00:00+01:00".parse().unwrap()),
            variables: [("NO_COLOR".to_owned(), "1".to_owned())].into(),
            folder: self.dir.path().to_owned(),
            interactive: false,
            out_is_terminal: false,
            err_is_terminal: false,
            width: None,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = cli::run_reaching(&args, &env, &self.reach(), &mut out, &mut err);
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    /// What is said when the folder is read.
    pub fn said(&self) -> Vec<String> {
        self.folder().read().unwrap().notes().iter().map(|note| note.what.en()).collect()
    }

    /// Every file but those of this machine.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = files_under(self.dir.path());
        all.retain(|name, _| !name.contains("/.") && !name.starts_with('.'));
        all
    }

    pub fn outbox(&self) -> usize {
        std::fs::read_dir(self.dir.path().join("data/.outbox")).map_or(0, Iterator::count)
    }
}

pub fn address(who: &str) -> StoreAddress {
    format!("postgres://{who}@base.example.org/formation").parse().unwrap()
}

/// A store with a programme, as the head office began it.
pub fn store() -> Memory {
    let store = Memory::owned_by("claire");
    let rest = "\"at\":\"2021-03-16T17:00:00+01:00\",\"by\":\"claire\",\"command\":[\"formation\",\"share\",\"start\"],\
                \"files\":[],\"changes\":[]}";
    let begun = store.connect("claire").push(&OutgoingOperation {
        id: OperationId::new(),
        reads: BTreeMap::new(),
        cohorts: ["c1".to_owned()].into(),
        rest: rest.to_owned(),
        files: [("programme.toml".to_owned(), Some(Arc::from(PROGRAMME.as_bytes())))].into(),
    });
    assert_eq!(begun, Ok(Pushed::Written(1)));
    store
}

/// That every copy has what the store has.
pub fn same(store: &Memory, copies: &[&Copy]) {
    let files: BTreeMap<String, Vec<u8>> =
        store.files().into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
    let lines: String = store.lines().iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    for copy in copies {
        copy.later(11);
        drop(copy.folder().read().unwrap());
        let mut here = copy.files();
        let journal = here.remove("data/journal.jsonl").unwrap_or_default();
        assert_eq!(String::from_utf8(journal).unwrap(), lines);
        assert_eq!(here.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
        assert_eq!(here, files);
        assert_eq!(copy.outbox(), 0);
    }
}
