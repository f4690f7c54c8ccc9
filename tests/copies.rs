//! Two copies of one programme, over a store in memory: who comes first, who decides anew, and what is left when the program
//! dies or the connection is cut.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use formation::store::shared::ids::OperationId;
use formation::store::shared::memory::ConnectionFault;
use formation::store::shared::remote::{Access, HeadAnswer, OfficeRight, OutgoingOperation, Pushed, Remote};
use formation::store::{Direction, Failure, Folder, Steps, Stop};
use support::copy::{Copy, same, store};
use support::store::{actor, attend, cohort, enrol, evidence};

#[test]
fn what_one_copy_writes_the_other_reads() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    assert_eq!(here.commit(&[enrol("aa"), attend("m1-1", "aa", 120)]).unwrap(), 2);
    assert_eq!(there.commit(&[enrol("bb"), evidence("zoom.csv", b"\xEF\xBB\xBFName\r\n")]).unwrap(), 3);
    let (operations, broken) = there.folder().read().unwrap().history().unwrap();
    assert!(broken.is_empty());
    assert_eq!(
        operations.iter().map(|one| (one.op, &*one.by)).collect::<Vec<_>>(),
        [(1, "claire"), (2, "claire"), (3, "claire")]
    );
    same(&store, &[&here, &there]);
    let writing = here.folder().write(&actor()).unwrap();
    let reversal = writing.reversal(Direction::Undo, None).unwrap();
    assert_eq!(writing.revert(reversal).unwrap().operation, 4);
    same(&store, &[&here, &there]);
}

#[test]
fn a_reader_asks_once_in_ten_seconds() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    here.commit(&[enrol("aa")]).unwrap();
    let people = |copy: &Copy| copy.folder().read().unwrap().records(&cohort()).unwrap().enrolments().len();
    assert_eq!(people(&there), 0, "as of the join");
    there.later(10);
    let before = there.outside().opened;
    assert_eq!(people(&there), 1);
    assert_eq!(people(&there), 1);
    assert_eq!(there.outside().opened, before + 1);
}

#[test]
fn somebody_quicker_makes_a_decision_stale() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    let writing = there.folder().write(&actor()).unwrap();
    writing.records(&cohort()).unwrap();
    here.commit(&[enrol("aa")]).unwrap();
    let Err(Failure::Stale { path, since, hold }) = writing.commit(&[enrol("bb")]) else { panic!("written") };
    assert_eq!((&*path, since, hold), ("data/c1/enrolments.csv", 1, false));
    assert_eq!(there.outbox(), 0);
    assert_eq!(there.commit(&[enrol("bb")]).unwrap(), 3);
    same(&store, &[&here, &there]);
}

#[test]
fn others_in_between_who_wrote_nothing_that_was_read_arrive_with_it() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    let writing = there.folder().write(&actor()).unwrap();
    let elsewhere = OutgoingOperation {
        id: OperationId::new(),
        reads: BTreeMap::new(),
        cohorts: ["c2".to_owned()].into(),
        rest: "\"at\":\"2021-03-16T17:00:00+01:00\",\"by\":\"claire\",\"command\":[\"formation\"],\"files\":[],\"changes\":[]}".into(),
        files: [("data/c2/enrolments.csv".to_owned(), Some(Arc::from(&b"id\n"[..])))].into(),
    };
    assert_eq!(store.connect("claire").push(&elsewhere), Ok(Pushed::Written(2)));
    assert_eq!(writing.commit(&[enrol("bb")]).unwrap().operation, 3);
    same(&store, &[&here, &there]);
}

#[test]
fn who_keeps_others_waiting_is_first() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    let writing = there.folder().write_held(&actor()).unwrap();
    let other = std::thread::spawn(move || (here.commit(&[enrol("aa")]), here));
    assert_eq!(writing.commit(&[enrol("bb")]).unwrap().operation, 2);
    let (written, here) = other.join().unwrap();
    match written {
        Ok(number) => assert_eq!(number, 3),
        Err(failure) => assert!(matches!(failure, Failure::Stale { .. }), "{failure}"),
    }
    same(&store, &[&here, &there]);
}

#[test]
fn a_connection_that_is_cut_is_asked_once_more() {
    for fault in [ConnectionFault::CutBefore, ConnectionFault::CutAfter] {
        let store = store();
        let copy = Copy::of(&store, "claire");
        // The pull is answered, the push is not.
        copy.outside().faults.push_back(vec![None, Some(fault)]);
        assert_eq!(copy.commit(&[enrol("aa")]).unwrap(), 2, "{fault:?}");
        same(&store, &[&copy]);
    }
}

