//! The contract of a shared store, held by the store in memory, and by PostgreSQL where `FORMATION_TEST_STORE` names a server: what
//! is pushed is pulled elsewhere, once, in order, by whoever may see it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use formation::store::shared::ids::{CopyId, OperationId};
use formation::store::shared::memory::ConnectionFault;
use formation::store::shared::remote::{
    Access, FORMAT, HEAD, HeadAnswer, KnownOfStore, Line, NewFile, News, OfficeRight, OutgoingOperation, Pulled,
    Pushed, Remote,
};

mod support;

use support::stores::{Bench, Connection, TestStore};

/// Tries each case in memory, and on a database where there is one.
macro_rules! cases {
    ($($case:ident,)*) => {
        mod in_memory {
            $(#[test] fn $case() { super::$case(super::support::stores::Bench::Memory); })*
        }
        #[cfg(feature = "shared")]
        mod on_postgresql {
            $(#[test] fn $case() {
                if let Some(server) = super::support::postgres::TestServer::get() {
                    super::$case(super::support::stores::Bench::Database(server));
                }
            })*
        }
    };
}

cases! {
    an_empty_store_has_no_news,
    a_store_without_cohorts_takes_what_was_decided_on_the_programme,
    what_is_pushed_is_pulled_elsewhere_once,
    the_same_id_twice_is_one_operation,
    whoever_decided_on_a_file_that_changed_is_told_which,
    numbers_have_no_gaps_whoever_writes,
    each_office_sees_its_part_and_the_head_office_all,
    a_line_of_two_cohorts_says_only_what_is_seen,
    nobody_writes_what_is_not_theirs,
    what_a_caller_says_of_itself_is_not_believed,
    the_head_office_alone_says_who_belongs_where,
    a_cohort_that_comes_to_an_office_comes_whole,
    what_a_copy_cannot_have_read_is_not_held_against_it,
    whoever_is_let_in_gets_the_programme,
    the_last_head_stays,
    names_that_a_disk_takes_for_one_are_one,
    lines_about_the_programme_are_rewritten_by_the_head_office,
    a_new_cohort_belongs_to_the_office_of_whoever_begins_it,
    what_is_erased_is_rewritten_in_copies_that_had_it,
    a_hold_keeps_others_waiting_and_ends_with_its_connection,
    a_store_that_went_back_says_so,
    a_store_of_another_format_says_which,
    large_evidence_comes_when_it_is_opened,
    the_head_office_knows_who_holds_a_copy_as_of_when,
}

#[cfg(not(feature = "shared"))]
#[test]
#[ignore = "the shared store on PostgreSQL: FORMATION_TEST_STORE=needed cargo test --features shared --test remote --test rights --test opening --test store_rules --test shared --test stories"]
fn on_postgresql() {}

/// The programme, written by the head office.
const PROGRAMME: &str = "programme.toml";

/// A copy: what it knows, and the files that it holds.
struct Copy {
    known: KnownOfStore,
    files: BTreeMap<String, NewFile>,
    lines: BTreeMap<u64, String>,
}

impl Copy {
    fn new() -> Self {
        let known =
            KnownOfStore { operation: 0, id: None, copy: CopyId::new(), cohorts: BTreeSet::new(), is_head: false };
        Self { known, files: BTreeMap::new(), lines: BTreeMap::new() }
    }

    /// Pulls, and takes in what it brought.
    fn pull(&mut self, remote: &mut Connection) -> News {
        let Pulled::News(news) = remote.pull(&self.known).unwrap() else { panic!("no news") };
        for (path, file) in &news.files {
            match file.digest {
                Some(_) => self.files.insert(path.clone(), file.clone()),
                None => self.files.remove(path),
            };
        }
        self.lines.extend(news.lines.iter().map(|line| (line.operation, line.text.clone())));
        let (operation, id) = (news.operation, news.id);
        let cohorts = news.cohorts.keys().cloned().collect();
        self.known = KnownOfStore { operation, id, copy: self.known.copy, cohorts, is_head: news.head.is_some() };
        news
    }

    fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    fn digest(&self, path: &str) -> Option<String> {
        self.files.get(path)?.digest.clone()
    }
}

/// A cohort's table.
fn table(cohort: &str) -> String {
    format!("data/{cohort}/attendance.csv")
}

