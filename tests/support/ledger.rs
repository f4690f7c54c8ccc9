//! Writers of a shared store, and a ledger of what the store told them that it has: at the end both have to agree.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use formation::store::shared::address::StoreAddress;
use formation::store::shared::ids::{CopyId, OperationId};
use formation::store::shared::opening::{StoreCredentials, open};
use formation::store::shared::remote::{
    HeadAnswer, KnownOfStore, News, OutgoingOperation, Pulled, Pushed, Remote, Unreachable, digest,
};

/// How long a store may stay away.
const PATIENCE: Duration = Duration::from_secs(90);

/// Tries that may be stale before a writer keeps the others waiting.
const STALE_TRIES: usize = 3;

/// What the store said that it has: the number of each operation, by its id.
#[derive(Clone, Default)]
pub struct Ledger {
    credentials: StoreCredentials,
    acknowledged: Arc<Mutex<BTreeMap<OperationId, u64>>>,
}

/// One login in one copy, which writes lines to the tables of cohorts.
pub struct Writer {
    address: StoreAddress,
    ledger: Ledger,
    connection: Option<Box<dyn Remote + Send>>,
    known: KnownOfStore,
    files: BTreeMap<String, Arc<[u8]>>,
    /// What was written so far, to tell each line from the others.
    turn: usize,
}

/// What it took to write one operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Times that it was decided.
    pub tries: usize,
    /// Times that no answer came.
    pub cuts: usize,
}

impl Ledger {
    /// Of writers that let themselves in by these.
    pub fn of(credentials: StoreCredentials) -> Self {
        Self { credentials, ..Self::default() }
    }

    /// How many operations the store said that it has.
    pub fn len(&self) -> usize {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The store said that it has an operation, under that number.
    pub fn acknowledge(&self, outgoing: &OutgoingOperation, number: u64) {
        let id = outgoing.id;
        let before = self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).insert(id, number);
        assert!(before.is_none_or(|before| before == number), "{id} is {number} and {before:?}");
    }

    /// Holds everything that the store has against what it said: numbers without a gap, each operation once and under its number, the
    /// files as the lines leave them. `since`: the last operation that no writer of the ledger wrote.
    pub fn hold_against(&self, address: &StoreAddress, since: u64) {
        let mut reader = Writer::new(address, self);
        let news = reader.pull();
        let numbers: Vec<u64> = news.lines.iter().map(|line| line.operation).collect();
        assert_eq!(numbers, (1..=news.operation).collect::<Vec<_>>(), "numbers without a gap");
        let (mut ids, mut tables) = (BTreeMap::new(), BTreeMap::<String, String>::new());
        for line in news.lines.iter().filter(|line| line.operation > since) {
            let said: serde_json::Value = serde_json::from_str(&line.text).expect("a line");
            let word = |key: &str| said[key].as_str().expect("a text").to_owned();
            let id: OperationId = serde_json::from_value(said["id"].clone()).expect("an id");
            assert_eq!(ids.insert(id, line.operation), None, "{id} twice");
            tables.entry(word("table")).or_default().push_str(&word("wrote"));
        }
        let acknowledged = self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(ids, *acknowledged, "what the store has, and what it said that it has");
        for (path, text) in &tables {
            assert_eq!(String::from_utf8_lossy(&reader.files[path]), *text, "{path}");
        }
    }
}

/// The table of a cohort.
pub fn table(cohort: &str) -> String {
    format!("data/{cohort}/attendance.csv")
}

impl Writer {
    pub fn new(address: &StoreAddress, ledger: &Ledger) -> Self {
        let known =
            KnownOfStore { operation: 0, id: None, copy: CopyId::new(), cohorts: BTreeSet::new(), is_head: false };
        Self {
            address: address.clone(),
            ledger: ledger.clone(),
            connection: None,
            known,
            files: BTreeMap::new(),
            turn: 0,
        }
    }

