//! Which rows and columns reports have, and what counts where. The numbers that are fixed for the seed schedule are
//! asserted through the command line, in `tests/vectors.rs`.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::ModuleId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{Attendance, BpfLine, EnrolmentState, Modality, PersonStatus};

use super::fixture::{Builder, ask, cohort, day, notes, programme};
use super::{Query, attendance, bpf, hours, matrix, sessions};

const ALL: [&str; 6] = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];

fn seed() -> Builder {
    cohort("2021-spring")
}

fn today() -> Query {
    Query::everything(day("2021-06-01"))
}

fn same(_: &mut Enrolment) {}

fn hours_of(records: &CohortRecords, keys: &str) -> Vec<String> {
    ask(&hours::REPORT, &programme(), &[records], &today(), keys)
}

/// Eight employees and four volunteers, present throughout.
fn twelve_people() -> CohortRecords {
    (0..12)
        .fold(seed(), |built, number| {
            let id = format!("p{number:02}");
            let status = if number < 8 { PersonStatus::Employee } else { PersonStatus::Volunteer };
            built.person(&id, "A", |person| person.status = Some(status)).present(&id, &ALL)
        })
        .records()
}

#[test]
fn the_return_has_every_line_of_its_frames() {
    let rows = ask(&bpf::REPORT, &programme(), &[&twelve_people()], &today(), "section line persons hours");
    let expected = [
        "E internal 1 13",
        "E external 0 0",
        "E total 1 13",
        "F-1 a 8 104",
        "F-1 b 0 0",
        "F-1 c 0 0",
        "F-1 d 0 0",
        "F-1 e 4 52",
        "F-1 total 12 156",
        "F-1 remote 12 ",
        "F-2 total 0 0",
        "F-3 a 0 0",
        "F-3 b 0 0",
        "F-3 c 0 0",
        "F-3 d 12 156",
        "F-3 e 0 0",
        "F-3 f 0 0",
        "F-3 total 12 156",
        "F-4 333 12 156",
        "F-4 total 12 156",
        "G total 0 0",
    ];
    assert_eq!(rows, expected);
    let said = notes(&bpf::REPORT, &programme(), &[&twelve_people()], &today());
    assert!(matches!(&said[..], [only] if only.starts_with("4 bénévoles sont comptés ici, pour 52 h")), "{said:?}");
}

#[test]
fn a_person_counts_once_per_cohort_and_a_trainer_once() {
    let (one, other) = (twelve_people(), twelve_people());
    let rows = ask(&bpf::REPORT, &programme(), &[&one, &other], &today(), "section line persons hours");
    for line in ["E internal 1 26", "F-1 total 24 312", "F-1 remote 24 "] {
        assert!(rows.contains(&line.to_owned()), "{line} in {rows:?}");
    }
}

#[test]
fn the_return_looks_at_its_period_and_at_what_was_held() {
    let query = Query { from: Some(day("2021-04-01")), to: Some(day("2021-12-31")), ..today() };
    let rows = ask(&bpf::REPORT, &programme(), &[&twelve_people()], &query, "section line persons hours");
    assert!(rows.contains(&"F-1 total 12 120".to_owned()) && rows.contains(&"E total 1 10".to_owned()), "{rows:?}");
    let early = Query::everything(day("2021-04-02"));
    let rows = ask(&bpf::REPORT, &programme(), &[&twelve_people()], &early, "section line persons hours");
    assert!(rows.contains(&"E total 1 5".to_owned()), "only what is held by today delivers: {rows:?}");
    let before = Query { to: Some(day("2020-12-31")), ..today() };
    let rows = ask(&bpf::REPORT, &programme(), &[&twelve_people()], &before, "persons hours");
    assert!(rows.iter().all(|row| row == "0 0" || row == "0 "), "{rows:?}");
}

#[test]
fn the_return_follows_bpf_lines_trainers_and_places() {
    let mut built = seed()
        .person("Zoé", "A", |zoe| zoe.bpf = Some(BpfLine::C))
        .person("Max", "B", |max| max.bpf = Some(BpfLine::No))
        .present("zoé", &["m1-1"])
        .present("max", &ALL);
    built.cohort.sessions[0].modality = Some(Modality::InPerson);
    built.cohort.sessions[1].trainer = Some(crate::domain::programme::ids::TrainerId::new("lea"));
    built.cohort.sessions[2].trainer = None;
    built.cohort.sessions[3].cancelled = true;
    let records = built.records();
    let rows = ask(&bpf::REPORT, &programme(), &[&records], &today(), "section line persons hours");
    for line in ["E internal 1 9", "E external 1 2", "E total 2 11", "F-1 c 1 3", "F-1 total 1 3", "F-1 remote 0 "] {
        assert!(rows.contains(&line.to_owned()), "{line} in {rows:?}");
    }
    let said = notes(&bpf::REPORT, &programme(), &[&records], &today());
    assert!(said[0].starts_with("1 séance n'a pas de formateur"), "{said:?}");

    let mut out = programme();
    out.in_bpf = false;
    let rows = ask(&bpf::REPORT, &out, &[&records], &today(), "persons");
    assert!(rows.iter().all(|persons| persons == "0"), "{rows:?}");
    assert!(notes(&bpf::REPORT, &out, &[&records], &today())[0].contains("in_bpf"));
}

