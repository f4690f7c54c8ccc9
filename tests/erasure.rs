//! A person who is erased: no file and no line of the journal names them any more, whatever the moment the program dies,
//! and what remains still reads, counts and is undone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::io;

use formation::domain::attendance::held::HeldSession;
use formation::domain::breadth::Breadth;
use formation::domain::change::Change;
use formation::domain::decide::erase::{Erase, Erasure, erase};
use formation::domain::people::alias::Alias;
use formation::domain::people::enrolment::Enrolment;
use formation::domain::people::everywhere::{FoundEverywhere, person};
use formation::domain::people::name_list::NameList;
use formation::domain::people::writings::Writings;
use formation::domain::programme::ids::SessionId;
use formation::store::{Actor, Direction, Failure, Reading, Steps, Stop, trail};
use support::store::{Place, actor, alias, cohort, enrol, evidence, mark, person as row};

/// All ways in which the person stands in the folder: none may be left in any file.
const WRITINGS: [&str; 8] = ["karim", "saïd", "bensaid", "06 39 98 01 02", "0639980102", "souffrant", "iphone", "payé"];

fn karim() -> Enrolment {
    Enrolment {
        last_name: "Ben Saïd".into(),
        first_name: "Karim".into(),
        email: "karim.bensaid@example.org".into(),
        phone: "06 39 98 01 02".into(),
        note: "souffrant en mars".into(),
        ..row("aa")
    }
}

fn say(words: &[&str]) -> Actor {
    Actor { command: words.iter().map(|word| (*word).to_owned()).collect(), ..actor() }
}

/// Several operations about Karim, one that names him in another's rows, one that is not about him.
fn begin() -> Place {
    let place = Place::new();
    let (noel, one) = (Enrolment { last_name: "Noël".into(), first_name: "Paul".into(), ..row("bb") }, karim());
    let new = |after: &Enrolment| Change::row(cohort(), None, Some(after.clone()));
    let commit = |words: &[&str], changes: &[Change]| {
        place.folder().write(&say(words)).unwrap().commit(changes).unwrap();
    };
    let words =
        ["formation", "enrol", "Karim", "Ben Saïd", "--email", "karim.bensaid@example.org", "--note=souffrant en mars"];
    let old = Enrolment { email: "k.bensaid@example.org".into(), ..one.clone() };
    commit(&words, &[new(&old)]);
    commit(&["formation", "enrol", "Paul", "Noël"], &[new(&noel)]);
    let change = Change::row(cohort(), Some(old), Some(one));
    commit(&["formation", "participants", "edit", "karim", "--email", "karim.bensaid@example.org"], &[change]);
    let mut late = mark("m1-1", "aa", 95);
    late.note = "souffrant".into();
    late.evidence = formation::domain::attendance::evidence::Evidence::parse("log:0123456789ab").unwrap();
    let mark_of = |mark| Change::row(cohort(), None, Some(mark));
    commit(
        &["formation", "attend", "m1-1", "--present", "paul", "--arrived", "karim=14:25", "--note", "souffrant"],
        &[
            mark_of(mark("m1-1", "bb", 120)),
            mark_of(late),
            Change::row(cohort(), None, Some(alias("iPhone de Karim", "aa"))),
            evidence("zoom.csv", "Nom;Durée\r\nBEN SAID Karim;95\r\nNoël Paul;120\r\n".as_bytes()),
            evidence("other.csv", b"Nom\r\nPaul\r\n"),
        ],
    );
    let held =
        HeldSession { note: "Karim Ben Saïd est parti tôt".into(), ..HeldSession::of(&SessionId::new("m1-1")) };
    commit(&["formation", "attend", "m1-1"], &[Change::row(cohort(), None, Some(held))]);
    commit(&["formation", "attend", "m1-2", "--present", "paul"], &[mark_of(mark("m1-2", "bb", 60))]);
    // A column of the coordinator's own, and another program's hand.
    let table = place.text("data/c1/enrolments.csv");
    let table = table.replacen(",note\n", ",note,mien\n", 1).replace("souffrant en mars\n", "souffrant en mars,payé\n");
    place.put("data/c1/enrolments.csv", table);
    place
}