/// An operation of somebody that writes one file of a cohort, decided on what a copy holds of it.
fn writing(who: &str, cohort: &str, copy: &Copy, bytes: &[u8]) -> OutgoingOperation {
    let path = table(cohort);
    let change = format!("{{\"path\":\"{path}\",\"before\":null,\"after\":\"aa\"}}");
    let edit = format!("{{\"table\":\"{path}\",\"key\":[\"m1\",\"p\"],\"index\":0,\"before\":null,\"after\":{{}}}}");
    let rest = format!(
        "\"at\":\"2021-04-02T12:10:00+02:00\",\"by\":\"{who}\",\"command\":[\"formation\",\"attend\",\"m1\"],\
         \"files\":[{change}],\"changes\":[{edit}]}}"
    );
    OutgoingOperation {
        id: OperationId::new(),
        reads: [(path.clone(), copy.digest(&path))].into(),
        cohorts: [cohort.to_owned()].into(),
        rest,
        files: [(path, Some(Arc::from(bytes)))].into(),
    }
}

/// As `writing`, of a file of the programme.
fn of_the_programme(who: &str, path: &str, bytes: &[u8]) -> OutgoingOperation {
    let rest = format!("\"at\":\"t\",\"by\":\"{who}\",\"command\":[\"formation\"],\"files\":[],\"changes\":[]}}");
    let files = [(path.to_owned(), Some(Arc::from(bytes)))].into();
    OutgoingOperation { id: OperationId::new(), reads: BTreeMap::new(), cohorts: BTreeSet::new(), rest, files }
}

/// A store of claire's head office, with a programme and a cohort of each of two offices, whose writers are maelle and omar;
/// ines reads lyon.
fn two_offices(bench: Bench) -> TestStore {
    let store = bench.store();
    let mut head = store.connect("claire");
    for (who, office, right) in [
        ("maelle", "lyon", OfficeRight::Write),
        ("omar", "lille", OfficeRight::Write),
        ("ines", "lyon", OfficeRight::Read),
    ] {
        allow(&mut head, who, office, right);
    }
    assert_eq!(head.push(&of_the_programme("claire", PROGRAMME, b"title")), Ok(Pushed::Written(1)));
    for (who, cohort, number) in [("maelle", "spring", 2), ("omar", "autumn", 3)] {
        let outgoing = writing(who, cohort, &Copy::new(), cohort.as_bytes());
        assert_eq!(store.connect(who).push(&outgoing), Ok(Pushed::Written(number)));
    }
    store
}

fn allow(head: &mut Connection, who: &str, office: &str, right: OfficeRight) {
    let access = Access { who: who.to_owned(), office: office.to_owned(), right };
    assert_eq!(head.allow(&access), Ok(HeadAnswer::Done(())));
}

fn an_empty_store_has_no_news(bench: Bench) {
    let store = bench.store();
    let news = Copy::new().pull(&mut store.connect("claire"));
    assert_eq!((news.operation, news.id, news.files.len(), news.lines.len()), (0, None, 0, 0));
    assert_eq!(news.head, Some(OfficeRight::Write));
}

fn a_store_without_cohorts_takes_what_was_decided_on_the_programme(bench: Bench) {
    let store = bench.store();
    let (mut claire, mut copy) = (store.connect("claire"), Copy::new());
    assert_eq!(claire.push(&of_the_programme("claire", PROGRAMME, b"title")), Ok(Pushed::Written(1)));
    copy.pull(&mut claire);
    let mut outgoing = writing("claire", "spring", &copy, b"first");
    outgoing.reads.insert(PROGRAMME.to_owned(), copy.digest(PROGRAMME));
    assert_eq!(claire.push(&outgoing), Ok(Pushed::Written(2)));
}

fn what_is_pushed_is_pulled_elsewhere_once(bench: Bench) {
    let store = two_offices(bench);
    let (mut hers, mut his) = (store.connect("claire"), store.connect("maelle"));
    let (mut head, mut office) = (Copy::new(), Copy::new());
    head.pull(&mut hers);
    office.pull(&mut his);
    let outgoing = writing("claire", "spring", &head, b"more");
    assert_eq!(hers.push(&outgoing), Ok(Pushed::Written(4)));
    let news = office.pull(&mut his);
    let bytes = news.files[&table("spring")].bytes.clone();
    assert_eq!((news.files.len(), bytes.as_deref()), (1, Some(&b"more"[..])));
    let line = format!("{{\"op\":4,{}", outgoing.rest);
    assert_eq!(news.lines, [Line { operation: 4, text: line }]);
    let news = office.pull(&mut his);
    assert_eq!((news.operation, news.files.len(), news.lines.len()), (4, 0, 0));
}