#[test]
fn an_answer_that_never_comes_is_settled_by_the_next_command() {
    for fault in [ConnectionFault::CutBefore, ConnectionFault::CutAfter] {
        let store = store();
        let copy = Copy::of(&store, "claire");
        copy.outside().faults.extend([vec![None, Some(fault)], vec![Some(fault)]]);
        let failure = copy.commit(&[enrol("aa")]).unwrap_err();
        assert_eq!(failure.to_string(), "base.example.org stopped answering: it is not known whether it was written");
        assert_eq!(copy.outbox(), 1);
        // A reader is enough.
        assert_eq!(copy.said(), ["`formation test` had been cut short: it is operation 2, in the store"], "{fault:?}");
        same(&store, &[&copy]);
    }
}

#[test]
fn what_was_left_and_is_stale_by_now_is_said_and_never_written() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    here.outside()
        .faults
        .extend([vec![None, Some(ConnectionFault::CutBefore)], vec![Some(ConnectionFault::CutBefore)]]);
    here.commit(&[enrol("aa")]).unwrap_err();
    there.commit(&[enrol("bb")]).unwrap();
    assert_eq!(here.said(), ["`formation test` had been cut short, and was not written: the store has changed since"]);
    same(&store, &[&here, &there]);
    assert_eq!(store.lines().len(), 2);
}

#[test]
fn a_store_that_does_not_answer_keeps_nobody_from_reading() {
    let store = store();
    let copy = Copy::of(&store, "claire");
    copy.outside().is_silent = true;
    let failure = copy.commit(&[enrol("aa")]).unwrap_err();
    assert!(failure.to_string().starts_with("without the store only marks"), "{failure}");
    assert_eq!(copy.outbox(), 0);
    copy.later(15);
    let opened = copy.outside().opened;
    assert_eq!(copy.said(), ["base.example.org does not answer: as of 14:02, operation 1"]);
    assert_eq!(copy.said(), [""; 0], "said once in thirty seconds");
    assert_eq!(copy.outside().opened, opened + 1, "nobody waits again");
    copy.later(30);
    assert_eq!(copy.said(), ["base.example.org does not answer: as of 14:02, operation 1"]);
    copy.outside().is_silent = false;
    copy.later(30);
    assert_eq!(copy.said(), [""; 0]);
    let offline = Folder::at(copy.dir.path().to_owned()).reaching(&copy.reach().offline());
    copy.later(30);
    let opened = copy.outside().opened;
    assert!(offline.read().unwrap().notes().is_empty());
    let failure = offline.write(&actor()).unwrap().commit(&[enrol("aa")]).unwrap_err();
    assert!(failure.to_string().starts_with("without the store only marks"), "{failure}");
    let failure = offline.write_held(&actor()).unwrap_err();
    assert!(failure.to_string().starts_with("offline, nothing is written"), "{failure}");
    assert_eq!(copy.outside().opened, opened);
}

/// Dies at its nth step.
struct Dies {
    at: usize,
    seen: Vec<&'static str>,
}

impl Steps for Dies {
    fn before(&mut self, step: &'static str) -> Result<(), Stop> {
        self.seen.push(step);
        if self.seen.len() - 1 == self.at { Err(Stop::Kill) } else { Ok(()) }
    }
}

#[test]
fn killed_at_any_step_it_is_done_once_or_never() {
    let changes = || [enrol("aa"), attend("m1-1", "aa", 120), evidence("zoom.csv", b"Name\n")];
    let mut steps = Dies { at: usize::MAX, seen: vec![] };
    let store_of_all = store();
    let whole = Copy::of(&store_of_all, "claire");
    whole.folder().write(&actor()).unwrap().commit_by(&changes(), &mut steps).unwrap();
    for step in ["keep", "send", "answered", "journal", "place", "link", "settled"] {
        assert!(steps.seen.contains(&step), "{step} of {:?}", steps.seen);
    }
    let sent = steps.seen.iter().position(|step| *step == "send").unwrap();
    for at in 0..steps.seen.len() {
        let store = store();
        let (copy, other) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
        let mut dies = Dies { at, seen: vec![] };
        let _ = copy.folder().write(&actor()).unwrap().commit_by(&changes(), &mut dies);
        let step = *dies.seen.last().unwrap();
        drop(copy.folder().read().unwrap());
        assert_eq!(store.lines().len(), if at < sent { 1 } else { 2 }, "before step {at} ({step})");
        same(&store, &[&copy, &other]);
        assert_eq!(copy.commit(&[enrol("cc")]).unwrap(), store.lines().len() as u64, "before step {at} ({step})");
        same(&store, &[&copy, &other]);
    }
}