fn erasure(reading: &Reading, name_now: bool) -> Erasure {
    let records = [reading.records_of(&cohort(), Breadth::Whole).unwrap()];
    let trail = trail(&reading.history().unwrap().0);
    let lists: Vec<NameList> = records.iter().map(NameList::of).collect();
    let FoundEverywhere::One { theirs, .. } = person(&lists, &trail, "aa", None) else { panic!("nobody is found") };
    let writings = Writings::of(&lists, &records, &trail, &theirs);
    let evidence = reading.evidence_files(&cohort()).unwrap();
    let request =
        Erase { theirs: &theirs, writings: &writings, evidence: &evidence, name_now, drop_evidence: true, sheets: &[] };
    erase(&records, reading.programme(), &request, "2021-06-01".parse().unwrap())
}

fn erase_now(place: &Place, steps: &mut dyn Steps) -> Result<u64, Failure> {
    let writing = place.folder().write(&say(&["formation", "participants", "erase", "karim", "--yes"])).unwrap();
    let erasure = erasure(&writing, true);
    Ok(writing.erase_by(&erasure, steps)?.unwrap().operation)
}

/// Every file but the lock.
fn everything(place: &Place) -> BTreeMap<String, String> {
    let names = place.names().into_iter().filter(|name| name != "data/.lock" && name != "programme.toml");
    names.map(|name| (name.clone(), place.text(&name))).collect()
}

fn assert_forgotten(place: &Place, what: &str) {
    for (name, text) in everything(place) {
        let text = text.to_lowercase();
        for writing in WRITINGS {
            assert!(!text.contains(writing), "{what}: {name} still holds {writing:?}:\n{text}");
        }
    }
}

struct At {
    step: usize,
    kill: bool,
    seen: usize,
}

impl Steps for At {
    fn before(&mut self, _: &'static str) -> Result<(), Stop> {
        self.seen += 1;
        match self.seen - 1 == self.step {
            true if self.kill => Err(Stop::Kill),
            true => Err(Stop::Fail(io::Error::from(io::ErrorKind::StorageFull))),
            false => Ok(()),
        }
    }
}

#[test]
fn nothing_names_them_any_more_and_everything_else_stays() {
    let place = begin();
    let marks = place.text("data/c1/attendance.csv");
    assert_eq!(erase_now(&place, &mut At { step: usize::MAX, kill: true, seen: 0 }).unwrap(), 7);
    assert_forgotten(&place, "erased");
    assert_eq!(
        place.text("data/c1/enrolments.csv").lines().nth(1).unwrap(),
        "aa,effacé,aa,,,,,,,enrolled,2021-03-01,,,,,,"
    );
    assert_eq!(place.text("data/c1/attendance.csv"), marks.replace("souffrant", ""));
    assert_eq!(place.text("data/c1/sessions.csv").lines().nth(1).unwrap(), "m1-1,,,,… est parti tôt");
    assert!(!place.path("data/c1/evidence/zoom.csv").exists() && place.path("data/c1/evidence/other.csv").exists());
    assert!(!place.path("data/c1/aliases.csv").exists() || place.text("data/c1/aliases.csv") == "alias,participant\n");
    let reading = place.folder().read().unwrap();
    let (operations, broken) = reading.history().unwrap();
    assert!(broken.is_empty());
    let touched: Vec<u64> = operations.iter().filter(|one| one.erased_by == Some(7)).map(|one| one.op).collect();
    assert_eq!(touched, [1, 3, 4, 5]);
    assert_eq!(operations[0].command, ["formation", "enrol", "…", "…", "--email", "…", "--note=…"]);
    assert_eq!(operations[3].command[5..], ["--arrived", "…=14:25", "--note", "…"]);
    assert_eq!(operations[6].command, ["formation", "participants", "erase", "…", "--yes"]);
    let about: Vec<u64> = operations.iter().filter(|one| one.is_about("c1", "aa")).map(|one| one.op).collect();
    assert_eq!(about, [1, 3, 4, 7]);
    // What was touched cannot be undone, and says why; what was not, can.
    let refused = |number| reading.reversal(Direction::Undo, number).unwrap_err().to_string();
    assert!(refused(Some(4)).contains("erased by operation 7"), "{}", refused(Some(4)));
    assert!(refused(None).contains("operation 7 erased a person's data"), "{}", refused(None));
    drop(reading);
    let writing = place.folder().write(&actor()).unwrap();
    let reversal = writing.reversal(Direction::Undo, Some(6)).unwrap();
    assert_eq!(writing.revert(reversal).unwrap().operation, 8);
    // Once more: nothing is left to erase.
    let writing = place.folder().write(&actor()).unwrap();
    let erasure = erasure(&writing, true);
    assert!(erasure.changes.is_empty(), "{:?}", erasure.changes);
    assert_eq!(writing.erase(&erasure).unwrap(), None);
}

