//! Files that a spreadsheet saved its own way, and files that are wrong.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use formation::domain::change::Change;
use formation::domain::index::{EnrolmentIndex, SessionIndex};
use formation::domain::vocabulary::{Attendance, EnrolmentState, PersonStatus};
use formation::store::{Direction, Failure};
use support::store::{Place, actor, alias, attend, cohort, enrol, evidence, mapping, mark, person};

const ENROLMENTS: &str = "data/c1/enrolments.csv";
const ATTENDANCE: &str = "data/c1/attendance.csv";

/// As LibreOffice or Excel on a French desk saves it: other columns first, quotes, `;`, CRLF, empty rows and columns.
fn resaved(place: &Place, encode: impl Fn(&str) -> Vec<u8>) {
    place.put(
        ENROLMENTS,
        encode(
            "payé;Last_Name;first_name;id;state;status;enrolled_on;ended_on;email;;\r\n\
             \"oui; déjà\";Martin;Zoé;aa;inscrite;SALARIÉE;01/03/2021;;z@example.org;;\r\n\
             ;;;;;;;;;;\r\n\
             ;\"D'Élan \"\"Œil\"\"\";Noël;bb;abandon;bénévole;2021-03-02;16/03/2021;;;\r\n\
             ;;;;;;;;;;\r\n;;;;;;;;;;\r\n",
        ),
    );
    place.put(
        ATTENDANCE,
        encode(
            "\"participant\";\"session\";\"minutes\";\"status\";\"arrived\"\r\n\
             \"aa\";\"m1-1\";\"95\";\"Présente\";\"14:25:00\"\r\n\"bb\";\"m1-1\";\"\";\"absent\";\"\"\r\n\r\n",
        ),
    );
}

type Encode<'a> = &'a dyn Fn(&str) -> Vec<u8>;

