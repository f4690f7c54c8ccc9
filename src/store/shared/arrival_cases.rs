//! Cases of what arrives: whole or not at all, and never over what somebody wrote by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::arrival::{ARRIVING, ArrivalList, ArrivalPlaced, is_waiting, look_past, recover};
use super::ids::OperationId;
use super::link::{LINK, StoreLink};
use super::remote::{Line, NewFile, News, OfficeRight, digest};
use crate::store::failure::Failure;
use crate::store::folder::Folder;
use crate::store::journal::JOURNAL;

const TABLE: &str = "data/spring/attendance.csv";

fn now() -> DateTime<FixedOffset> {
    "2026-11-30T14:02:00+01:00".parse().unwrap()
}

fn file(text: &str) -> NewFile {
    NewFile { digest: Some(digest(text.as_bytes())), bytes: Some(Arc::from(text.as_bytes())) }
}

/// Writes a file by hand, as no command does.
#[allow(clippy::disallowed_methods, reason = "a test makes the file")]
fn write(file: std::path::PathBuf, text: &str) {
    fs::write(file, text).unwrap();
}

fn line(operation: u64, path: &str) -> Line {
    let text = format!(
        "{{\"op\":{operation},\"at\":\"t\",\"by\":\"z\",\"command\":[\"formation\",\"x\",\"y\"],\"files\":[{{\"path\":\"{path}\"}}],\"changes\":[]}}"
    );
    Line { operation, text }
}

fn news(operation: u64, files: &[(&str, NewFile)], lines: Vec<Line>) -> News {
    News {
        operation,
        id: Some(OperationId::new()),
        cohorts: BTreeMap::from([("spring".to_owned(), OfficeRight::Write), ("autumn".to_owned(), OfficeRight::Read)]),
        head: None,
        files: files.iter().map(|(path, file)| ((*path).to_owned(), file.clone())).collect(),
        lines,
    }
}

/// What a folder takes in.
fn brought(
    root: &Path,
    link: &StoreLink,
    news: &News,
    contact: DateTime<FixedOffset>,
) -> Result<(StoreLink, ArrivalPlaced), Failure> {
    Folder::at(root.to_owned()).take_in(link, news, contact)
}

/// A copy of operation 2: the programme, and a table of each of two cohorts.
fn copy() -> (tempfile::TempDir, StoreLink) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let files = [("programme.toml", file("title")), (TABLE, file("one")), ("data/autumn/enrolments.csv", file("who"))];
    let lines = vec![line(1, TABLE), line(2, "data/autumn/enrolments.csv")];
    let link = StoreLink::new("postgres://claire@localhost/memory".parse().unwrap(), now());
    let (link, placed) = brought(folder.path(), &link, &news(2, &files, lines), now()).unwrap();
    assert!(placed.notes.is_empty());
    (folder, link)
}

/// Every file of a folder with its text, the link apart.
fn files(root: &Path) -> BTreeMap<String, String> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, String::from_utf8(fs::read(&path).unwrap()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found.remove(LINK);
    found.remove("data/.lock");
    found.retain(|file, _| !file.starts_with("data/.known/"));
    found
}

#[test]
fn what_arrives_is_in_place_and_the_link_says_so() {
    let (folder, link) = copy();
    let found = files(folder.path());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder.path().join("data/spring")).unwrap().permissions().mode();
        assert_eq!(mode & 0o007, 0, "a new folder is not for everybody");
    }
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(names, ["data/autumn/enrolments.csv", "data/journal.jsonl", TABLE, "programme.toml"]);
    assert_eq!(found["data/journal.jsonl"].lines().count(), 2);
    assert_eq!(StoreLink::read(folder.path()).unwrap().unwrap(), link);
    assert_eq!((link.operation, link.digests.len()), (2, 3));
}

#[test]
fn what_was_still_being_gathered_is_thrown_away() {
    let (folder, link) = copy();
    let before = files(folder.path());
    let arriving = folder.path().join(ARRIVING);
    fs::create_dir(&arriving).unwrap();
    write(arriving.join("0"), "half");
    assert!(is_waiting(folder.path()));
    assert!(recover(folder.path()).unwrap().is_empty());
    assert_eq!((files(folder.path()), StoreLink::read(folder.path()).unwrap()), (before, Some(link)));
}

#[test]
fn what_has_arrived_is_finished_wherever_the_program_died() {
    let more = [(TABLE, file("two")), ("data/spring/enrolments.csv", file("all"))];
    let gone = ("data/autumn/enrolments.csv", NewFile { digest: None, bytes: None });
    let news = news(4, &[&more[..], &[gone]].concat(), vec![line(3, TABLE), line(4, TABLE)]);
    let (expected, link) = {
        let (folder, link) = copy();
        let (link, _) = brought(folder.path(), &link, &news, now()).unwrap();
        (files(folder.path()), link)
    };
    // As many files as were in place when it died; then the journal, then the link.
    for died in 0..=5 {
        let (folder, before) = copy();
        let arrival = ArrivalList::of(&before, &news, now());
        arrival.gather(folder.path(), &news).unwrap();
        for file in arrival.files.iter().take(died) {
            let target = folder.path().join(&file.path);
            arrival.place_file(folder.path(), file, &target, &mut ArrivalPlaced::default()).unwrap();
        }
        if died > 3 {
            arrival.record(folder.path()).unwrap();
        }
        if died > 4 {
            arrival.link.write(folder.path()).unwrap();
        }
        let notes = recover(folder.path()).unwrap();
        assert_eq!(notes.len(), 1, "{died}");
        assert_eq!(files(folder.path()), expected, "{died}");
        assert_eq!(StoreLink::read(folder.path()).unwrap().unwrap().digests, link.digests, "{died}");
        assert!(!is_waiting(folder.path()), "{died}");
    }
}