#[test]
fn a_name_shown_by_a_log_goes_whoever_it_was_given_to_before() {
    let place = begin();
    let row = |alias: &str, who: Option<&str>| Alias {
        alias: alias.into(),
        participant: who.map(formation::domain::programme::ids::ParticipantId::new),
    };
    let change = |before: Option<Alias>, after: Option<Alias>| Change::row(cohort(), before, after);
    let commit = |typed: &str, changes: &[Change]| {
        let words = ["formation", "attend", "m1-1", "--from", "z.csv", "--alias", typed];
        place.folder().write(&say(&words)).unwrap().commit(changes).unwrap();
    };
    let log = "Nom;Durée\nSaïd (tel) Ben Karim;20\n".as_bytes();
    for name in ["Karim Ben Saïd tel=", "karim ben saïd", "Saïd (tel) Ben Karim"] {
        let new = change(None, Some(row(name, None)));
        commit(&format!("{name}="), &[new, evidence("scattered.csv", log)][..if name.contains('(') { 2 } else { 1 }]);
    }
    // First nobody's or Paul's, then his: what was said of it before is about him too.
    for (name, first) in [("KBS", None), ("poste 7", Some("bb"))] {
        commit(&format!("{name}={}", first.unwrap_or_default()), &[change(None, Some(row(name, first)))]);
        commit(&format!("{name}=karim"), &[change(Some(row(name, first)), Some(row(name, Some("aa"))))]);
    }
    // Nobody else's goes.
    commit(
        "Karim Saïdi=",
        &[change(None, Some(row("Ali Benali", None))), change(None, Some(row("Paul N", Some("bb"))))],
    );
    let number = erase_now(&place, &mut At { step: usize::MAX, kill: true, seen: 0 }).unwrap();
    assert_eq!(place.text("data/c1/aliases.csv"), "alias,participant\nAli Benali,\nPaul N,bb\n");
    assert!(!place.path("data/c1/evidence/scattered.csv").exists());
    let journal = place.text("data/journal.jsonl").to_lowercase().replace("karim saïdi=", "");
    for writing in WRITINGS.into_iter().chain(["kbs", "poste 7", "(tel)"]) {
        assert!(!journal.contains(writing), "{writing}:\n{journal}");
    }
    let (operations, broken) = place.folder().read().unwrap().history().unwrap();
    assert!(broken.is_empty());
    let typed = |op: usize| operations[op - 1].command.last().unwrap().clone();
    let last: Vec<String> = (7..=14).map(typed).collect();
    assert_eq!(last, ["…=", "…=", "…=", "…=", "…=…", "…=bb", "…=…", "Karim Saïdi="]);
    let kept = &operations[13];
    assert_eq!((number, kept.erased_by), (15, None), "what is about others alone is as it was");
}