#[test]
fn attendance_has_a_row_for_each_expected_seat() {
    let records = seed()
        .person("Zoé", "Élan", same)
        .person("Max", "d'Arc", |max| max.starts_on = Some(day("2021-05-25")))
        .person("Lou", "Zed", |lou| lou.state = EnrolmentState::Waiting)
        .mark("zoé", "m1-1", Attendance::Present, Some(155))
        .mark("zoé", "m2-1", Attendance::Excused, None)
        .records();
    let keys = "session last_name person_status attendance minutes hours evidence";
    let rows = ask(&attendance::REPORT, &programme(), &[&records], &today(), keys);
    let expected = [
        "m1-1 Élan employee present 155 2.58 roll_call",
        "m2-1 Élan employee excused 0 0.00 roll_call",
        "m2-2 Élan employee    ",
        "m2-3 Élan employee    ",
        "m2-4 Élan employee    ",
        "m3-1 d'Arc employee    ",
        "m3-1 Élan employee    ",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn hours_list_who_counts() {
    let records = seed()
        .person("Ada", "A", |person| {
            person.state = EnrolmentState::Transferred;
            person.ended_on = Some(day("2021-04-01"));
        })
        .person("Bob", "B", |person| {
            person.state = EnrolmentState::Transferred;
            person.ended_on = Some(day("2021-04-01"));
        })
        .person("Cy", "C", |person| person.state = EnrolmentState::Waiting)
        .person("Dan", "D", |person| person.modules = vec![ModuleId::new("m1")])
        .present("ada", &["m1-1"])
        .records();
    let keys = "participant planned_minutes attended_minutes completed modules ended_on";
    assert_eq!(hours_of(&records, keys), ["ada 180 180 true  2021-04-01", "dan 180 0 false m1 "]);
    let only_m2 = Query { module: Some(ModuleId::new("m2")), ..today() };
    assert!(ask(&hours::REPORT, &programme(), &[&records], &only_m2, keys).is_empty());
}

#[test]
fn rates_to_date_see_what_was_held() {
    let records = seed().person("Zoé", "A", same).present("zoé", &["m1-1"]).records();
    let query = Query::everything(day("2021-04-02"));
    let keys = "planned_to_date_minutes rate_to_date commitment_to_date attendance_rate";
    assert_eq!(ask(&hours::REPORT, &programme(), &[&records], &query, keys), ["300 0.600 0.600 0.231"]);
}

#[test]
fn filters_of_people_and_of_sessions() {
    let records = seed()
        .person("Zoé", "A", |zoe| zoe.organisation = "Théâtre d'Ici".into())
        .person("Max", "B", |max| max.status = Some(PersonStatus::Volunteer))
        .records();
    let count = |query: &Query| ask(&attendance::REPORT, &programme(), &[&records], query, "session").len();
    assert_eq!(count(&today()), 12);
    assert_eq!(count(&Query { organisation: Some("theatre d’ici".into()), ..today() }), 6, "organisation, folded");
    assert_eq!(count(&Query { status: Some(PersonStatus::Volunteer), ..today() }), 6, "status");
    assert_eq!(
        count(&Query { funder: Some(crate::domain::programme::ids::FunderId::new("fdva")), ..today() }),
        0,
        "funder"
    );
    assert_eq!(count(&Query { module: Some(ModuleId::new("m3")), ..today() }), 2, "module");
    let april = Query { from: Some(day("2021-04-02")), to: Some(day("2021-04-09")), ..today() };
    assert_eq!(count(&april), 4, "first and last day are in");
    let volunteers = Query { status: Some(PersonStatus::Volunteer), ..today() };
    assert_eq!(ask(&sessions::REPORT, &programme(), &[&records], &volunteers, "expected"), ["1"; 6]);
}

#[test]
fn the_matrix_shows_marks_and_who_is_not_expected() {
    let mut built = seed()
        .person("Zoé", "B", same)
        .person("Max", "A", |max| max.modules = vec![ModuleId::new("m3")])
        .mark("zoé", "m1-1", Attendance::Present, Some(155))
        .mark("zoé", "m2-1", Attendance::Excused, None)
        .mark("zoé", "m2-2", Attendance::Absent, None);
    built.cohort.sessions[3].cancelled = true;
    let records = built.records();
    let rows = ask(&matrix::REPORT, &programme(), &[&records], &today(), "*");
    assert_eq!(rows, ["max A Max - - - - - ", "zoé B Zoé 155 excused absent -  "]);

    let mut other = cohort("2022").person("Eve", "E", same);
    other.cohort.sessions.truncate(1);
    let other = other.records();
    let rows = ask(&matrix::REPORT, &programme(), &[&other, &records], &today(), "participant m1-1 m3-1");
    assert_eq!(rows, ["eve  -", "max - ", "zoé 155 "], "a session that a cohort does not have");

    let only_m2 = Query { module: Some(ModuleId::new("m2")), ..today() };
    let rows = ask(&matrix::REPORT, &programme(), &[&records], &only_m2, "*");
    assert_eq!(rows, ["zoé B Zoé excused absent - "], "nobody who is expected at no session shown");
}

#[test]
fn sessions_count_their_marks() {
    let mut built = seed()
        .person("Zoé", "A", same)
        .person("Max", "B", same)
        .person("Lou", "C", same)
        .mark("zoé", "m1-1", Attendance::Present, Some(10))
        .mark("max", "m1-1", Attendance::Excused, None);
    built.cohort.sessions[1].cancelled = true;
    let records = built.records();
    let query = Query::everything(day("2021-04-09"));
    let keys = "session minutes state trainer expected present excused absent unmarked";
    let rows = ask(&sessions::REPORT, &programme(), &[&records], &query, keys);
    let expected = [
        "m1-1 180 held Ali Kaci 3 1 1 0 1",
        "m2-1 120 cancelled Ali Kaci 0 0 0 0 0",
        "m2-2 120 held Ali Kaci 3 0 0 0 3",
        "m2-3 120 planned Ali Kaci 3 0 0 0 3",
    ];
    assert_eq!(rows[..4], expected);
}