    /// Asks; a connection that failed is given up.
    pub fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut dyn Remote) -> Result<T, Unreachable>,
    ) -> Result<T, Unreachable> {
        let begun = Instant::now();
        let mut remote = loop {
            if let Some(remote) = self.connection.take() {
                break remote;
            }
            match open(&self.address, &self.ledger.credentials) {
                Ok(remote) => break remote,
                Err(why) => assert!(begun.elapsed() < PATIENCE, "{why:?}"),
            }
            thread::sleep(Duration::from_millis(20));
        };
        let answer = question(&mut *remote)?;
        self.connection = Some(remote);
        Ok(answer)
    }

    /// Ends the connection.
    pub fn hang_up(&mut self) {
        self.connection = None;
    }

    /// Brings the copy to where the store is, however often the connection is cut.
    pub fn pull(&mut self) -> News {
        let news = loop {
            let known = self.known.clone();
            match self.ask(|remote| remote.pull(&known)) {
                Ok(Pulled::News(news)) => break news,
                Ok(other) => panic!("{other:?}"),
                Err(_) => {}
            }
        };
        for (path, file) in &news.files {
            match &file.bytes {
                Some(bytes) => self.files.insert(path.clone(), Arc::clone(bytes)),
                None => self.files.remove(path),
            };
        }
        self.known.operation = news.operation;
        self.known.id = news.id;
        self.known.cohorts = news.cohorts.keys().cloned().collect();
        self.known.is_head = news.head.is_some();
        news
    }

    /// An operation that adds a line to the table of a cohort, decided on the copy as it is.
    pub fn decided(&mut self, cohort: &str) -> OutgoingOperation {
        self.turn += 1;
        let (path, id) = (table(cohort), OperationId::new());
        let wrote = format!("{},{}\n", self.known.copy, self.turn);
        let before = self.files.get(&path).cloned();
        let after: Vec<u8> = [before.as_deref().unwrap_or_default(), wrote.as_bytes()].concat();
        let (by, wrote) = (&self.address.user, wrote.escape_default());
        let rest = format!(
            "\"id\":\"{id}\",\"at\":\"2021-04-02T12:10:00+02:00\",\"by\":\"{by}\",\"command\":[\"formation\",\"attend\"],\
             \"table\":\"{path}\",\"wrote\":\"{wrote}\",\"files\":[{{\"path\":\"{path}\",\"before\":null,\"after\":null}}],\"changes\":[]}}"
        );
        OutgoingOperation {
            id,
            reads: [(path.clone(), before.as_deref().map(digest))].into(),
            cohorts: [cohort.to_owned()].into(),
            rest,
            files: [(path, Some(Arc::from(after)))].into(),
        }
    }

    /// Writes one line to the table of a cohort, whatever happens, as a command does: where no answer came, the same operation is sent
    /// again if it may be done; else it is decided anew, under another id. Whoever is late three times keeps the others waiting.
    pub fn write(&mut self, cohort: &str) -> Effort {
        let mut effort = Effort::default();
        loop {
            let is_held = effort.tries >= STALE_TRIES && self.hold();
            self.pull();
            let outgoing = self.decided(cohort);
            effort.tries += 1;
            if let Some(number) = self.settle(&outgoing, is_held, &mut effort.cuts) {
                self.ledger.acknowledge(&outgoing, number);
                return effort;
            }
        }
    }

    fn hold(&mut self) -> bool {
        matches!(self.ask(|remote| remote.hold()), Ok(HeadAnswer::Done(())))
    }

    /// Sends an operation until it is known whether the store has it: its number there, or none.
    pub fn settle(&mut self, outgoing: &OutgoingOperation, is_held: bool, cuts: &mut usize) -> Option<u64> {
        loop {
            let pushed = self.ask(|remote| {
                let pushed = remote.push(outgoing)?;
                if is_held {
                    remote.release()?;
                }
                Ok(pushed)
            });
            match pushed {
                Ok(Pushed::Written(number) | Pushed::Done(number)) => return Some(number),
                Ok(Pushed::Stale { .. }) => return None,
                Ok(other) => panic!("{other:?}"),
                Err(Unreachable { may_be_done, .. }) => {
                    *cuts += 1;
                    if !may_be_done {
                        return None;
                    }
                }
            }
        }
    }
}