#[test]
fn evidence_that_names_them_goes_however_it_was_saved() {
    // `é` and `ï` in MacRoman, in CP850, and UTF-8 that was taken for Windows-1252; the escapes of JSON.
    let cases: [(&str, &[u8]); 4] = [
        ("mac.csv", b"Nom;Dur\x8ee\rKarim Ben Sa\x95d;95\rNo\x91l Paul;120\r"),
        ("dos.csv", b"Nom;Dur\x82e\r\nKarim Ben Sa\x8bd;95\r\n"),
        ("twice.csv", "Nom;DurÃ©e\nKarim Ben SaÃ¯d;95\n".as_bytes()),
        ("events.json", br#"[{"name": "Karim Ben Sa\u00efd"}]"#),
    ];
    let place = begin();
    let others = "Nom;DurÃ©e\nPaul NoÃ«l;120\n".as_bytes();
    let all: Vec<Change> =
        cases.iter().chain([&("others.csv", others)]).map(|(name, bytes)| evidence(name, bytes)).collect();
    place.commit(&all).unwrap();
    place.put("data/c1/export.csv", b"Nom\rKarim Ben Sa\x95d\r");
    let strange = place.folder().read().unwrap().strange_files(|text| text.contains("Karim Ben Saïd")).unwrap();
    assert_eq!(strange, ["data/c1/export.csv"], "named, for nobody but the coordinator deletes it");
    erase_now(&place, &mut At { step: usize::MAX, kill: true, seen: 0 }).unwrap();
    for (name, _) in cases {
        assert!(!place.path(&format!("data/c1/evidence/{name}")).exists(), "{name}");
    }
    assert!(place.path("data/c1/evidence/others.csv").exists());
}

#[test]
fn the_name_stays_until_its_time_has_come() {
    let place = begin();
    let writing = place.folder().write(&actor()).unwrap();
    let erasure = erasure(&writing, false);
    writing.erase(&erasure).unwrap().unwrap();
    let table = place.text("data/c1/enrolments.csv");
    assert_eq!(table.lines().nth(1).unwrap(), "aa,Ben Saïd,Karim,,,,,,,enrolled,2021-03-01,,,,,,");
    let journal = place.text("data/journal.jsonl").to_lowercase();
    for gone in &WRITINGS[2..] {
        assert!(!journal.contains(gone), "{gone}");
    }
    assert!(journal.contains(r#""last_name":"ben saïd""#), "the name is kept as proof");
    erase_now(&place, &mut At { step: usize::MAX, kill: true, seen: 0 }).unwrap();
    assert_forgotten(&place, "afterwards");
}

#[test]
fn an_erasure_stopped_anywhere_is_done_or_was_never_begun() {
    let whole = begin();
    let before = everything(&whole);
    let mut steps = At { step: usize::MAX, kill: true, seen: 0 };
    erase_now(&whole, &mut steps).unwrap();
    let after = everything(&whole);
    assert!(steps.seen > 12, "{} steps", steps.seen);
    for step in 0..steps.seen {
        for kill in [true, false] {
            let place = begin();
            let failure = erase_now(&place, &mut At { step, kill, seen: 0 }).unwrap_err();
            let what = format!("step {step}, killed {kill}: {failure}");
            // A reader is enough to put things right; the next writer clears away.
            drop(place.folder().read().unwrap());
            let done = place.folder().read().unwrap().history().unwrap().0.len() == 7;
            let now = everything(&place);
            let visible = |files: &BTreeMap<String, String>| -> BTreeMap<String, String> {
                files.iter().filter(|(name, _)| !name.contains(".op")).map(|(n, t)| (n.clone(), t.clone())).collect()
            };
            assert_eq!(visible(&now), if done { after.clone() } else { before.clone() }, "{what}");
            place.commit(&[enrol("cc")]).unwrap();
            assert!(place.names().iter().all(|name| !name.contains(".op")), "{what}: {:?}", place.names());
            if done {
                assert_forgotten(&place, &what);
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_for_owner_and_group_and_old_ones_are_closed_to_others() {
    use std::fs::{Permissions, metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let place = begin();
    let mode = |file: &str| metadata(place.path(file)).unwrap().permissions().mode() & 0o777;
    for folder in ["data", "data/c1", "data/c1/evidence"] {
        assert_eq!(mode(folder) & 0o027, 0, "{folder} is {:o}", mode(folder));
    }
    for file in ["data/.lock", "data/journal.jsonl", "data/c1/aliases.csv", "data/c1/evidence/zoom.csv"] {
        assert_eq!(mode(file) & 0o137, 0, "{file} is {:o}", mode(file));
    }
    for file in ["data/journal.jsonl", "data/c1/attendance.csv"] {
        set_permissions(place.path(file), Permissions::from_mode(0o604)).unwrap();
    }
    erase_now(&place, &mut At { step: usize::MAX, kill: true, seen: 0 }).unwrap();
    assert_eq!((mode("data/journal.jsonl"), mode("data/c1/attendance.csv")), (0o600, 0o600));
}