fn the_same_id_twice_is_one_operation(bench: Bench) {
    let store = two_offices(bench);
    let mut maelle = store.connect("maelle");
    let mut copy = Copy::new();
    copy.pull(&mut maelle);
    let outgoing = writing("maelle", "spring", &copy, b"more");
    assert_eq!(maelle.push(&outgoing), Ok(Pushed::Written(4)));
    assert_eq!(maelle.push(&outgoing), Ok(Pushed::Done(4)));
    assert_eq!(store.lines().len(), 4);
}

fn whoever_decided_on_a_file_that_changed_is_told_which(bench: Bench) {
    let store = two_offices(bench);
    let mut maelle = store.connect("maelle");
    let mut copy = Copy::new();
    copy.pull(&mut maelle);
    let (first, second) = (writing("maelle", "spring", &copy, b"one"), writing("maelle", "spring", &copy, b"two"));
    let mut reads = writing("maelle", "spring", &copy, b"three");
    reads.reads.insert("data/spring/enrolments.csv".into(), None);
    assert_eq!(maelle.push(&first), Ok(Pushed::Written(4)));
    assert_eq!(maelle.push(&second), Ok(Pushed::Stale { path: table("spring") }), "a file that it writes");
    copy.pull(&mut maelle);
    let mut enrols = writing("maelle", "spring", &copy, b"one");
    enrols.files.insert("data/spring/enrolments.csv".into(), Some(Arc::from(&b"somebody"[..])));
    assert_eq!(maelle.push(&enrols), Ok(Pushed::Written(5)));
    reads.reads.insert(table("spring"), copy.digest(&table("spring")));
    let path = "data/spring/enrolments.csv".to_owned();
    assert_eq!(maelle.push(&reads), Ok(Pushed::Stale { path }), "a file that it read, and that was not there");
    assert_eq!(store.lines().len(), 5, "what is stale has not happened, and took no number");
}

fn numbers_have_no_gaps_whoever_writes(bench: Bench) {
    let store = two_offices(bench);
    let written = AtomicU32::new(0);
    thread::scope(|scope| {
        for number in 0..8 {
            let (store, written) = (&store, &written);
            scope.spawn(move || {
                let (mut remote, mut copy) = (store.connect("claire"), Copy::new());
                let cohort = ["spring", "autumn"][number % 2];
                for turn in 0..25 {
                    loop {
                        copy.pull(&mut remote);
                        let outgoing = writing("claire", cohort, &copy, format!("{number} {turn}").as_bytes());
                        if let Pushed::Written(_) = remote.push(&outgoing).unwrap() {
                            written.fetch_add(1, Ordering::Relaxed);
                            break;
                        }
                    }
                }
            });
        }
    });
    assert_eq!(written.into_inner(), 200);
    let numbers: Vec<u64> = store.lines().iter().map(|line| line.operation).collect();
    assert_eq!(numbers, (1..=203).collect::<Vec<_>>());
}

fn each_office_sees_its_part_and_the_head_office_all(bench: Bench) {
    let store = two_offices(bench);
    let seen = |who: &str| {
        let mut copy = Copy::new();
        copy.pull(&mut store.connect(who));
        let paths: Vec<String> = copy.paths().into_iter().map(str::to_owned).collect();
        (paths, copy.lines.keys().copied().collect::<Vec<_>>())
    };
    let (spring, autumn, programme) = (table("spring"), table("autumn"), PROGRAMME.to_owned());
    assert_eq!(seen("maelle"), (vec![spring.clone(), programme.clone()], vec![1, 2]));
    assert_eq!(seen("ines"), (vec![spring.clone(), programme.clone()], vec![1, 2]));
    assert_eq!(seen("omar"), (vec![autumn.clone(), programme.clone()], vec![1, 3]));
    assert_eq!(seen("claire"), (vec![autumn, spring, programme], vec![1, 2, 3]));
    assert_eq!(seen("nobody"), (vec![], vec![]));
    let mut omar = store.connect("omar");
    assert_eq!(omar.evidence(&table("spring")), Ok(None));
}

