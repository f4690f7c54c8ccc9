//! Marks that are made while the store does not answer: kept, sent at the next contact, put on what others wrote, or set apart until
//! somebody decides.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;

use formation::store::shared::memory::{ConnectionFault, Memory};
use formation::store::{Failure, Steps, Stop};
use support::copy::{Copy, same, store};
use support::store::{actor, attend, enrol, evidence};

const MARKS: &str = "data/c1/attendance.csv";

fn text(copy: &Copy, file: &str) -> String {
    fs::read_to_string(copy.dir.path().join(file)).unwrap()
}

/// Two copies of a programme with two people.
fn two() -> (Memory, Copy, Copy) {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    here.commit(&[enrol("aa"), enrol("bb")]).unwrap();
    drop(there.folder().write(&actor()).unwrap());
    (store, here, there)
}

fn silent(copy: &Copy, is_silent: bool) {
    copy.outside().is_silent = is_silent;
    copy.later(40);
}

#[test]
fn marks_are_kept_and_sent_in_their_order() {
    let (store, here, there) = two();
    silent(&here, true);
    let (code, _, said) = here.run(&["attend", "m1-1", "--present", "aa"]);
    assert_eq!(
        (code, said.lines().last().unwrap()),
        (0, "not in the store yet: it is sent as soon as the store answers")
    );
    assert_eq!(here.run(&["attend", "m1-2", "--excused", "aa"]).0, 0);
    assert_eq!(here.run(&["attend", "m1-2", "--excused", "bb"]).0, 0);
    assert_eq!((here.outbox(), store.lines().len()), (3, 2));
    assert!(text(&here, MARKS).contains("m1-2,bb,excused"));
    silent(&here, false);
    let said = here.said();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].ends_with("attend m1-1 --present aa`, made offline: operation 3, in the store"), "{said:?}");
    assert_eq!(store.lines().len(), 5);
    same(&store, &[&here, &there]);
    let (code, answer, said) = here.run(&["share", "check"]);
    assert_eq!(code, 0, "{answer}{said}");
}

#[test]
fn anything_else_is_refused_and_says_why() {
    let (store, here, there) = two();
    silent(&here, true);
    for line in [
        &["enrol", "Test", "Zoé", "--email", "z@example.org", "--organisation", "X", "--status", "employee"][..],
        &["undo"][..],
    ] {
        let (code, _, said) = here.run(line);
        assert_eq!(code, 4, "{said}");
        assert!(said.contains("two offices cannot both have the last seat; nothing was written"), "{said}");
    }
    silent(&here, false);
    same(&store, &[&here, &there]);
}

#[test]
fn they_are_put_on_what_others_wrote() {
    let (store, here, there) = two();
    silent(&here, true);
    here.commit(&[attend("m1-1", "aa", 120), evidence("zoom.csv", b"Name\n")]).unwrap();
    here.commit(&[attend("m1-2", "aa", 60)]).unwrap();
    there.commit(&[attend("m1-1", "bb", 90)]).unwrap();
    silent(&here, false);
    let said = here.said();
    assert_eq!(
        said,
        [
            "`formation test`, made offline: operation 4, in the store",
            "`formation test`, made offline: operation 5, in the store"
        ]
    );
    same(&store, &[&here, &there]);
    let marks = text(&there, MARKS);
    for row in ["m1-1,aa,present,120", "m1-2,aa,present,60", "m1-1,bb,present,90"] {
        assert!(marks.contains(row), "{marks}");
    }
    let (code, answer, said) = here.run(&["share", "check"]);
    assert_eq!(code, 0, "{answer}{said}");
    let (code, _, said) = here.run(&["undo"]);
    assert_eq!(code, 0, "{said}");
    same(&store, &[&here, &there]);
}

#[test]
fn the_same_mark_from_both_sides_is_no_contradiction() {
    let (store, here, there) = two();
    silent(&here, true);
    here.commit(&[attend("m1-1", "aa", 120)]).unwrap();
    there.commit(&[attend("m1-1", "aa", 120)]).unwrap();
    silent(&here, false);
    assert_eq!(here.said(), ["`formation test`, made offline: the store has the same already"]);
    same(&store, &[&here, &there]);
    assert_eq!(store.lines().len(), 3);
}

