//! The program dies, or a write fails, at every step of a commit: the next command finds all of it, or nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::io;

use formation::domain::change::Change;
use formation::store::{Direction, SetAside, Steps, Stop};
use support::store::{Place, actor, alias, attend, cohort, enrol, evidence, mapping, mark, person};

/// Stops a commit at its nth step.
struct At {
    step: usize,
    how: How,
    seen: Vec<&'static str>,
}

#[derive(Clone, Copy, Debug)]
enum How {
    Fail,
    Kill,
    Tear(usize),
}

impl Steps for At {
    fn before(&mut self, step: &'static str) -> Result<(), Stop> {
        self.seen.push(step);
        if self.seen.len() - 1 != self.step {
            return Ok(());
        }
        Err(match self.how {
            How::Fail => Stop::Fail(io::Error::from(io::ErrorKind::StorageFull)),
            How::Kill => Stop::Kill,
            How::Tear(bytes) => Stop::Tear(bytes),
        })
    }
}

type Files = BTreeMap<String, Vec<u8>>;

/// A folder in which one operation has been done, and what a second, on six files, makes of it.
fn begin() -> Place {
    let place = Place::new();
    place.commit(&[enrol("aa"), attend("m1-1", "aa", 120)]).unwrap();
    place
}

fn second(place: &Place) -> Vec<Change> {
    let session = place.folder().read().unwrap().cohort(&cohort()).unwrap().unwrap().sessions[1].clone();
    let mut cancelled = session.clone();
    cancelled.cancelled = true;
    vec![
        enrol("bb"),
        attend("m1-1", "bb", 90),
        Change::row(cohort(), Some(mark("m1-1", "aa", 120)), Some(mark("m1-1", "aa", 60))),
        Change::session(cohort(), session, cancelled),
        Change::row(cohort(), None, Some(alias("iPhone de Karim", "bb"))),
        Change::shared_row(None, Some(mapping("email", "Votre courriel"))),
        evidence("zoom.csv", b"\xEF\xBB\xBFName;Minutes\r\n"),
    ]
}

fn all_or_nothing(place: &Place, before: &Files, after: &Files, what: &str) {
    // A reader is enough to put things right.
    let reading = place.folder().read().unwrap_or_else(|failure| panic!("{what}: {failure}"));
    reading.records(&cohort()).unwrap_or_else(|failure| panic!("{what}: {failure}"));
    let (operations, broken) = reading.history().unwrap();
    drop(reading);
    assert!(broken.is_empty(), "{what}: {broken:?}");
    let now = place.data();
    let expected = if operations.len() == 2 { after } else { before };
    assert_eq!(&now, expected, "{what}: the journal holds {} operations", operations.len());
    // The next writer finds nothing lying about and goes on.
    let next = place.commit(&[enrol("cc")]).unwrap_or_else(|failure| panic!("{what}: {failure}"));
    assert_eq!(next.operation, operations.len() as u64 + 1, "{what}");
    assert!(next.changed_by_hand.is_empty(), "{what}: {next:?}");
    let left: Vec<String> = place.names().into_iter().filter(|name| name.contains(".op")).collect();
    assert!(left.is_empty(), "{what}: {left:?} is left behind");
}

#[test]
fn a_commit_stopped_anywhere_is_done_or_was_never_begun() {
    let whole = begin();
    let (before, mut steps) = (whole.data(), At { step: usize::MAX, how: How::Kill, seen: vec![] });
    let changes = second(&whole);
    whole.folder().write(&actor()).unwrap().commit_by(&changes, &mut steps).unwrap();
    let after = whole.data();
    assert_ne!(before, after);
    assert!(steps.seen.len() >= 10, "{:?}", steps.seen);
    for step in 0..steps.seen.len() {
        for how in [How::Kill, How::Fail, How::Tear(0), How::Tear(1), How::Tear(200), How::Tear(1200)] {
            let place = begin();
            let changes = second(&place);
            let mut stop = At { step, how, seen: vec![] };
            let failure = place.folder().write(&actor()).unwrap().commit_by(&changes, &mut stop).unwrap_err();
            let what = format!("{how:?} before step {step} ({}): {failure}", stop.seen.last().unwrap());
            all_or_nothing(&place, &before, &after, &what);
        }
    }
}

#[test]
fn a_failing_write_leaves_nothing_and_says_so() {
    let place = begin();
    let before = place.data();
    let journal = place.text("data/journal.jsonl");
    for step in 0..5 {
        let changes = second(&place);
        let mut stop = At { step, how: How::Fail, seen: vec![] };
        let failure = place.folder().write(&actor()).unwrap().commit_by(&changes, &mut stop).unwrap_err();
        assert!(failure.to_string().contains("the disk is full; nothing was changed"), "{failure}");
        assert_eq!((place.data(), place.text("data/journal.jsonl")), (before.clone(), journal.clone()), "step {step}");
    }
}