fn a_line_of_two_cohorts_says_only_what_is_seen(bench: Bench) {
    let store = two_offices(bench);
    let (mut claire, mut copy) = (store.connect("claire"), Copy::new());
    copy.pull(&mut claire);
    let mut outgoing = writing("claire", "spring", &copy, b"s");
    let other = writing("claire", "autumn", &copy, b"a");
    outgoing.reads.extend(other.reads);
    outgoing.cohorts.extend(other.cohorts);
    outgoing.files.extend(other.files);
    outgoing.rest = outgoing.rest.replace(
        "\"files\":[",
        "\"files\":[{\"path\":\"data/autumn/attendance.csv\",\"before\":null,\"after\":\"bb\"},",
    );
    outgoing.rest = outgoing.rest.replace("\"attend\",\"m1\"", "\"transfer\",\"Zoé\"");
    assert_eq!(claire.push(&outgoing), Ok(Pushed::Written(4)));
    let mut theirs = Copy::new();
    theirs.pull(&mut store.connect("maelle"));
    let line = &theirs.lines[&4];
    assert!(line.contains("data/spring/") && !line.contains("autumn") && !line.contains("Zoé"), "{line}");
    assert!(line.starts_with("{\"op\":4,\"at\":"), "{line}");
}

fn nobody_writes_what_is_not_theirs(bench: Bench) {
    let store = two_offices(bench);
    let push = |who: &str, outgoing: &OutgoingOperation| store.connect(who).push(outgoing).unwrap();
    let mut copy = Copy::new();
    copy.pull(&mut store.connect("claire"));
    let forbidden = |cohort: &str| Pushed::Forbidden { cohort: Some(cohort.to_owned()) };
    assert_eq!(push("omar", &writing("omar", "spring", &copy, b"x")), forbidden("spring"));
    assert_eq!(push("ines", &writing("ines", "spring", &copy, b"x")), forbidden("spring"), "she only reads");
    assert_eq!(push("ines", &writing("ines", "summer", &copy, b"x")), forbidden("summer"), "a new cohort neither");
    assert_eq!(push("maelle", &of_the_programme("maelle", PROGRAMME, b"x")), Pushed::Forbidden { cohort: None });
    assert_eq!(push("maelle", &of_the_programme("maelle", "data/mappings.csv", b"x")), Pushed::Written(4));
    assert_eq!(store.lines().len(), 4);
}

fn what_a_caller_says_of_itself_is_not_believed(bench: Bench) {
    let store = two_offices(bench);
    let mut copy = Copy::new();
    copy.pull(&mut store.connect("claire"));
    let malformed = |what: &str| Ok(Pushed::Malformed { what: what.to_owned() });
    let mut omar = store.connect("omar");
    assert_eq!(omar.push(&writing("claire", "autumn", &copy, b"x")), malformed("by"), "another's name");
    for path in [
        "data/spring/enrolments.csv",
        "data/autumn/../spring/enrolments.csv",
        "/etc/passwd",
        "data/autumn/.hidden",
        "data/.shared",
        "data/journal.jsonl",
    ] {
        let mut outgoing = writing("omar", "autumn", &copy, b"x");
        outgoing.files.insert(path.to_owned(), Some(Arc::from(&b"x"[..])));
        assert_eq!(omar.push(&outgoing), malformed(path));
    }
    let mut outgoing = writing("omar", "autumn", &copy, b"x");
    let whole = outgoing.rest.clone();
    for rest in [
        whole[..whole.len() - 1].to_owned(),
        whole.replace("\"files\"", "\n\"files\""),
        whole.replace("\"files\"", "\"op\":9,\"files\""),
    ] {
        outgoing.rest = rest;
        assert_eq!(omar.push(&outgoing), malformed("rest"), "{}", outgoing.rest);
    }
    assert_eq!(store.lines().len(), 3);
}