#[test]
fn killed_at_any_step_and_overtaken_nothing_is_taken_for_an_edit_by_hand() {
    let mut at = 0;
    loop {
        let store = store();
        let (copy, other) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
        let mut dies = Dies { at, seen: vec![] };
        let _ = copy.folder().write(&actor()).unwrap().commit_by(&[enrol("aa")], &mut dies);
        if dies.seen.len() <= at {
            break;
        }
        let step = *dies.seen.last().unwrap();
        other.commit(&[enrol("zz")]).unwrap();
        copy.later(11);
        drop(copy.folder().read().unwrap());
        same(&store, &[&copy, &other]);
        let names: Vec<String> = copy.files().into_keys().collect();
        assert!(names.iter().all(|name| !name.contains("by-hand")), "before step {at} ({step}): {names:?}");
        at += 1;
    }
    assert!(at > 5, "{at}");
}

#[test]
fn a_file_that_was_edited_by_hand_is_not_sent_and_not_lost() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    here.commit(&[enrol("aa")]).unwrap();
    let file = here.dir.path().join("data/c1/enrolments.csv");
    let edited = std::fs::read_to_string(&file).unwrap().replace("Zoé", "Chloé");
    support::store::put(&file, edited.as_bytes());
    let failure = here.commit(&[enrol("bb")]).unwrap_err();
    assert!(failure.to_string().contains("data/c1/enrolments.csv was changed by hand in this copy"), "{failure}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), edited);
    assert_eq!((here.outbox(), store.lines().len()), (0, 2));
    there.commit(&[enrol("bb")]).unwrap();
    here.later(11);
    assert_eq!(here.said(), [""; 0]);
    let merged = std::fs::read_to_string(&file).unwrap();
    assert!(merged.contains("Chloé") && merged.contains("bb,"), "{merged}");
}

#[test]
fn evidence_that_was_left_out_comes_when_it_is_opened_and_with_leaving() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    let large = vec![b'x'; 100_000];
    here.commit(&[enrol("aa"), evidence("large.csv", &large), evidence("other.csv", &large)]).unwrap();
    there.later(11);
    let reading = there.folder().read().unwrap();
    let (file, other) =
        (there.dir.path().join("data/c1/evidence/large.csv"), there.dir.path().join("data/c1/evidence/other.csv"));
    assert!(!file.exists());
    assert_eq!(reading.evidence_of(&cohort()).unwrap(), ["large.csv", "other.csv"]);
    assert_eq!(reading.evidence(&cohort(), "large.csv").unwrap().unwrap().len(), large.len());
    assert!(file.exists() && !other.exists());
    drop(reading);
    let offline = Folder::at(there.dir.path().to_owned()).reaching(&there.reach().offline());
    let failure = offline.read().unwrap().evidence(&cohort(), "other.csv").unwrap_err();
    assert_eq!(failure.to_string(), "data/c1/evidence/other.csv is in the store and was not fetched yet");
    assert_eq!(there.folder().leave(&there.reach()).unwrap(), 1);
    assert_eq!(std::fs::read(other).unwrap(), large);
    assert_eq!(there.files(), here.files());
    assert!(!there.dir.path().join("data/.shared").exists());
}

/// Enrols somebody.
const ZOE: [&str; 9] =
    ["enrol", "Test", "Zoé", "--email", "zoe@example.org", "--organisation", "X", "--status", "employee"];

const OMAR: [&str; 9] =
    ["enrol", "Test", "Omar", "--email", "omar@example.org", "--organisation", "X", "--status", "employee"];

/// Lets another copy enrol these people, one just before each push of this one.
fn beaten_by(copy: &Copy, other: &Arc<Copy>, people: &[[&'static str; 2]]) {
    for &[person, mail] in people {
        let other = Arc::clone(other);
        copy.outside().meanwhile.push_back(Box::new(move || {
            let (code, _, said) =
                other.run(&["enrol", "Test", person, "--email", mail, "--organisation", "X", "--status", "employee"]);
            assert_eq!(code, 0, "{said}");
        }));
    }
}

#[test]
fn a_command_that_came_second_decides_anew_and_says_nothing_of_it() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Arc::new(Copy::of(&store, "claire")));
    beaten_by(&here, &there, &[["Omar", "omar@example.org"]]);
    let (code, answer, said) = here.run(&ZOE);
    assert_eq!(code, 0, "{said}");
    assert!(answer.contains("Test Zoé") && !answer.contains("Omar"), "{answer}");
    assert_eq!(said, "operation 3, in the store\n");
    same(&store, &[&here, &there]);
}