#[test]
fn an_undo_that_removes_files_is_done_or_was_never_begun() {
    let mut step = 0;
    loop {
        let place = begin();
        let before = place.data();
        let mut halt = At { step, how: How::Kill, seen: vec![] };
        let writing = place.folder().write(&actor()).unwrap();
        let reversal = writing.reversal(Direction::Undo, None).unwrap();
        let done = writing.revert_by(reversal, &mut halt).is_ok();
        if done {
            assert!(!place.path("data/c1").exists(), "what an operation created, its undo removes");
            break;
        }
        drop(place.folder().read().unwrap());
        let now = place.data();
        let undone = now.keys().all(|name| name == "programme.toml");
        assert!(undone || now == before, "step {step}: {:?}", now.keys());
        place.commit(&[enrol("zz")]).unwrap();
        assert!(place.names().iter().all(|name| !name.contains(".op")), "step {step}: {:?}", place.names());
        step += 1;
    }
    assert!(step >= 7, "{step} steps");
}

#[test]
fn a_file_changed_by_hand_after_an_operation_is_never_touched_by_recovery() {
    let place = begin();
    let mine = place.text("data/c1/enrolments.csv").replace("Zoé", "Zoë");
    place.put("data/c1/enrolments.csv", &mine);
    drop(place.folder().read().unwrap());
    assert_eq!(place.text("data/c1/enrolments.csv"), mine);
    let committed = place.commit(&[enrol("bb")]).unwrap();
    let changed: Vec<&str> = committed.changed_by_hand.iter().map(|file| &**file).collect();
    assert_eq!(changed, ["data/c1/enrolments.csv"]);
    assert!(place.text("data/c1/enrolments.csv").starts_with(&mine));
}

#[test]
fn a_file_changed_by_hand_while_an_operation_was_cut_short_is_kept_beside() {
    let place = begin();
    let changes = second(&place);
    let mut stop = At { step: 8, how: How::Kill, seen: vec![] };
    place.folder().write(&actor()).unwrap().commit_by(&changes, &mut stop).unwrap_err();
    assert_eq!(stop.seen.last(), Some(&"place"));
    let mine = place.text("data/c1/attendance.csv").replace("120", "110");
    place.put("data/c1/attendance.csv", &mine);
    let reading = place.folder().read().unwrap();
    assert_eq!(reading.notes().len(), 2, "{:?}", reading.notes());
    assert_eq!(place.text("data/c1/attendance.csv.by-hand-2"), mine);
    assert_eq!(reading.records(&cohort()).unwrap().numbered_marks().len(), 2);
}

/// Saves a file by hand before the nth step.
struct Saves<'p> {
    place: &'p Place,
    step: &'static str,
    file: &'static str,
    text: String,
}

impl Steps for Saves<'_> {
    fn before(&mut self, step: &'static str) -> Result<(), Stop> {
        if step == self.step {
            self.place.put(self.file, &self.text);
        }
        Ok(())
    }
}

#[test]
fn a_file_saved_by_hand_while_a_commit_is_prepared_stops_it() {
    for step in ["stage", "sync staged"] {
        let place = begin();
        let changes = second(&place);
        let (file, journal) = ("data/c1/attendance.csv", place.text("data/journal.jsonl"));
        let text = place.text(file) + "m1-2,aa,absent,0,,,roll_call,by hand\n";
        let mut saves = Saves { place: &place, step, file, text: text.clone() };
        let failure = place.folder().write(&actor()).unwrap().commit_by(&changes, &mut saves).unwrap_err();
        assert!(failure.to_string().contains("was changed while the command was at work"), "{step}: {failure}");
        assert_eq!((place.text(file), place.text("data/journal.jsonl")), (text, journal), "{step}");
        assert!(place.names().iter().all(|name| !name.contains(".op")), "{step}: {:?}", place.names());
    }
}

#[test]
fn a_file_saved_by_hand_after_the_journal_is_written_is_kept_beside() {
    let cases = [("data/c1/attendance.csv", "attendance.csv"), ("data/c1/aliases.csv", "aliases.csv")];
    for (file, name) in cases {
        let place = begin();
        let changes = second(&place);
        let text = "alias,participant\nby hand,aa\n".to_owned();
        let mut saves = Saves { place: &place, step: "place", file, text: text.clone() };
        // Each later file is looked at too: the save before the first of them is the one that matters.
        let committed = place.folder().write(&actor()).unwrap().commit_by(&changes, &mut saves).unwrap();
        let kept: Vec<(&str, &str)> =
            committed.set_aside.iter().map(|aside| (aside.file.as_str(), aside.kept.as_str())).collect();
        assert_eq!(kept, [(file, format!("{name}.by-hand-2").as_str())]);
        assert_eq!(place.text(&format!("{file}.by-hand-2")), text);
    }
}