fn the_head_office_alone_says_who_belongs_where(bench: Bench) {
    let store = two_offices(bench);
    let (mut claire, mut maelle) = (store.connect("claire"), store.connect("maelle"));
    let access = Access { who: "maelle".into(), office: HEAD.into(), right: OfficeRight::Write };
    assert_eq!(maelle.allow(&access), Ok(HeadAnswer::Forbidden));
    assert_eq!(maelle.deny("omar", None), Ok(HeadAnswer::Forbidden));
    assert_eq!(maelle.assign("autumn", "lyon"), Ok(HeadAnswer::Forbidden));
    assert_eq!((maelle.people().unwrap().len(), claire.people().unwrap().len()), (1, 4));
    assert_eq!(claire.deny("maelle", Some("lille")), Ok(HeadAnswer::Unknown));
    assert_eq!(claire.assign("atumn", "lyon"), Ok(HeadAnswer::Unknown), "a slip makes no cohort");
    assert_eq!(claire.deny("claire", None), Ok(HeadAnswer::LastOfHead));
    assert_eq!(claire.deny("maelle", None), Ok(HeadAnswer::Done(1)));
    let mut copy = Copy::new();
    copy.pull(&mut maelle);
    assert!(copy.files.is_empty());
}

fn a_cohort_that_comes_to_an_office_comes_whole(bench: Bench) {
    let store = two_offices(bench);
    let (mut claire, mut maelle) = (store.connect("claire"), store.connect("maelle"));
    let mut copy = Copy::new();
    copy.pull(&mut maelle);
    assert_eq!(claire.assign("autumn", "lyon"), Ok(HeadAnswer::Done(())));
    let news = copy.pull(&mut maelle);
    assert_eq!(news.files.keys().collect::<Vec<_>>(), [&table("autumn")]);
    assert_eq!(news.lines.iter().map(|line| line.operation).collect::<Vec<_>>(), [3]);
    assert_eq!(claire.assign("spring", "lille"), Ok(HeadAnswer::Done(())));
    let news = copy.pull(&mut maelle);
    assert_eq!(news.cohorts.keys().collect::<Vec<_>>(), ["autumn"], "what is no longer seen is no longer named");
}

fn a_new_cohort_belongs_to_the_office_of_whoever_begins_it(bench: Bench) {
    let store = two_offices(bench);
    let (mut omar, mut copy) = (store.connect("omar"), Copy::new());
    copy.pull(&mut omar);
    assert_eq!(omar.push(&writing("omar", "winter", &copy, b"w")), Ok(Pushed::Written(4)));
    let sees = |who: &str| Copy::new().pull(&mut store.connect(who)).cohorts.contains_key("winter");
    assert_eq!((sees("omar"), sees("maelle"), sees("claire")), (true, false, true));
}

fn what_is_erased_is_rewritten_in_copies_that_had_it(bench: Bench) {
    let store = two_offices(bench);
    let (mut maelle, mut copy) = (store.connect("maelle"), Copy::new());
    copy.pull(&mut maelle);
    let mut omar = Copy::new();
    omar.pull(&mut store.connect("omar"));
    let line = store.lines()[1].clone();
    let lines = [Line { text: line.text.replace("\"p\"", "\"-\""), ..line }];
    assert_eq!(maelle.erase(&writing("maelle", "spring", &copy, b"erased"), &lines), Ok(Pushed::Written(4)));
    let news = copy.pull(&mut maelle);
    assert_eq!(news.lines.iter().map(|line| line.operation).collect::<Vec<_>>(), [2, 4]);
    assert!(!copy.lines[&2].contains("\"p\""), "{}", copy.lines[&2]);
    let news = omar.pull(&mut store.connect("omar"));
    assert_eq!((news.operation, news.lines.len()), (4, 0), "what was rewritten is not theirs to see");
    let line = store.lines()[1].clone();
    for text in ["{}".to_owned(), line.text.replace("\"maelle\"", "\"claire\"")] {
        let outgoing = writing("maelle", "spring", &copy, b"x");
        let malformed = Pushed::Malformed { what: "lines".into() };
        assert_eq!(maelle.erase(&outgoing, &[Line { text, ..line.clone() }]), Ok(malformed));
    }
    let other = [store.lines()[2].clone()];
    let outgoing = writing("maelle", "spring", &copy, b"x");
    let refused = Pushed::Forbidden { cohort: Some("autumn".into()) };
    assert_eq!(maelle.erase(&outgoing, &other), Ok(refused), "a line about a cohort that one may not write");
}

