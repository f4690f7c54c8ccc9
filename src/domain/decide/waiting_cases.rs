//! A free seat is theirs who wait: rule 6.8 for whoever joins, as cases.

use super::enrol::enrol;
use super::import::{Import, import};
use super::newcomer::Enrol;
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{Builder, cohort, day, programme};
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::form_rows::FormRows;
use crate::domain::people::registration::{FormRow, Registration};
use crate::domain::people::seats::waiting_list;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState::{self, Enrolled, Waiting};

/// Three seats, one of them free; Bob waits since 2 February, Cyd without a day, Dan since 1 February.
fn one_free_seat() -> CohortRecords {
    let waits = |built: Builder, first: &str, on: Option<&str>| {
        built.person(first, "Ray", |row| {
            row.state = EnrolmentState::Waiting;
            row.enrolled_on = on.map(day);
        })
    };
    let built = cohort("c").person("Ann", "Lee", |_| {}).person("Eve", "Fox", |_| {});
    let built = waits(waits(waits(built, "Bob", Some("2021-02-02")), "Cyd", None), "Dan", Some("2021-02-01"));
    let mut built = built;
    built.cohort.capacity = Some(3);
    built.records()
}

fn zoe() -> Enrol {
    Enrol { cells: [("first_name", "Zoé"), ("last_name", "Martin")].into(), ..Enrol::default() }
}

fn joined(plan: &Plan) -> &Enrolment {
    let [change] = &plan.changes[..] else { panic!("{plan:?}") };
    let row = change.of::<Enrolment>().filter(|row| row.before.is_none());
    row.and_then(|row| row.after).unwrap_or_else(|| panic!("{plan:?}"))
}

#[test]
fn who_has_no_day_waits_last() {
    let records = one_free_seat();
    let names: Vec<&str> =
        waiting_list(&records).into_iter().map(|person| &*records.enrolment(person).first_name).collect();
    assert_eq!(names, ["Dan", "Bob", "Cyd"]);
}

#[test]
fn while_somebody_waits_a_newcomer_waits_too() {
    let plan = enrol(&one_free_seat(), &programme(), &zoe(), day("2021-02-10")).unwrap();
    assert_eq!(joined(&plan).state, EnrolmentState::Waiting);
    let first = Notice::SeatFreed { cohort: one_free_seat().cohort.id, next: "Dan Ray".into(), id: "dan".into() };
    let behind = Notice::WaitsBehind { waiting: 3, people: 1, rank: Some(3) };
    assert_eq!(plan.notices, [behind, first], "who has a day waits before who has none");
    let same_day = enrol(&one_free_seat(), &programme(), &zoe(), day("2021-02-02")).unwrap();
    let behind = Notice::WaitsBehind { waiting: 3, people: 1, rank: Some(3) };
    assert_eq!(same_day.notices[0], behind, "of one day, the row decides");
}

#[test]
fn a_reason_passes_over_who_waits_and_is_kept() {
    let request = |passing: &str| Enrol { passing: Some(passing.into()), ..zoe() };
    let plan = enrol(&one_free_seat(), &programme(), &request(" accord de la Région "), day("2021-02-10")).unwrap();
    assert_eq!(joined(&plan).state, EnrolmentState::Enrolled);
    assert_eq!(joined(&plan).reason, "accord de la Région");
    assert_eq!(plan.notices, [Notice::OthersWait { waiting: 3, next: "Dan Ray".into() }]);
    let both = Enrol { exception: Some("dérogation".into()), ..request("priorité") };
    let plan = enrol(&one_free_seat(), &programme(), &both, day("2021-02-10")).unwrap();
    assert_eq!(joined(&plan).reason, "dérogation · priorité");
    let empty = enrol(&one_free_seat(), &programme(), &request(" "), day("2021-02-10")).unwrap();
    assert_eq!(joined(&empty).state, EnrolmentState::Waiting, "nothing is no reason");
    let mut full = one_free_seat();
    full.cohort.capacity = Some(2);
    let plan = enrol(&full, &programme(), &request("priorité"), day("2021-02-10")).unwrap();
    assert_eq!((joined(&plan).state, &*joined(&plan).reason), (EnrolmentState::Waiting, ""), "a reason makes no seat");
}

#[test]
fn whoever_a_form_brings_waits_too() {
    let row = |number: u32, first: &str| FormRow {
        number,
        cells: Vec::new(),
        person: String::new(),
        read: Ok(Registration {
            says: [("first_name", first), ("last_name", "Roux")].into(),
            ..Registration::default()
        }),
        mended: Vec::new(),
    };
    let rows: FormRows = [row(2, "Karim"), row(3, "Inès")].into_iter().collect();
    let states = |request: &Import| -> Vec<EnrolmentState> {
        let imported = import(&one_free_seat(), &programme(), &rows, request, day("2021-02-10")).in_one_plan(&rows);
        let state = |change: &Change| change.after::<Enrolment>().unwrap_or_else(|| panic!("{change:?}")).state;
        imported.plan.changes.iter().map(state).collect()
    };
    assert_eq!(states(&Import::default()), [Waiting, Waiting]);
    let passing = Import { passing: Some("groupe déjà formé".into()), ..Import::default() };
    assert_eq!(states(&passing), [Enrolled, Waiting], "a reason makes no seat");
    let imported = import(&one_free_seat(), &programme(), &rows, &Import::default(), day("2021-02-10"));
    let behind = Notice::WaitsBehind { waiting: 3, people: 2, rank: None };
    assert!(imported.plan.notices.contains(&behind), "{:?}", imported.plan.notices);
    assert_eq!(imported.plan.notices.len(), 2, "the free seat is named once: {:?}", imported.plan.notices);
}