#[test]
fn another_mark_of_the_same_person_waits_until_somebody_decides() {
    for side in ["--mine", "--theirs"] {
        let (store, here, there) = two();
        silent(&here, true);
        here.commit(&[attend("m1-1", "aa", 120)]).unwrap();
        here.commit(&[attend("m1-2", "aa", 45)]).unwrap();
        there.commit(&[attend("m1-1", "aa", 90)]).unwrap();
        silent(&here, false);
        let said = here.said();
        assert!(said.iter().any(|said| said.contains("contradicts what the store has")), "{said:?}");
        assert!(
            said.iter().any(|said| said.ends_with("m1-1 · aa, minutes: you wrote `120`, the store has `90`")),
            "{said:?}"
        );
        let marks = text(&here, MARKS);
        assert!(marks.contains("m1-1,aa,present,90") && marks.contains("m1-2,aa,present,45"), "{marks}");
        assert_eq!(store.lines().len(), 4, "what does not contradict is sent");
        let (code, answer, said) = here.run(&["share", "settle"]);
        assert_eq!(code, 1, "{said}");
        assert!(answer.starts_with("1: `formation test`, made offline, contradicts what the store has\n"), "{answer}");
        // Other work goes on meanwhile.
        assert_eq!(here.run(&["attend", "m1-2", "--excused", "bb"]).0, 0);
        let (code, answer, said) = here.run(&["share", "settle", "1", side]);
        assert_eq!((code, &*answer), (0, "nothing waits to be sent\n"), "{said}");
        let minutes = if side == "--mine" { "120" } else { "90" };
        same(&store, &[&here, &there]);
        assert!(text(&there, MARKS).contains(&format!("m1-1,aa,present,{minutes}")));
        assert_eq!(store.lines().len(), if side == "--mine" { 6 } else { 5 });
        let (code, answer, said) = here.run(&["share", "check"]);
        assert_eq!(code, 0, "{answer}{said}");
    }
}

#[test]
fn a_mark_that_the_rules_no_longer_allow_waits_and_can_only_be_dropped() {
    let (store, here, there) = two();
    silent(&here, true);
    here.commit(&[attend("m1-1", "aa", 120)]).unwrap();
    assert_eq!(there.run(&["undo"]).0, 0);
    silent(&here, false);
    let said = here.said();
    assert!(said.iter().any(|said| said.contains("can no longer be written")), "{said:?}");
    let (code, answer, said) = here.run(&["share", "settle"]);
    assert_eq!(code, 1, "{answer}{said}");
    assert!(said.contains("the rules no longer allow it"), "{said}");
    let (code, _, said) = here.run(&["share", "settle", "1", "--theirs"]);
    assert_eq!(code, 0, "{said}");
    same(&store, &[&here, &there]);
    let (code, _, said) = here.run(&["share", "settle", "7", "--theirs"]);
    assert_eq!(code, 1);
    assert!(said.contains("nothing of number 7 waits"), "{said}");
}

/// Dies at its nth step.
struct Dies(usize);

impl Steps for Dies {
    fn before(&mut self, _: &'static str) -> Result<(), Stop> {
        self.0 = self.0.wrapping_sub(1);
        if self.0 == usize::MAX { Err(Stop::Kill) } else { Ok(()) }
    }
}

#[test]
fn killed_at_any_step_a_mark_is_kept_whole_or_not_at_all() {
    for at in 0..2 {
        let (store, here, there) = two();
        silent(&here, true);
        let writing = here.folder().write(&actor()).unwrap();
        assert!(matches!(writing.commit_by(&[attend("m1-1", "aa", 120)], &mut Dies(at)), Err(Failure::Unwritable(_))));
        drop(here.folder().read().unwrap());
        let is_kept = at == 1;
        assert_eq!(here.outbox(), usize::from(is_kept));
        assert_eq!(here.dir.path().join(MARKS).exists(), is_kept);
        silent(&here, false);
        drop(here.folder().read().unwrap());
        same(&store, &[&here, &there]);
        assert_eq!(store.lines().len(), if is_kept { 3 } else { 2 });
    }
}

#[test]
fn a_connection_that_is_cut_sends_each_once() {
    for fault in [ConnectionFault::Refused, ConnectionFault::CutBefore, ConnectionFault::CutAfter] {
        for at in 0..7 {
            let (store, here, there) = two();
            silent(&here, true);
            here.commit(&[attend("m1-1", "aa", 120)]).unwrap();
            here.commit(&[attend("m1-2", "aa", 60)]).unwrap();
            there.commit(&[attend("m1-1", "bb", 90)]).unwrap();
            silent(&here, false);
            here.outside().faults.push_back((0..at).map(|_| None).chain([Some(fault)]).collect());
            drop(here.folder().read().unwrap());
            here.outside().faults.clear();
            here.later(40);
            drop(here.folder().read().unwrap());
            same(&store, &[&here, &there]);
            assert_eq!(store.lines().len(), 5, "{fault:?} {at}");
            let marks = text(&there, MARKS);
            assert_eq!(marks.lines().count(), 4, "{fault:?} {at}: {marks}");
        }
    }
}