fn a_hold_keeps_others_waiting_and_ends_with_its_connection(bench: Bench) {
    let store = two_offices(bench);
    assert_eq!(store.connect("ines").hold(), Ok(HeadAnswer::Forbidden), "whoever writes nothing stops nobody");
    let (mut maelle, mut copy) = (store.connect("maelle"), Copy::new());
    assert_eq!(maelle.hold(), Ok(HeadAnswer::Done(())));
    copy.pull(&mut maelle);
    let begun = Barrier::new(2);
    thread::scope(|scope| {
        let other = scope.spawn(|| {
            let (mut omar, mut copy) = (store.connect("omar"), Copy::new());
            copy.pull(&mut omar);
            begun.wait();
            omar.push(&writing("omar", "autumn", &copy, b"later")).unwrap()
        });
        begun.wait();
        thread::sleep(Duration::from_millis(20));
        assert_eq!(maelle.push(&writing("maelle", "spring", &copy, b"first")), Ok(Pushed::Written(4)));
        drop(maelle);
        assert_eq!(other.join().unwrap(), Pushed::Written(5));
    });
}

#[test]
fn an_answer_that_never_came_is_settled_by_sending_it_again() {
    let store = two_offices(Bench::Memory);
    let memory = store.memory().unwrap();
    let (mut maelle, mut copy) = (memory.connect("maelle"), Copy::new());
    copy.pull(&mut store.connect("maelle"));
    let outgoing = writing("maelle", "spring", &copy, b"more");
    maelle.fail([Some(ConnectionFault::Refused), Some(ConnectionFault::CutBefore), Some(ConnectionFault::CutAfter)]);
    let failed: Vec<bool> = (0..3).map(|_| maelle.push(&outgoing).unwrap_err().may_be_done).collect();
    assert_eq!(failed, [false, true, true]);
    assert_eq!(maelle.push(&outgoing), Ok(Pushed::Done(4)));
}

fn a_store_that_went_back_says_so(bench: Bench) {
    let store = two_offices(bench);
    let (mut maelle, mut copy) = (store.connect("maelle"), Copy::new());
    copy.pull(&mut maelle);
    store.forgetting(|| {
        assert_eq!(maelle.push(&writing("maelle", "spring", &copy, b"lost")), Ok(Pushed::Written(4)));
        copy.pull(&mut maelle);
    });
    assert_eq!(maelle.pull(&copy.known), Ok(Pulled::Diverged { head: 3 }), "it is behind the copy");
    let mut others = Copy::new();
    others.pull(&mut store.connect("omar"));
    assert_eq!(store.connect("omar").push(&writing("omar", "autumn", &others, b"x")), Ok(Pushed::Written(4)));
    assert_eq!(maelle.pull(&copy.known), Ok(Pulled::Diverged { head: 4 }), "another has that number");
}

fn a_store_of_another_format_says_which(bench: Bench) {
    let store = two_offices(bench);
    store.speak(FORMAT + 1);
    assert_eq!(store.connect("claire").pull(&Copy::new().known), Ok(Pulled::OtherFormat(FORMAT + 1)));
}

fn large_evidence_comes_when_it_is_opened(bench: Bench) {
    let store = two_offices(bench);
    let (mut maelle, mut copy) = (store.connect("maelle"), Copy::new());
    copy.pull(&mut maelle);
    let (small, large) = (vec![1; 1024], vec![2; 16 * 1024 * 1024]);
    let mut outgoing = writing("maelle", "spring", &copy, b"cited");
    for (name, bytes) in [("small.csv", &small), ("large.csv", &large)] {
        outgoing.files.insert(format!("data/spring/evidence/{name}"), Some(Arc::from(&bytes[..])));
    }
    assert_eq!(maelle.push(&outgoing), Ok(Pushed::Written(4)));
    let news = copy.pull(&mut maelle);
    let file = |name: &str| &news.files[&format!("data/spring/evidence/{name}")];
    assert_eq!(file("small.csv").bytes.as_deref(), Some(&small[..]));
    assert_eq!((file("large.csv").bytes.clone(), file("large.csv").digest.is_some()), (None, true));
    assert_eq!(maelle.evidence("data/spring/evidence/large.csv").unwrap().as_deref(), Some(&large[..]));
}

fn the_head_office_knows_who_holds_a_copy_as_of_when(bench: Bench) {
    let store = two_offices(bench);
    let mut copy = Copy::new();
    copy.pull(&mut store.connect("maelle"));
    let of = |who: &str| store.connect(who).copies().unwrap();
    let expected = (copy.known.copy, "maelle", 3);
    assert_eq!(
        of("claire").iter().map(|one| (one.copy, one.who.as_str(), one.operation)).collect::<Vec<_>>(),
        [expected]
    );
    assert_eq!((of("maelle").len(), of("omar").len()), (1, 0));
}

