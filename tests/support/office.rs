//! Offices of one programme, each person with a copy of their own, over a store in memory: command lines as they are typed, and
//! what they say.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, TimeDelta};
use formation::cli;
use formation::env::Env;
use formation::store::Folder;
use formation::store::shared::address::StoreAddress;
use formation::store::shared::ids::OperationId;
use formation::store::shared::memory::Memory;
use formation::store::shared::opening::CannotOpen;
use formation::store::shared::reach::{StoreOutside, StoreReach};
use formation::store::shared::remote::{Access, HeadAnswer, OfficeRight, OutgoingOperation, Pushed, Remote};

use super::folder::files_under;
use super::store::PROGRAMME;

/// The clock of the machine and the network.
#[derive(Clone, Debug)]
struct Outside {
    store: Memory,
    seconds: Arc<AtomicI64>,
    is_silent: Arc<AtomicBool>,
}

impl StoreOutside for Outside {
    fn now(&self) -> DateTime<FixedOffset> {
        let begun: DateTime<FixedOffset> = "2021-03-16T18:00:00+01:00".parse().unwrap();
        begun + TimeDelta::seconds(self.seconds.load(Ordering::Relaxed))
    }

    fn open(&self, address: &StoreAddress) -> Result<Box<dyn Remote + Send>, CannotOpen> {
        if self.is_silent.load(Ordering::Relaxed) {
            return Err(CannotOpen::NoAnswer { host: address.host.to_string(), why: "connection refused".into() });
        }
        Ok(Box::new(self.store.connect(&address.user)))
    }
}

/// A copy of somebody.
pub struct OfficeCopy {
    pub dir: tempfile::TempDir,
    who: String,
    outside: Outside,
}

impl OfficeCopy {
    pub fn of(store: &Memory, who: &str) -> Self {
        let (seconds, is_silent) = (Arc::default(), Arc::default());
        let outside = Outside { store: store.clone(), seconds, is_silent };
        let copy = Self { dir: tempfile::tempdir().unwrap(), who: who.to_owned(), outside };
        let address = format!("postgres://{who}@base.example.org/formation").parse().unwrap();
        Folder::join(copy.dir.path(), address, &copy.reach()).unwrap();
        copy
    }

    fn reach(&self) -> StoreReach {
        StoreReach::new(self.outside.clone())
    }

    /// Nobody answers from now on.
    pub fn cut_off(&self) {
        self.outside.is_silent.store(true, Ordering::Relaxed);
    }

    /// What a command line says: standard output, what is said beside it, and its exit code where it is not 0. Eleven seconds go
    /// by before it: what others did is pulled.
    pub fn run(&self, line: &str) -> String {
        self.outside.seconds.fetch_add(11, Ordering::Relaxed);
        run(&self.dir, &self.who, &self.reach(), line)
    }

    /// The same in French.
    pub fn run_fr(&self, line: &str) -> String {
        self.run(&format!("--lang fr {line}"))
    }

    /// Every file with its bytes, what lies hidden too.
    pub fn everything(&self) -> BTreeMap<String, Vec<u8>> {
        files_under(self.dir.path())
    }

    /// Every file but those of this machine.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = self.everything();
        all.retain(|name, _| !name.contains("/.") && !name.starts_with('.'));
        all
    }

    /// The files in which a text stands.
    pub fn naming(&self, text: &str) -> Vec<String> {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        self.everything().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name).collect()
    }
}

/// Holds what command lines say against what is expected; a line that begins with `fr ` is said in French.
pub fn says(copy: &OfficeCopy, cases: &[(&str, &str)]) {
    let said = |line: &str| line.strip_prefix("fr ").map_or_else(|| copy.run(line), |line| copy.run_fr(line));
    let told: Vec<String> = cases.iter().map(|(line, _)| format!("$ {line}\n{}", said(line))).collect();
    let expected: Vec<String> = cases.iter().map(|(line, expected)| format!("$ {line}\n{expected}")).collect();
    assert_eq!(told.join("\n"), expected.join("\n"));
}

fn run(dir: &tempfile::TempDir, who: &str, reach: &StoreReach, line: &str) -> String {
    let words = ["formation"].into_iter().chain(line.split(' ')).filter(|word| !word.is_empty());
    let args: Vec<OsString> = words.map(|word| word.replace('~', " ").into()).collect();
    let env = Env {
        now: DateTime::parse_from_rfc3339("2021-04-02T14:00:00+02:00").map_err(|_| String::new()),
        variables: HashMap::from(
            [("LANG", "en_GB.UTF-8"), ("FORMATION_USER", who)].map(|(name, value)| (name.into(), value.into())),
        ),
        folder: dir.path().to_owned(),
        interactive: false,
        out_is_terminal: false,
        err_is_terminal: false,
        width: None,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run_reaching(&args, &env, reach, &mut out, &mut err);
    let said = [out, err].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    let said = said.trim_end();
    if code == 0 { said.to_owned() } else { format!("{said}\n? {code}").trim_start().to_owned() }
}

/// The programme without a cohort.
fn programme() -> String {
    PROGRAMME.split("[[cohorts]]").next().unwrap().to_owned()
}

fn cohort(id: &str, month: u32) -> String {
    format!(
        "id = \"{id}\"\ncapacity = 15\nsessions = [\n  {{ id = \"m1-1\", module = \"m1\", date = 2021-{month:02}-16, \
         start = 14:00, end = 16:00 }},\n]\n"
    )
}

/// A store with a programme, the cohort `spring` of the office `lyon` and `autumn` of `lille`: claire is the head office, maelle
/// writes for lyon and omar for lille; ines reads lyon, noel everything.
pub fn two_offices() -> Memory {
    let store = Memory::owned_by("claire");
    for (who, office, right) in [
        ("maelle", "lyon", OfficeRight::Write),
        ("omar", "lille", OfficeRight::Write),
        ("ines", "lyon", OfficeRight::Read),
        ("noel", "head", OfficeRight::Read),
    ] {
        let access = Access { who: who.into(), office: office.into(), right };
        assert_eq!(store.connect("claire").allow(&access), Ok(HeadAnswer::Done(())));
    }
    begin(&store, "claire", [], ("programme.toml", programme()));
    begin(&store, "maelle", ["spring"], ("data/spring/cohort.toml", cohort("spring", 4)));
    begin(&store, "omar", ["autumn"], ("data/autumn/cohort.toml", cohort("autumn", 10)));
    store
}

fn begin<const N: usize>(store: &Memory, who: &str, cohorts: [&str; N], file: (&str, String)) {
    let (path, text) = file;
    let rest = format!(
        "\"at\":\"2021-03-16T17:00:00+01:00\",\"by\":\"{who}\",\"command\":[\"formation\",\"share\",\"start\"],\
         \"files\":[{{\"path\":\"{path}\",\"before\":null,\"after\":null}}],\"changes\":[]}}"
    );
    let pushed = store.connect(who).push(&OutgoingOperation {
        id: OperationId::new(),
        reads: BTreeMap::new(),
        cohorts: cohorts.map(str::to_owned).into_iter().collect::<BTreeSet<_>>(),
        rest,
        files: [(path.to_owned(), Some(Arc::from(text.as_bytes())))].into(),
    });
    assert!(matches!(pushed, Ok(Pushed::Written(_))), "{pushed:?}");
}