#[test]
fn after_three_tries_all_others_wait_for_the_fourth() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Arc::new(Copy::of(&store, "claire")));
    beaten_by(&here, &there, &[["Omar", "omar@example.org"], ["Lin", "lin@example.org"], ["Ada", "ada@example.org"]]);
    here.outside().asked.clear();
    let (code, _, said) = here.run(&ZOE);
    assert_eq!((code, &*said), (0, "operation 5, in the store\n"));
    let asked = here.outside().asked.clone();
    assert_eq!(asked, ["pull", "push", "pull", "push", "pull", "push", "hold", "pull", "push", "release"]);
    same(&store, &[&here, &there]);
}

#[test]
fn a_refusal_on_the_new_state_says_who_came_first() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Arc::new(Copy::of(&store, "claire")));
    beaten_by(&here, &there, &[["Zoé", "x@example.org"]]);
    let (code, answer, said) = here.run(&ZOE);
    assert_eq!((code, &*answer), (1, ""), "{said}");
    let last = said.lines().last().unwrap();
    assert_eq!(
        last,
        "hint: claire came first, at 18:00: formation --lang en enrol Test Zoé --email x@example.org --organisation X \
         --status employee (operation 2)"
    );
    same(&store, &[&here, &there]);
    assert_eq!(here.outbox(), 0);
}