fn what_a_copy_cannot_have_read_is_not_held_against_it(bench: Bench) {
    let store = two_offices(bench);
    let (mut claire, mut maelle, mut copy) = (store.connect("claire"), store.connect("maelle"), Copy::new());
    assert_eq!(claire.push(&of_the_programme("claire", "data/seals.csv", b"s")), Ok(Pushed::Written(4)));
    copy.pull(&mut maelle);
    let mut outgoing = writing("maelle", "spring", &copy, b"x");
    outgoing.reads.insert("data/seals.csv".into(), None);
    outgoing.reads.insert(table("autumn"), None);
    assert_eq!(maelle.push(&outgoing), Ok(Pushed::Written(5)), "files that she does not see");
    let mut all = Copy::new();
    all.pull(&mut claire);
    let mut outgoing = writing("maelle", "spring", &all, b"y");
    outgoing.reads.insert(table("autumn"), all.digest(&table("autumn")));
    assert_eq!(maelle.push(&outgoing), Ok(Pushed::Stale { path: table("autumn") }), "her copy is to forget it first");
}

fn whoever_is_let_in_gets_the_programme(bench: Bench) {
    let store = two_offices(bench);
    let (mut claire, mut nobody, mut copy) = (store.connect("claire"), store.connect("nobody"), Copy::new());
    assert!(copy.pull(&mut nobody).files.is_empty());
    allow(&mut claire, "nobody", "nice", OfficeRight::Read);
    let news = copy.pull(&mut nobody);
    assert_eq!(news.files.keys().collect::<Vec<_>>(), [PROGRAMME]);
    assert_eq!(news.lines.iter().map(|line| line.operation).collect::<Vec<_>>(), [1]);
}

fn the_last_head_stays(bench: Bench) {
    let store = two_offices(bench);
    let mut claire = store.connect("claire");
    let access = |who: &str, right| Access { who: who.to_owned(), office: HEAD.to_owned(), right };
    assert_eq!(claire.allow(&access("claire", OfficeRight::Read)), Ok(HeadAnswer::LastOfHead));
    assert_eq!(claire.deny("claire", Some(HEAD)), Ok(HeadAnswer::LastOfHead));
    assert_eq!(claire.allow(&access("maelle", OfficeRight::Read)), Ok(HeadAnswer::Done(())));
    assert_eq!(claire.allow(&access("claire", OfficeRight::Read)), Ok(HeadAnswer::LastOfHead), "maelle reads only");
    assert_eq!(claire.allow(&access("maelle", OfficeRight::Write)), Ok(HeadAnswer::Done(())));
    assert_eq!(claire.allow(&access("claire", OfficeRight::Read)), Ok(HeadAnswer::Done(())));
    assert_eq!(claire.allow(&access("claire", OfficeRight::Write)), Ok(HeadAnswer::Forbidden));
}

fn names_that_a_disk_takes_for_one_are_one(bench: Bench) {
    let store = two_offices(bench);
    let mut omar = store.connect("omar");
    let malformed = |what: &str| Ok(Pushed::Malformed { what: what.to_owned() });
    for cohort in ["Spring", "all", "con", "..", ""] {
        let mut outgoing = of_the_programme("omar", "data/mappings.csv", b"m");
        outgoing.cohorts.insert(cohort.to_owned());
        assert_eq!(omar.push(&outgoing), malformed(cohort));
    }
    let mut outgoing = of_the_programme("omar", "data/mappings.csv", b"m");
    outgoing.cohorts.extend(["winter".to_owned(), "WINTER".to_owned()]);
    assert_eq!(omar.push(&outgoing), malformed("WINTER"));
}

fn lines_about_the_programme_are_rewritten_by_the_head_office(bench: Bench) {
    let store = two_offices(bench);
    let line = store.lines()[0].clone();
    let rewritten = [Line { text: line.text.replace("\"at\":\"t\"", "\"at\":\"u\""), ..line }];
    let of = |who: &str| of_the_programme(who, "data/mappings.csv", b"m");
    assert_eq!(store.connect("maelle").erase(&of("maelle"), &rewritten), Ok(Pushed::Forbidden { cohort: None }));
    assert_eq!(store.connect("claire").erase(&of("claire"), &rewritten), Ok(Pushed::Written(4)));
    assert_eq!(store.lines()[0], rewritten[0]);
}