/// Saves each of some files by hand before its own turn to be put in place.
struct SavesInTurn<'p> {
    place: &'p Place,
    files: Vec<String>,
    placed: usize,
}

impl SavesInTurn<'_> {
    fn text(file: &str) -> String {
        format!("by hand, just before {file}\n")
    }
}

impl Steps for SavesInTurn<'_> {
    fn before(&mut self, step: &'static str) -> Result<(), Stop> {
        if step == "place" {
            let file = &self.files[self.placed];
            self.place.put(file, Self::text(file));
            self.placed += 1;
        }
        Ok(())
    }
}

#[test]
fn what_is_saved_by_hand_just_before_a_file_is_replaced_or_removed_is_kept_beside() {
    let whole = begin();
    let before = whole.data();
    whole.commit(&second(&whole)).unwrap();
    let after = whole.data();
    let files: Vec<String> = after.keys().filter(|file| before.get(*file) != after.get(*file)).cloned().collect();
    assert_eq!(files.len(), 6, "{files:?}");
    let kept_all = |place: &Place, kept: &[SetAside], expected: &[String]| {
        let said: Vec<&str> = kept.iter().map(|aside| aside.file.as_str()).collect();
        assert_eq!(said, expected.iter().map(String::as_str).collect::<Vec<_>>());
        for SetAside { file, kept } in kept {
            let beside = file.rsplit_once('/').map_or(kept.clone(), |(folder, _)| format!("{folder}/{kept}"));
            assert_eq!(place.text(&beside), SavesInTurn::text(file));
        }
    };

    let place = begin();
    let changes = second(&place);
    let mut saves = SavesInTurn { place: &place, files: files.clone(), placed: 0 };
    let committed = place.folder().write(&actor()).unwrap().commit_by(&changes, &mut saves).unwrap();
    kept_all(&place, &committed.set_aside, &files);
    for (file, bytes) in &after {
        assert_eq!(place.data().get(file), Some(bytes), "{file}");
    }

    // An undo that removes what an operation created.
    let place = begin();
    let made = ["data/c1/attendance.csv", "data/c1/enrolments.csv"].map(str::to_owned).to_vec();
    let mut saves = SavesInTurn { place: &place, files: made.clone(), placed: 0 };
    let writing = place.folder().write(&actor()).unwrap();
    let reversal = writing.reversal(Direction::Undo, None).unwrap();
    let reverted = writing.revert_by(reversal, &mut saves).unwrap();
    kept_all(&place, &reverted.set_aside, &made);
    assert!(made.iter().all(|file| !place.path(file).exists()));
}

/// Saves a file by hand before it is put in place, and dies once the two have changed places.
struct SavesAndDies<'p>(Saves<'p>);