#[test]
fn undo_and_erasing_go_the_same_way() {
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    assert_eq!(here.run(&ZOE).0, 0);
    assert_eq!(here.run(&OMAR).0, 0);
    assert_eq!(here.run(&["attend", "m1-1", "--present", "zoé"]).0, 0);
    let (code, _, said) = there.run(&["undo"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.ends_with("operation 5, in the store\n"), "{said}");
    same(&store, &[&here, &there]);
    let (code, _, said) = there.run(&["participants", "erase", "omar", "--override", "asked", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("operation 6, in the store"), "{said}");
    same(&store, &[&here, &there]);
    let everything = format!("{:?} {:?}", store.lines(), store.files());
    assert!(!everything.contains("omar@example.org") && !everything.contains("Omar"), "{everything}");
    let (_, history, _) = here.run(&["history"]);
    assert!(history.lines().count() >= 6, "{history}");
    assert_eq!(here.run(&["check"]).0, 0);
}

#[test]
fn the_status_says_which_store_and_the_check_that_all_is_alike() {
    let store = store();
    let here = Copy::of(&store, "claire");
    assert_eq!(here.run(&ZOE).0, 0);
    let (code, answer, _) = here.run(&["share"]);
    assert_eq!(
        (code, &*answer),
        (
            0,
            "a copy of postgres://claire@base.example.org/formation\noffices: head\n1 cohort of it here\n\
             as of 14:02, operation 2\nnothing waits to be sent\n"
        )
    );
    let (code, answer, _) = here.run(&["share", "check"]);
    assert_eq!((code, &*answer), (0, "2 files and 2 lines of the journal are as the store has them (operation 2)\n"));
    support::store::put(&here.dir.path().join("data/c1/enrolments.csv"), b"id\n");
    let (code, answer, said) = here.run(&["share", "check"]);
    assert_eq!((code, &*answer), (1, "data/c1/enrolments.csv: not as the store has it\n"));
    assert_eq!(said, "hint: `formation share check --restore` sets those files aside and puts the store's in place\n");
    let (code, answer, _) = here.run(&["share", "check", "--restore"]);
    assert_eq!(
        (code, &*answer),
        (
            0,
            "data/c1/enrolments.csv: as the store has it; yours is kept as enrolments.csv.by-hand-2\n\
             2 files and 2 lines of the journal are as the store has them (operation 2)\n"
        )
    );
    let (code, _, said) = here.run(&["share", "leave"]);
    assert_eq!((code, &*said), (0, "an ordinary folder again\n"));
    let (code, _, said) = here.run(&["share"]);
    assert_eq!(code, 1);
    assert!(said.starts_with("error: this folder is not shared"), "{said}");
}

#[test]
fn an_office_writes_its_cohort_and_takes_back_its_own_operations() {
    let store = store();
    let mut head = store.connect("claire");
    for (who, right) in [("maelle", OfficeRight::Write), ("ines", OfficeRight::Read)] {
        let access = Access { who: who.into(), office: "lyon".into(), right };
        assert_eq!(head.allow(&access), Ok(HeadAnswer::Done(())));
    }
    let here = Copy::of(&store, "claire");
    assert_eq!(here.run(&ZOE).0, 0);
    assert_eq!(head.assign("c1", "lyon"), Ok(HeadAnswer::Done(())));
    let (lyon, auditor) = (Copy::of(&store, "maelle"), Copy::of(&store, "ines"));
    let (code, _, said) = lyon.run(&["undo"]);
    assert_eq!((code, said.lines().next()), (1, Some("error: there is nothing to undo")), "{said}");
    assert_eq!(lyon.run(&["attend", "m1-1", "--present", "zoé"]).0, 0);
    assert_eq!(here.run(&OMAR).0, 0);
    let (code, answer, said) = lyon.run(&["undo"]);
    assert_eq!(code, 0, "{said}");
    assert!(answer.contains("attend m1-1"), "{answer}");
    let (code, _, said) = lyon.run(&["sessions", "move", "m1-2", "--to", "2021-03-24", "--reason", "trainer ill"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("the programme, its templates and its seals are the head office's to write"), "{said}");
    let (code, _, said) = auditor.run(&["attend", "m1-1", "--present", "zoé"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("ines may read"), "{said}");
    assert_eq!((lyon.outbox(), auditor.outbox()), (0, 0));
    for copy in [&here, &lyon, &auditor] {
        let (code, answer, _) = copy.run(&["share", "check"]);
        assert_eq!(code, 0, "{answer}");
    }
}

#[test]
fn an_answer_that_no_copy_can_follow_is_said_and_nothing_is_lost() {
    let store = store();
    let copy = Copy::of(&store, "claire");
    let backup = store.backup();
    assert_eq!(copy.run(&ZOE).0, 0);
    let before = copy.files();
    store.go_back_to(1, &backup);
    copy.later(11);
    assert_eq!(copy.said().len(), 1);
    let (code, _, said) = copy.run(&["attend", "m1-1", "--present", "zoé"]);
    assert_eq!(code, 4);
    assert!(said.contains("the store is at operation 1 and does not know operation 2 of this copy"), "{said}");
    store.speak(2);
    let (code, _, said) = copy.run(&["attend", "m1-1", "--present", "zoé"]);
    assert_eq!(code, 4);
    assert!(said.contains("the store was made by another version of the program (format 2)"), "{said}");
    assert_eq!(copy.files(), before);
}

#[test]
fn an_erasure_without_an_answer_is_settled_once_or_said_to_be_undone() {
    // A pull, the hold, a pull, the erasure, the release.
    let faults = |at: usize, fault| [vec![None; at], vec![Some(fault)]].concat();
    for (at, fault, is_done) in [
        (3, ConnectionFault::CutBefore, true),
        (3, ConnectionFault::CutAfter, true),
        (4, ConnectionFault::CutAfter, true),
    ] {
        let store = store();
        let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
        assert_eq!(here.run(&ZOE).0, 0);
        here.outside().faults.push_back(faults(at, fault));
        let erase = ["participants", "erase", "zoé", "--override", "asked", "--yes"];
        let (code, _, said) = here.run(&erase);
        assert_eq!(code, 4, "{at} {fault:?}: {said}");
        assert!(said.contains("it is not known whether it was written"), "{said}");
        assert_eq!(here.outbox(), 1);
        let said = here.said();
        assert_eq!(said.len(), 1, "{at} {fault:?}: {said:?}");
        assert_eq!(said[0].contains("is operation 3, in the store"), is_done, "{at} {fault:?}: {said:?}");
        same(&store, &[&here, &there]);
        let everything = format!("{:?} {:?}", store.lines(), store.files());
        assert!(!everything.contains("zoe@example.org"), "{everything}");
    }
    // Somebody wrote in between: it would not be erased from what they wrote.
    let store = store();
    let (here, there) = (Copy::of(&store, "claire"), Copy::of(&store, "claire"));
    assert_eq!(here.run(&ZOE).0, 0);
    here.outside().faults.push_back(faults(3, ConnectionFault::CutBefore));
    assert_eq!(here.run(&["participants", "erase", "zoé", "--override", "asked", "--yes"]).0, 4);
    assert_eq!(there.run(&["attend", "m1-1", "--present", "zoé"]).0, 0);
    let said = here.said();
    assert!(said.len() == 1 && said[0].contains("was not written"), "{said:?}");
    same(&store, &[&here, &there]);
}