#[test]
fn what_a_spreadsheet_saved_is_read_and_canonical_after_the_next_write() {
    let windows = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let sixteen = |text: &str| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let encodings: [(&str, Encode<'_>); 5] = [
        ("Windows-1252", &windows),
        ("UTF-8 with a mark", &|text| [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("UTF-8", &|text| text.as_bytes().to_vec()),
        ("UTF-16", &sixteen),
        ("tabs", &|text| text.replace("; déjà", ", déjà").replace(';', "\t").replace(", déjà", "; déjà").into_bytes()),
    ];
    for (name, encode) in encodings {
        let place = Place::new();
        resaved(&place, encode);
        let records = place.folder().read().unwrap().records(&cohort()).unwrap_or_else(|bad| panic!("{name}: {bad}"));
        let (zoe, noel) = (records.enrolment(EnrolmentIndex(0)), records.enrolment(EnrolmentIndex(1)));
        assert_eq!((zoe.status, zoe.state), (Some(PersonStatus::Employee), EnrolmentState::Enrolled), "{name}");
        assert_eq!((noel.last_name.as_str(), noel.state), ("D'Élan \"Œil\"", EnrolmentState::Withdrawn), "{name}");
        assert_eq!(noel.ended_on.map(|date| date.to_string()).as_deref(), Some("2021-03-16"), "{name}");
        let seat = records.seat(EnrolmentIndex(0), SessionIndex(0)).mark.unwrap();
        assert_eq!((seat.attendance, seat.minutes.0), (Attendance::Present, 95), "{name}");

        let committed = place.commit(&[enrol("cc"), attend("m1-1", "cc", 120)]).unwrap();
        assert_eq!(committed.restored.len(), 2, "{name}");
        assert_eq!(
            place.text(ENROLMENTS),
            "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,\
             ended_on,reason,bpf,note,payé\n\
             aa,Martin,Zoé,z@example.org,,,employee,,,enrolled,2021-03-01,,,,,,oui; déjà\n\
             bb,\"D'Élan \"\"Œil\"\"\",Noël,,,,volunteer,,,withdrawn,2021-03-02,,2021-03-16,,,,\n\
             cc,\"Nom, cc\",Zoé,,,,,,,enrolled,2021-03-01,,,,,,\n",
            "{name}"
        );
        assert_eq!(
            place.text(ATTENDANCE),
            "session,participant,status,minutes,arrived,left,evidence,note\nm1-1,aa,present,95,14:25,,,\n\
             m1-1,bb,absent,0,,,,\nm1-1,cc,present,120,,,roll_call,\n",
            "{name}"
        );
        assert!(place.commit(&[attend("m1-2", "cc", 1)]).unwrap().restored.is_empty(), "{name}: once");
    }
}

#[test]
fn undo_gives_a_resaved_table_back_in_canonical_form_and_the_others_byte_for_byte() {
    let place = Place::new();
    resaved(&place, |text| text.as_bytes().to_vec());
    place.commit(&[attend("m1-2", "aa", 10)]).unwrap();
    let canonical = place.text(ATTENDANCE);
    let writing = place.folder().write(&actor()).unwrap();
    let reversal = writing.reversal(Direction::Undo, None).unwrap();
    writing.revert(reversal).unwrap();
    assert_eq!(place.text(ATTENDANCE), canonical.replace("m1-2,aa,present,10,,,roll_call,\n", ""));
    assert!(place.text(ENROLMENTS).contains('\r'), "a table nobody wrote is left alone");
}

#[test]
fn a_canonical_table_without_some_columns_gets_them_and_loses_them_with_undo() {
    let place = Place::new();
    let enrolments = "id,last_name,first_name,state,x,x\naa,Martin,Zoé,enrolled,1,\"2,\"\nbb,Noël,Paul,enrolled,,\n";
    place.put(ENROLMENTS, enrolments);
    let mut moved = person("bb");
    moved.last_name = "Noël".into();
    moved.first_name = "Paul".into();
    moved.enrolled_on = None;
    let before = moved.clone();
    moved.note = "changed".into();
    let change = Change::row(cohort(), Some(before), Some(moved));
    let committed = place.commit(&[change, enrol("cc")]).unwrap();
    assert!(committed.restored.is_empty(), "{committed:?}");
    let after = place.text(ENROLMENTS);
    assert!(after.ends_with(",changed,,\ncc,\"Nom, cc\",Zoé,,,,,,,enrolled,2021-03-01,,,,,,,\n"), "{after}");
    for (direction, text) in [(Direction::Undo, enrolments), (Direction::Redo, &after), (Direction::Undo, enrolments)] {
        let writing = place.folder().write(&actor()).unwrap();
        let reversal = writing.reversal(direction, None).unwrap();
        writing.revert(reversal).unwrap();
        assert_eq!(place.text(ENROLMENTS), text, "{direction:?}");
    }
}

#[test]
fn every_bad_cell_is_named_at_once_and_nothing_is_written() {
    let place = Place::new();
    place.put(
        ENROLMENTS,
        "id,last_name,first_name,state,status,modules,enrolled_on,bpf\n\
         aa,Martin,Zoé,enroled,boss,m1 m9,2021-02-30,z\n\
         aa,Martin,Paul,enrolled,,,,\n\
         ,Nobody,,enrolled,,,,\n\
         bb,,,enrolled,,,,\n\
         cc,Long,Row,enrolled,,,,,extra\n\
         dd,Ok,Ok,enrolled,,,,,,\n",
    );
    place.put(
        ATTENDANCE,
        "session,participant,status,minutes,arrived,evidence\n\
         m1-1,dd,here,1h,14:99,photo\n\
         m1-9,zz,present,10,,\n\
         m1-1,aa,present,10,,\n\
         m1-2,dd,absent,10,,\n\
         m1-1,dd,present,10,,\n\
         m1-1,dd,present,20,,\n",
    );
    let bytes = place.data();
    let reading = place.folder().read().unwrap();
    let Err(Failure::Invalid(problems)) = reading.records(&cohort()) else { panic!("it must not be read") };
    let said: Vec<String> = problems
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().unwrap();
            let excerpt = reading.excerpts().at(place).unwrap();
            let cell = excerpt.text[excerpt.bytes.clone()].to_owned();
            assert!(!problem.what.fr().is_empty());
            format!("{}:{} {cell:?} {}", place.file.rsplit('/').next().unwrap(), place.line, problem.what.en())
        })
        .collect();
    let expected = [
        "enrolments.csv:2 \"boss\" the column `status` does not know `boss`",
        "enrolments.csv:2 \"m1 m9\" the programme has no module `m9`",
        "enrolments.csv:2 \"enroled\" the column `state` does not know `enroled`",
        "enrolments.csv:2 \"2021-02-30\" `2021-02-30` is not a date",
        "enrolments.csv:2 \"z\" the column `bpf` does not know `z`",
        "enrolments.csv:3 \"aa\" the id `aa` is already that of line 2",
        "enrolments.csv:4 \"\" the cell `id` is empty",
        "enrolments.csv:5 \"\" the row has neither last name nor first name",
        "enrolments.csv:6 \"cc,Long,Row,enrolled,,,,,extra\" the row has 9 cells where the table has 8 columns",
        "attendance.csv:2 \"here\" the column `status` does not know `here`",
        "attendance.csv:2 \"1h\" `1h` is not a whole number of minutes",
        "attendance.csv:2 \"14:99\" `14:99` is not a time of day",
        "attendance.csv:2 \"photo\" `photo` is not a kind of evidence",
        "attendance.csv:3 \"m1-9\" the cohort `c1` has no session `m1-9`",
        "attendance.csv:3 \"zz\" nobody in data/c1/enrolments.csv has the id `zz`",
        "attendance.csv:5 \"10\" somebody who was not there cannot have attended 10 min",
        "attendance.csv:6 \"dd\" `dd` is already marked at `m1-1`, on line 2",
        "attendance.csv:7 \"dd\" `dd` is already marked at `m1-1`, on line 2",
    ];
    assert_eq!(said, expected, "{said:#?}");
    let (records, _) = reading.examine(&cohort()).unwrap();
    assert_eq!((records.enrolments().len(), records.numbered_marks().len()), (1, 1), "what is good is there for check");
    drop(reading);
    let failure = place.commit(&[attend("m1-2", "dd", 1)]).unwrap_err();
    assert!(!failure.to_string().is_empty());
    assert_eq!(place.data(), bytes);
}

#[test]
fn a_table_that_cannot_be_laid_out_is_said_once() {
    let cases = [
        ("", "the table has no heading row"),
        ("\n \n", "the table has no heading row"),
        ("Présences du 16 mars\nsession,participant,status,minutes\n", "the column `session` is missing"),
        ("session,participant,minutes\n", "the column `status` is missing"),
        ("session,participant,status,minutes,Session\n", "the column `session` is there twice"),
        ("session,participant,status,minutes\nm1-1,aa,\"present,10\n", "a quote is opened here and never closed"),
    ];
    for (text, what) in cases {
        let place = Place::new();
        place.commit(&[enrol("aa")]).unwrap();
        place.put(ATTENDANCE, text);
        let failure = place.folder().read().unwrap().records(&cohort()).unwrap_err();
        assert!(failure.to_string().starts_with(what), "{text:?}: {failure}");
    }
}

#[test]
fn control_characters_are_kept_and_break_nothing() {
    let place = Place::new();
    let mut odd = person("aa");
    odd.note = "\u{1b}[31m\0\u{7}, \"q\"\r\nline\ttab\u{2028}".into();
    odd.first_name = "\u{202e}Zoé".into();
    place.commit(&[Change::row(cohort(), None, Some(odd.clone()))]).unwrap();
    place.commit(&[attend("m1-1", "aa", 5)]).unwrap();
    let reading = place.folder().read().unwrap();
    assert_eq!(reading.records(&cohort()).unwrap().enrolment(EnrolmentIndex(0)), &odd);
    assert!(reading.history().unwrap().1.is_empty());
    let failure = reading.reversal(Direction::Undo, Some(1)).unwrap_err().to_string();
    assert!(failure.contains("does not hold together"), "{failure}");
}

#[test]
fn undo_refuses_where_a_row_is_no_longer_as_the_operation_left_it() {
    let place = Place::new();
    place.commit(&[enrol("aa"), enrol("bb")]).unwrap();
    place.commit(&[attend("m1-1", "aa", 100)]).unwrap();
    let after = Some(mark("m1-1", "aa", 50));
    place.commit(&[Change::row(cohort(), Some(mark("m1-1", "aa", 100)), after)]).unwrap();
    let refused = |number: Option<u64>| {
        let failure = place.folder().read().unwrap().reversal(Direction::Undo, number).unwrap_err();
        let Failure::Refused(problem) = failure else { panic!("{failure}") };
        problem.hint.map(|hint| hint.en()).unwrap_or_default()
    };
    assert_eq!(refused(Some(2)), "later operations depend on it: first `formation undo 3`");
    assert_eq!(refused(Some(1)), "later operations depend on it: first `formation undo 3` and `formation undo 2`");
    assert_eq!(refused(Some(9)), "`formation history` lists the operations");
    place.put(ATTENDANCE, place.text(ATTENDANCE).replace(",50,", ",51,"));
    assert!(refused(None).contains("changed by hand"));
    place.put(ATTENDANCE, place.text(ATTENDANCE).replace(",51,", ",50,"));
    let undo = || {
        let writing = place.folder().write(&actor()).unwrap();
        let reversal = writing.reversal(Direction::Undo, None).unwrap();
        writing.revert(reversal).unwrap();
    };
    undo();
    assert!(place.text(ATTENDANCE).contains("present,100"));
    undo();
    assert!(!place.path(ATTENDANCE).exists() && place.path(ENROLMENTS).exists());
    undo();
    assert_eq!(place.data().into_keys().collect::<Vec<_>>(), ["programme.toml"]);
    assert!(matches!(place.folder().read().unwrap().reversal(Direction::Undo, None), Err(Failure::Refused(_))));
}

#[test]
fn aliases_and_mappings_are_read_written_and_named_when_they_are_wrong() {
    let place = Place::new();
    place.commit(&[enrol("aa"), enrol("bb")]).unwrap();
    place.put("data/c1/aliases.csv", "participant;alias;vu\r\naa;\"iPhone; de Zoé\";oui\r\n");
    place.put("data/mappings.csv", "heading;column;fingerprint\r\nCourriel;email;3f9a5b012cde\r\n");
    let new = Change::row(cohort(), None, Some(alias("Tablette", "bb")));
    let old = mapping("email", "Courriel");
    let gone = Change::shared_row(Some(old), None);
    let other = Change::shared_row(None, Some(mapping("email", "Votre courriel")));
    let committed = place.commit(&[new, gone, other, evidence("zoom.csv", b"one")]).unwrap();
    assert_eq!(committed.restored.len(), 2);
    assert_eq!(place.text("data/c1/aliases.csv"), "alias,participant,vu\niPhone; de Zoé,aa,oui\nTablette,bb,\n");
    assert_eq!(place.text("data/mappings.csv"), "fingerprint,column,heading\n3f9a5b012cde,email,Votre courriel\n");
    assert_eq!(place.text("data/c1/evidence/zoom.csv"), "one");
    assert!(!place.text("data/journal.jsonl").contains("\"one\""), "its bytes are not in the journal");
    // The same again is no operation; another content under that name is not written over.
    assert_eq!(place.commit(&[evidence("zoom.csv", b"one")]).unwrap().operation, 2);
    assert!(matches!(place.commit(&[evidence("zoom.csv", b"two")]), Err(Failure::Unwritable(_))));

    place.put("data/c1/aliases.csv", "alias,participant\nTablette,zz\nPC,aa\nPC,bb\n,aa\n");
    place.put("data/mappings.csv", "fingerprint,column,heading\nx,email,Mel\nx,email,Mel\nx,,Mel\n");
    let reading = place.folder().read().unwrap();
    let said = |failure: Failure| failure.to_string();
    assert_eq!(
        said(reading.records(&cohort()).unwrap_err()),
        "nobody in data/c1/enrolments.csv has the id `zz`; `PC` is already somebody's name, on line 3; the cell \
         `alias` is empty"
    );
    assert_eq!(
        said(reading.mappings().unwrap_err()),
        "the same heading is already the column `email`, on line 2; the cell `column` is empty"
    );
}

#[test]
fn evidence_alone_is_an_operation_and_stays_when_it_is_undone() {
    let place = Place::new();
    place.commit(&[evidence("zoom.csv", b"one")]).unwrap();
    for (direction, number) in [(Direction::Undo, 2), (Direction::Redo, 3), (Direction::Undo, 4)] {
        let writing = place.folder().write(&actor()).unwrap();
        let reversal = writing.reversal(direction, None).unwrap();
        assert_eq!(writing.revert(reversal).unwrap().operation, number);
        assert_eq!(place.text("data/c1/evidence/zoom.csv"), "one");
    }
    let gone =
        Change::Evidence { cohort: cohort(), name: "zoom.csv".into(), before: Some(b"one"[..].into()), after: None };
    place.commit(&[gone]).unwrap();
    assert!(!place.path("data/c1").exists());
    let failure = place.folder().read().unwrap().reversal(Direction::Undo, None).unwrap_err();
    assert!(failure.to_string().contains("no copy is kept"), "{failure}");
}