#[test]
fn what_somebody_wrote_by_hand_is_kept_beside() {
    let (folder, link) = copy();
    write(folder.path().join(TABLE), "by hand");
    let (_, placed) =
        brought(folder.path(), &link, &news(3, &[(TABLE, file("two"))], vec![line(3, TABLE)]), now()).unwrap();
    let found = files(folder.path());
    assert_eq!((found[TABLE].as_str(), found[&format!("{TABLE}.by-hand-3")].as_str()), ("two", "by hand"));
    assert_eq!(placed.notes.len(), 1);
    write(folder.path().join(TABLE), "three");
    let link = StoreLink::read(folder.path()).unwrap().unwrap();
    let (_, placed) = brought(folder.path(), &link, &news(4, &[(TABLE, file("three"))], vec![]), now()).unwrap();
    assert!(placed.notes.is_empty(), "she had written the same");
}

#[test]
fn nothing_is_left_of_a_cohort_that_is_no_longer_seen() {
    let (folder, link) = copy();
    write(folder.path().join("data/autumn/enrolments.csv"), "by hand");
    write(folder.path().join("data/autumn/enrolments.csv.by-hand-2"), "by hand");
    let mut without = news(3, &[], vec![]);
    without.cohorts.remove("autumn");
    let (link, _) = brought(folder.path(), &link, &without, now()).unwrap();
    let found = files(folder.path());
    assert!(!found.values().any(|text| text.contains("autumn") || text.contains("by hand")), "{found:?}");
    assert!(!folder.path().join("data/autumn").exists());
    assert_eq!((link.cohorts.len(), found["data/journal.jsonl"].lines().count()), (1, 1));
}

#[test]
fn lines_that_were_rewritten_and_older_ones_stand_in_their_order() {
    let (folder, link) = copy();
    let (link, _) = brought(folder.path(), &link, &news(5, &[], vec![line(5, TABLE)]), now()).unwrap();
    let rewritten = Line { text: line(2, TABLE).text.replace("\"z\"", "\"-\""), operation: 2 };
    brought(folder.path(), &link, &news(6, &[], vec![rewritten.clone(), line(3, TABLE), line(6, TABLE)]), now())
        .unwrap();
    let journal = fs::read_to_string(folder.path().join(JOURNAL)).unwrap();
    let expected = [line(1, TABLE), rewritten, line(3, TABLE), line(5, TABLE), line(6, TABLE)];
    assert_eq!(journal.lines().collect::<Vec<_>>(), expected.iter().map(|line| line.text.as_str()).collect::<Vec<_>>());
}

#[test]
fn evidence_that_comes_when_it_is_opened_is_known_and_not_there() {
    let (folder, link) = copy();
    let path = "data/spring/evidence/zoom.csv";
    let (link, _) = brought(folder.path(), &link, &news(3, &[(path, file("old"))], vec![]), now()).unwrap();
    let later = NewFile { bytes: None, ..file("new") };
    let (link, _) = brought(folder.path(), &link, &news(4, &[(path, later)], vec![]), now()).unwrap();
    assert!(!folder.path().join(path).exists());
    assert_eq!(link.digests[path], digest(b"new"));
}

#[test]
fn what_no_store_should_send_is_refused_whole() {
    let (folder, link) = copy();
    let before = files(folder.path());
    let good = [(TABLE, file("two"))];
    let paths = ["../outside", "/tmp/outside", "data/.lock", "data/.shared", "data/journal.jsonl", "data/../x.toml"];
    let theirs = paths.iter().map(|path| news(3, &[&good[..], &[(*path, file("theirs"))]].concat(), vec![]));
    let other_bytes = NewFile { digest: Some(digest(b"one")), ..file("two") };
    let twice = Line { text: line(3, TABLE).text.replace("\"by\":", "\"op\":4,\"by\":"), operation: 3 };
    let broken = [
        news(3, &[(TABLE, other_bytes)], vec![]),
        news(3, &good, vec![twice]),
        news(3, &good, vec![Line { text: "not JSON".into(), operation: 3 }]),
        news(3, &good, vec![line(4, TABLE), Line { operation: 3, ..line(4, TABLE) }]),
    ];
    for news in theirs.chain(broken) {
        let refused = brought(folder.path(), &link, &news, now()).unwrap_err().to_string();
        assert!(refused.ends_with("nothing was changed"), "{refused}");
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn a_reader_that_may_not_write_sees_what_has_arrived() {
    let (folder, link) = copy();
    let gone = ("data/autumn/enrolments.csv", NewFile { digest: None, bytes: None });
    let news = news(3, &[(TABLE, file("two")), gone], vec![line(3, TABLE)]);
    ArrivalList::of(&link, &news, now()).gather(folder.path(), &news).unwrap();
    let before = files(folder.path());
    let (overlay, notes) = look_past(folder.path()).unwrap();
    let read = |path: &str| overlay[path].as_ref().map(|staged| fs::read_to_string(staged).unwrap());
    assert_eq!((read(TABLE).as_deref(), read("data/autumn/enrolments.csv")), (Some("two"), None));
    assert_eq!((overlay.len(), notes.len()), (2, 1));
    assert_eq!(files(folder.path()), before);
    // A folder whose list is gone is in place already, and not a reader's to remove.
    fs::remove_file(folder.path().join("data/.arrived/list.json")).unwrap();
    assert!(look_past(folder.path()).unwrap().0.is_empty());
    assert!(folder.path().join("data/.arrived").is_dir());
    assert!(recover(folder.path()).unwrap().is_empty());
    assert!(!folder.path().join("data/.arrived").exists());
}