impl Steps for SavesAndDies<'_> {
    fn before(&mut self, step: &'static str) -> Result<(), Stop> {
        self.0.before(step)?;
        if step == "look" { Err(Stop::Kill) } else { Ok(()) }
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn what_is_saved_by_hand_before_the_program_dies_between_two_steps_is_kept_beside() {
    let saves = |place, file| SavesAndDies(Saves { place, step: "place", file, text: "by hand\n".into() });
    let kept = |place: &Place, file: &str| {
        let reading = place.folder().read().unwrap();
        let notes: Vec<String> = reading.notes().iter().map(|note| format!("{:?}", note.what)).collect();
        assert_eq!(place.text(&format!("{file}.by-hand-2")), "by hand\n", "{notes:?}");
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(place.names().iter().all(|name| !name.contains(".op")), "{:?}", place.names());
    };

    // A file that is put in place.
    let (place, file) = (begin(), "data/c1/aliases.csv");
    let changes = second(&place);
    place.folder().write(&actor()).unwrap().commit_by(&changes, &mut saves(&place, file)).unwrap_err();
    kept(&place, file);
    let whole = begin();
    whole.commit(&changes).unwrap();
    assert_eq!(place.text(file), whole.text(file));

    // One that is removed.
    let (place, file) = (begin(), "data/c1/attendance.csv");
    let writing = place.folder().write(&actor()).unwrap();
    let reversal = writing.reversal(Direction::Undo, None).unwrap();
    writing.revert_by(reversal, &mut saves(&place, file)).unwrap_err();
    kept(&place, file);
    assert!(!place.path(file).exists());
}

#[test]
fn a_journal_changed_by_hand_meanwhile_stops_a_commit() {
    let place = begin();
    let changes = second(&place);
    let (file, text) = ("data/journal.jsonl", place.text("data/journal.jsonl") + "{}\n");
    let mut saves = Saves { place: &place, step: "sync staged", file, text: text.clone() };
    let failure = place.folder().write(&actor()).unwrap().commit_by(&changes, &mut saves).unwrap_err();
    assert!(failure.to_string().contains("journal.jsonl was changed"), "{failure}");
    assert_eq!(place.text(file), text);
}

#[test]
fn the_last_line_of_the_journal_cut_anywhere_is_repaired_and_said() {
    let whole = begin();
    let journal = whole.text("data/journal.jsonl");
    for cut in [1, 2, journal.len() / 2, journal.len() - 1] {
        let place = begin();
        place.put("data/journal.jsonl", &journal[..cut]);
        let reading = place.folder().read().unwrap();
        let torn = cut < journal.len() - 1;
        assert_eq!(reading.notes().len(), usize::from(torn), "cut at {cut}");
        drop(reading);
        assert!(place.folder().read().unwrap().notes().is_empty(), "said once");
        let kept = std::fs::read_to_string(place.path("data/journal.cut-1")).unwrap_or_default();
        assert_eq!(kept, if torn { &journal[..cut] } else { "" }, "cut at {cut}");
        let next = place.commit(&[enrol("bb")]).unwrap();
        assert_eq!(next.operation, if torn { 1 } else { 2 }, "cut at {cut}");
        assert!(place.folder().read().unwrap().history().unwrap().1.is_empty(), "cut at {cut}");
    }
}

#[test]
fn a_broken_line_in_the_journal_is_a_finding_and_no_more() {
    let place = begin();
    let journal = place.text("data/journal.jsonl");
    place.put(
        "data/journal.jsonl",
        format!("{journal}{{\"op\": tw\u{1b}o}}\n{}\n", journal.trim().replace("\"op\":1", "\"op\":3")),
    );
    let reading = place.folder().read().unwrap();
    assert!(reading.notes().is_empty());
    let (operations, broken) = reading.history().unwrap();
    drop(reading);
    assert_eq!((operations.len(), broken.len()), (2, 1));
    assert_eq!(broken[0].place.as_ref().unwrap().line, 2);
    assert_eq!(place.commit(&[enrol("bb")]).unwrap().operation, 4);
}

#[test]
fn eight_writers_at_once_lose_nothing() {
    let place = begin();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let place = &place;
            scope.spawn(move || {
                for turn in 0..5 {
                    place.commit(&[enrol(&format!("w{writer}t{turn}"))]).unwrap();
                }
            });
        }
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..20 {
                    place.folder().read().unwrap().records(&cohort()).unwrap();
                }
            });
        }
    });
    let reading = place.folder().read().unwrap();
    assert_eq!(reading.records(&cohort()).unwrap().enrolments().len(), 41);
    let numbers: Vec<u64> = reading.history().unwrap().0.iter().map(|operation| operation.op).collect();
    assert_eq!(numbers, (1..=41).collect::<Vec<u64>>());
}

#[test]
fn a_folder_that_cannot_be_written_is_read_as_if_the_operation_were_finished() {
    use std::os::unix::fs::PermissionsExt;
    let place = begin();
    let changes = second(&place);
    let mut stop = At { step: 8, how: How::Kill, seen: vec![] };
    place.folder().write(&actor()).unwrap().commit_by(&changes, &mut stop).unwrap_err();
    let rights = |mode| {
        for folder in ["data/c1", "data", ""] {
            std::fs::set_permissions(place.path(folder), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    rights(0o555);
    let superuser = std::fs::File::options().append(true).create(true).open(place.path("data/probe")).is_ok();
    if !superuser {
        let names = place.names();
        let reading = place.folder().read().unwrap();
        assert_eq!(reading.records(&cohort()).unwrap().enrolments().len(), 2);
        assert!(reading.cohort(&cohort()).unwrap().unwrap().sessions[1].cancelled);
        assert_eq!(reading.notes().len(), 1);
        assert_eq!(place.names(), names);
        drop(reading);
        let failure = place.commit(&[enrol("cc")]).unwrap_err();
        assert!(matches!(failure, formation::store::Failure::Unwritable(_)), "{failure}");
    }
    rights(0o755);
    drop(place.folder().read().unwrap());
    assert_eq!(place.folder().read().unwrap().records(&cohort()).unwrap().enrolments().len(), 2);
}

#[test]
fn reading_creates_nothing() {
    let place = Place::new();
    let reading = place.folder().read().unwrap();
    assert_eq!(reading.records(&cohort()).unwrap().enrolments().len(), 0);
    drop(reading);
    assert_eq!(place.names(), ["programme.toml"]);
    let _ = person("aa");
}
