//! What somebody edits by hand in a copy of a shared programme: sent as an operation of its own before the command that comes across
//! it, merged with what others wrote, or kept beside with both values said.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;

use formation::store::shared::memory::ConnectionFault;
use support::copy::{Copy, same, store};
use support::store::{attend, enrol};

const MARKS: &str = "data/c1/attendance.csv";

fn text(copy: &Copy, file: &str) -> String {
    fs::read_to_string(copy.dir.path().join(file)).unwrap()
}

/// Puts one text in the place of another in a file, as an editor does.
#[allow(clippy::disallowed_methods, reason = "a person edits the file")]
fn edit(copy: &Copy, file: &str, from: &str, to: &str) {
    let before = text(copy, file);
    assert!(before.contains(from), "{before}");
    fs::write(copy.dir.path().join(file), before.replace(from, to)).unwrap();
}

/// Two copies of a programme with two people who came.
fn two() -> (formation::store::shared::memory::Memory, Copy, Copy) {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    here.commit(&[enrol("aa"), enrol("bb"), attend("m1-1", "aa", 120), attend("m1-1", "bb", 120)]).unwrap();
    drop(there.folder().write(&support::store::actor()).unwrap());
    (store, here, there)
}

fn beside(copy: &Copy) -> Vec<String> {
    copy.files().into_keys().filter(|name| name.contains(".by-hand-")).collect()
}

#[test]
fn it_is_sent_before_the_command_and_stays_as_it_was_typed() {
    let (store, here, there) = two();
    edit(&here, MARKS, "m1-1,aa,present,120", "m1-1,aa,present,90");
    let (code, _, said) = here.run(&["attend", "m1-2", "--excused", "aa"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said, "data/c1/attendance.csv, changed by hand: operation 3, in the store\noperation 4, in the store\n");
    same(&store, &[&here, &there]);
    assert!(text(&there, MARKS).contains("m1-1,aa,present,90"));
    let line = store.lines()[2].text.clone();
    assert!(line.contains("\"command\":[\"(by hand)\"]") && line.contains("\"minutes\":\"90\""), "{line}");
    let (code, _, said) = there.run(&["undo", "3"]);
    assert_eq!(code, 0, "{said}");
    assert!(text(&there, MARKS).contains("m1-1,aa,present,120"));
    same(&store, &[&here, &there]);
    assert_eq!(here.run(&["check"]).0, 0);
}

#[test]
fn what_others_wrote_of_other_rows_and_cells_is_taken_too() {
    let (store, here, there) = two();
    edit(&here, MARKS, "m1-1,aa,present,120", "m1-1,aa,present,90");
    there.commit(&[attend("m1-2", "bb", 60)]).unwrap();
    here.later(11);
    assert_eq!(here.said(), Vec::<String>::new());
    let merged = text(&here, MARKS);
    assert!(merged.contains("m1-1,aa,present,90") && merged.contains("m1-2,bb,present,60"), "{merged}");
    let (code, _, said) = here.run(&["attend", "m1-2", "--excused", "aa"]);
    assert_eq!(code, 0, "{said}");
    same(&store, &[&here, &there]);
    assert_eq!(beside(&here), Vec::<String>::new());
}

#[test]
fn one_cell_of_both_is_said_with_both_values_and_kept_beside() {
    let (store, here, there) = two();
    edit(&here, MARKS, "m1-1,aa,present,120", "m1-1,aa,present,90");
    edit(&there, MARKS, "m1-1,aa,present,120", "m1-1,aa,present,60");
    assert_eq!(there.run(&["attend", "m1-2", "--excused", "bb"]).0, 0);
    here.later(11);
    assert_eq!(
        here.said(),
        [
            "data/c1/attendance.csv was changed by hand and in the store: your version is kept as attendance.csv.by-hand-4",
            "data/c1/attendance.csv, m1-1 · aa, minutes: you wrote `90`, the store has `60`",
        ]
    );
    assert!(text(&here, &beside(&here)[0]).contains("m1-1,aa,present,90"));
    fs::remove_file(here.dir.path().join(&beside(&here)[0])).unwrap();
    same(&store, &[&here, &there]);
}

#[test]
fn a_file_that_a_spreadsheet_saved_again_is_no_edit() {
    let (store, here, there) = two();
    edit(&here, MARKS, ",", ";");
    let (code, _, said) = here.run(&["attend", "m1-2", "--excused", "aa"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        said,
        "data/c1/attendance.csv had been saved by a spreadsheet: in its usual form again\noperation 3, in the store\n"
    );
    same(&store, &[&here, &there]);
}

#[test]
fn what_no_command_would_write_is_refused_and_nothing_is_sent() {
    let (store, here, there) = two();
    let lines = store.lines().len();
    edit(&here, MARKS, "m1-1,aa,present,120", "m1-1,aa,present,120\nm1-1,aa,present,90");
    let (code, _, said) =
        here.run(&["enrol", "Test", "Zoé", "--email", "z@example.org", "--organisation", "X", "--status", "employee"]);
    assert!(code != 0, "{said}");
    assert_eq!(store.lines().len(), lines);
    let (code, _, said) = here.run(&["share", "check", "--restore"]);
    assert_eq!(code, 0, "{said}");
    for name in beside(&here) {
        fs::remove_file(here.dir.path().join(name)).unwrap();
    }
    fs::remove_file(here.dir.path().join(MARKS)).unwrap();
    let (code, _, said) = here.run(&["attend", "m1-2", "--excused", "aa"]);
    assert_eq!(code, 4, "{said}");
    assert!(said.contains("nobody can say what was changed"), "{said}");
    assert_eq!(store.lines().len(), lines);
    assert_eq!(here.run(&["share", "check", "--restore"]).0, 0);
    same(&store, &[&here, &there]);
}

#[test]
fn a_definition_is_merged_by_lines() {
    let (store, here, there) = two();
    edit(&here, "programme.toml", "title = \"Un\"", "title = \"Deux\"");
    edit(&there, "programme.toml", "capacity = 15", "capacity = 12   # the room is small");
    assert_eq!(there.run(&["attend", "m1-2", "--excused", "bb"]).0, 0);
    let (code, _, said) = here.run(&["attend", "m1-2", "--excused", "aa"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("programme.toml, changed by hand: operation 5, in the store\n"), "{said}");
    same(&store, &[&here, &there]);
    let merged = text(&there, "programme.toml");
    assert!(merged.contains("\"Deux\"") && merged.contains("capacity = 12   # the room is small"), "{merged}");
}

#[test]
fn a_connection_that_is_cut_sends_it_once() {
    for fault in [ConnectionFault::CutBefore, ConnectionFault::CutAfter] {
        for at in 0..6 {
            let (store, here, there) = two();
            edit(&here, MARKS, "m1-1,aa,present,120", "m1-1,aa,present,90");
            here.outside().faults.push_back((0..at).map(|_| None).chain([Some(fault)]).collect());
            here.run(&["attend", "m1-2", "--excused", "aa"]);
            here.outside().faults.clear();
            let (code, _, said) = here.run(&["attend", "m1-2", "--excused", "bb"]);
            assert_eq!(code, 0, "{fault:?} {at}: {said}");
            let by_hand = store.lines().iter().filter(|line| line.text.contains("(by hand)")).count();
            assert_eq!(by_hand, 1, "{fault:?} {at}");
            same(&store, &[&here, &there]);
        }
    }
}
