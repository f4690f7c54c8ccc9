//! Cases of what arrives: whole or not at all, and never over what somebody wrote by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::arrival::{ARRIVING, Arrival, Placed, bring, is_waiting, recover};
use super::ids::OperationId;
use super::link::{LINK, Link};
use super::remote::{Line, NewFile, News, Right};
use crate::domain::paper::content::digest;
use crate::store::journal::JOURNAL;

const TABLE: &str = "data/spring/attendance.csv";

fn now() -> DateTime<FixedOffset> {
    "2026-11-30T14:02:00+01:00".parse().unwrap()
}

fn file(text: &str) -> NewFile {
    NewFile { digest: Some(digest(text.as_bytes(), 64)), bytes: Some(Arc::from(text.as_bytes())) }
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
        cohorts: BTreeMap::from([("spring".to_owned(), Right::Write), ("autumn".to_owned(), Right::Read)]),
        head: None,
        files: files.iter().map(|(path, file)| ((*path).to_owned(), file.clone())).collect(),
        lines,
    }
}

/// A copy of operation 2: the programme, and a table of each of two cohorts.
fn copy() -> (tempfile::TempDir, Link) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let files = [("programme.toml", file("title")), (TABLE, file("one")), ("data/autumn/enrolments.csv", file("who"))];
    let lines = vec![line(1, TABLE), line(2, "data/autumn/enrolments.csv")];
    let link = Link::new("memory", now());
    let (link, placed) = bring(folder.path(), &link, &news(2, &files, lines), now()).unwrap();
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
    found
}

#[test]
fn what_arrives_is_in_place_and_the_link_says_so() {
    let (folder, link) = copy();
    let found = files(folder.path());
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(names, ["data/autumn/enrolments.csv", "data/journal.jsonl", TABLE, "programme.toml"]);
    assert_eq!(found["data/journal.jsonl"].lines().count(), 2);
    assert_eq!(Link::read(folder.path()).unwrap().unwrap(), link);
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
    assert_eq!((files(folder.path()), Link::read(folder.path()).unwrap()), (before, Some(link)));
}

#[test]
fn what_has_arrived_is_finished_wherever_the_program_died() {
    let more = [(TABLE, file("two")), ("data/spring/enrolments.csv", file("all"))];
    let gone = ("data/autumn/enrolments.csv", NewFile { digest: None, bytes: None });
    let news = news(4, &[&more[..], &[gone]].concat(), vec![line(3, TABLE), line(4, TABLE)]);
    let (expected, link) = {
        let (folder, link) = copy();
        let (link, _) = bring(folder.path(), &link, &news, now()).unwrap();
        (files(folder.path()), link)
    };
    // As many files as were in place when it died; then the journal, then the link.
    for died in 0..=5 {
        let (folder, before) = copy();
        let arrival = Arrival::of(&before, &news, now());
        arrival.gather(folder.path(), &news).unwrap();
        for file in arrival.files.iter().take(died) {
            let target = folder.path().join(&file.path);
            arrival.place_file(folder.path(), file, &target, &mut Placed::default()).unwrap();
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
        assert_eq!(Link::read(folder.path()).unwrap().unwrap().digests, link.digests, "{died}");
        assert!(!is_waiting(folder.path()), "{died}");
    }
}

#[test]
fn what_somebody_wrote_by_hand_is_kept_beside() {
    let (folder, link) = copy();
    write(folder.path().join(TABLE), "by hand");
    let (_, placed) =
        bring(folder.path(), &link, &news(3, &[(TABLE, file("two"))], vec![line(3, TABLE)]), now()).unwrap();
    let found = files(folder.path());
    assert_eq!((found[TABLE].as_str(), found[&format!("{TABLE}.by-hand-3")].as_str()), ("two", "by hand"));
    assert_eq!(placed.notes.len(), 1);
    write(folder.path().join(TABLE), "three");
    let link = Link::read(folder.path()).unwrap().unwrap();
    let (_, placed) = bring(folder.path(), &link, &news(4, &[(TABLE, file("three"))], vec![]), now()).unwrap();
    assert!(placed.notes.is_empty(), "she had written the same");
}

#[test]
fn nothing_is_left_of_a_cohort_that_is_no_longer_seen() {
    let (folder, link) = copy();
    write(folder.path().join("data/autumn/enrolments.csv"), "by hand");
    let mut without = news(3, &[], vec![]);
    without.cohorts.remove("autumn");
    let (link, _) = bring(folder.path(), &link, &without, now()).unwrap();
    let found = files(folder.path());
    assert!(!found.values().any(|text| text.contains("autumn") || text.contains("by hand")), "{found:?}");
    assert!(!folder.path().join("data/autumn").exists());
    assert_eq!((link.cohorts.len(), found["data/journal.jsonl"].lines().count()), (1, 1));
}

#[test]
fn lines_that_were_rewritten_and_older_ones_stand_in_their_order() {
    let (folder, link) = copy();
    let (link, _) = bring(folder.path(), &link, &news(5, &[], vec![line(5, TABLE)]), now()).unwrap();
    let rewritten = Line { text: line(2, TABLE).text.replace("\"z\"", "\"-\""), operation: 2 };
    bring(folder.path(), &link, &news(6, &[], vec![rewritten.clone(), line(3, TABLE), line(6, TABLE)]), now()).unwrap();
    let journal = fs::read_to_string(folder.path().join(JOURNAL)).unwrap();
    let expected = [line(1, TABLE), rewritten, line(3, TABLE), line(5, TABLE), line(6, TABLE)];
    assert_eq!(journal.lines().collect::<Vec<_>>(), expected.iter().map(|line| line.text.as_str()).collect::<Vec<_>>());
}

#[test]
fn evidence_that_comes_when_it_is_opened_is_known_and_not_there() {
    let (folder, link) = copy();
    let path = "data/spring/evidence/zoom.csv";
    let (link, _) = bring(folder.path(), &link, &news(3, &[(path, file("old"))], vec![]), now()).unwrap();
    let later = NewFile { bytes: None, ..file("new") };
    let (link, _) = bring(folder.path(), &link, &news(4, &[(path, later)], vec![]), now()).unwrap();
    assert!(!folder.path().join(path).exists());
    assert_eq!(link.digests[path], digest(b"new", 64));
}

#[test]
fn no_store_writes_outside_the_folder_or_under_a_hidden_name() {
    let (folder, link) = copy();
    let before = files(folder.path());
    let others = ["../outside", "/tmp/outside", "data/.lock", "data/.shared", "data/journal.jsonl", "data/../x.toml"];
    let theirs: Vec<_> = others.iter().map(|path| (*path, file("theirs"))).collect();
    bring(folder.path(), &link, &news(3, &theirs, vec![]), now()).unwrap();
    assert_eq!(files(folder.path()), before);
}
