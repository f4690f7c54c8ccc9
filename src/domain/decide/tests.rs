//! The rules of enrolling, leaving, waiting and marking, as cases.

use chrono::NaiveDate;

use super::attend::{Attend, attend};
use super::edit::{Edit, edit};
use super::enrol::enrol;
use super::newcomer::Enrol;
use super::promote::{Promote, promote};
use super::withdraw::{Withdraw, withdraw};
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Plan;
use crate::domain::fixture::{cohort, day, programme};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::{EligibilityRule, Field, Programme};
use crate::domain::programme::ids::{FieldId, ModuleId};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

fn before_the_course() -> NaiveDate {
    day("2021-03-01")
}

/// A programme for employees and volunteers that asks one question.
fn strict() -> Programme {
    let allowed = |column: &str, values: &[&str]| EligibilityRule {
        column: column.into(),
        allowed: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    let values = ["active", "planned", "none"].map(str::to_owned).to_vec();
    Programme {
        fields: vec![Field {
            id: FieldId::new("teaching"),
            label: "Activité".into(),
            values,
            required: true,
            several: false,
        }],
        eligibility: vec![allowed("status", &["employee", "volunteer"]), allowed("teaching", &["active", "planned"])],
        ..programme()
    }
}

fn zoe() -> Enrol {
    let names = [("first_name", "Zoé"), ("last_name", "Martin"), ("email", "zoe@example.org")];
    let cells = CellTexts::from(names).text("status", Some("employee")).text("teaching", Some("Active"));
    Enrol { cells, ..Enrol::default() }
}

fn enrolled(plan: &Plan) -> &Enrolment {
    plan.changes[0].after().unwrap_or_else(|| panic!("an enrolment, not {:?}", plan.changes[0]))
}

fn marks(plan: &Plan) -> Vec<(&str, &str, Option<&Mark>)> {
    plan.changes
        .iter()
        .filter_map(|change| {
            let mark = change.of::<Mark>()?;
            let of = mark.after.or(mark.before)?;
            Some((of.participant.as_str(), of.session.as_str(), mark.after))
        })
        .collect()
}

#[test]
fn a_free_seat_is_taken_and_a_full_cohort_makes_people_wait() {
    let mut two = cohort("c").person("Ann", "Lee", |_| {});
    two.cohort.capacity = Some(2);
    let plan = enrol(&two.records(), &strict(), &zoe(), before_the_course()).unwrap();
    assert_eq!(enrolled(&plan).state, EnrolmentState::Enrolled);
    assert_eq!(enrolled(&plan).field("teaching"), "active", "an answer is kept as the definition spells it");

    let mut one = cohort("c").person("Ann", "Lee", |_| {});
    one.cohort.capacity = Some(1);
    let plan = enrol(&one.records(), &strict(), &zoe(), before_the_course()).unwrap();
    assert_eq!(enrolled(&plan).state, EnrolmentState::Waiting);
    assert_eq!(plan.notices, [Notice::PutOnWaitingList { capacity: 1, rank: 1 }]);
}

#[test]
fn who_may_not_be_enrolled_is_told_why() {
    let records = cohort("c").person("Zoe", "MARTIN", |row| row.email = "ZOE@example.org".into()).records();
    let empty = cohort("c").records();
    let with = |column: &'static str, text: &str| Enrol { cells: zoe().cells.text(column, Some(text)), ..zoe() };
    let refused = |records: &CohortRecords, request: &Enrol| {
        enrol(records, &strict(), request, before_the_course()).expect_err("this must be refused")
    };
    assert!(matches!(refused(&records, &zoe()), Refusal::Enrolment(EnrolmentRefusal::AlreadyEnrolled { .. })));
    let near = with("first_name", "Paul");
    assert!(matches!(refused(&records, &near), Refusal::Enrolment(EnrolmentRefusal::NearMatch { .. })));
    let distinct = Enrol { distinct: true, ..near };
    assert!(enrol(&records, &strict(), &distinct, before_the_course()).is_ok(), "--distinct decides");
    let seeker = with("status", "job_seeker");
    assert!(
        matches!(refused(&empty, &seeker), Refusal::Enrolment(EnrolmentRefusal::NotEligible { barriers }) if barriers[0].column == "status" && barriers[0].value == "job_seeker")
    );
    let silent = Enrol { cells: zoe().cells.without("teaching"), ..zoe() };
    assert!(
        matches!(refused(&empty, &silent), Refusal::Enrolment(EnrolmentRefusal::FieldMissing { field, .. }) if field == "teaching")
    );
    let wrong = with("teaching", "maybe");
    assert!(matches!(refused(&empty, &wrong), Refusal::Enrolment(EnrolmentRefusal::ValueNotAllowed { .. })));
    let module = with("modules", "m9");
    assert!(matches!(refused(&empty, &module), Refusal::UnknownName { typed, .. } if typed == "m9"));
}

#[test]
fn an_exception_enrols_and_its_reason_is_kept() {
    let cells = zoe().cells.text("status", Some("job_seeker"));
    let request = Enrol { cells, exception: Some("accord de la Région".into()), ..zoe() };
    let plan = enrol(&cohort("c").records(), &strict(), &request, before_the_course()).unwrap();
    assert_eq!(enrolled(&plan).reason, "accord de la Région");
    assert!(matches!(&plan.notices[..], [Notice::Overridden { barrier }] if barrier.column == "status"));
}

#[test]
fn joining_a_cohort_that_has_begun_says_what_will_count() {
    let plan = enrol(&cohort("c").records(), &strict(), &zoe(), day("2021-04-05")).unwrap();
    assert!(matches!(&plan.notices[..], [Notice::EarlierSessionsCount { sessions, .. }] if sessions.len() == 2));
    let late = Enrol { cells: zoe().cells.text("starts_on", Some("2021-04-05")), ..zoe() };
    assert_eq!(enrol(&cohort("c").records(), &strict(), &late, day("2021-04-05")).unwrap().notices, []);
}

#[test]
fn leaving_before_the_first_session_cancels_and_later_withdraws() {
    let leave = |on: &str| Withdraw { person: "ann".into(), on: Some(day(on)), reason: "déménage".into() };
    let records = || cohort("c").person("Ann", "Lee", |_| {}).mark("ann", "m1-1", Attendance::Absent, None).records();
    for (on, state, removed) in [
        ("2021-03-15", EnrolmentState::Cancelled, vec!["m1-1"]),
        ("2021-03-16", EnrolmentState::Withdrawn, vec![]),
        ("2021-04-02", EnrolmentState::Withdrawn, vec![]),
    ] {
        let plan = withdraw(&records(), &leave(on), day("2021-04-03")).unwrap();
        assert_eq!(enrolled(&plan).state, state, "leaving on {on}");
        let gone: Vec<&str> = marks(&plan).iter().map(|(_, session, _)| *session).collect();
        assert_eq!(gone, removed, "marks removed when leaving on {on}");
    }
    let attended = cohort("c").person("Ann", "Lee", |_| {}).present("ann", &["m1-1", "m2-1"]).records();
    let refusal = withdraw(&attended, &leave("2021-03-20"), day("2021-04-03")).unwrap_err();
    assert!(
        matches!(refusal, Refusal::Enrolment(EnrolmentRefusal::AttendedAfter { session, .. }) if session.as_str() == "m2-1")
    );
}

#[test]
fn a_seat_that_is_freed_names_who_is_next() {
    let mut full = cohort("c")
        .person("Ann", "Lee", |_| {})
        .person("Bob", "Ray", |row| {
            row.state = EnrolmentState::Waiting;
            row.enrolled_on = Some(day("2021-02-02"));
        })
        .person("Cyd", "May", |row| {
            row.state = EnrolmentState::Waiting;
            row.enrolled_on = Some(day("2021-02-01"));
        });
    full.cohort.capacity = Some(1);
    let records = full.records();
    let leave = Withdraw { person: "ann".into(), on: None, reason: "x".into() };
    let plan = withdraw(&records, &leave, before_the_course()).unwrap();
    let freed = plan.notices.iter().any(|notice| matches!(notice, Notice::SeatFreed { next, .. } if next == "Cyd May"));
    assert!(freed, "the longest waiting is named: {:?}", plan.notices);

    let promoted = |request: Promote| promote(&records, &programme(), &request, before_the_course());
    assert!(matches!(
        promoted(Promote::default()),
        Err(Refusal::Enrolment(EnrolmentRefusal::NoFreeSeat { capacity: 1 }))
    ));
    let mut seat = cohort("c").person("Bob", "Ray", |row| {
        row.state = EnrolmentState::Waiting;
        row.enrolled_on = Some(day("2021-02-02"));
    });
    seat = seat.person("Cyd", "May", |row| {
        row.state = EnrolmentState::Waiting;
        row.enrolled_on = Some(day("2021-02-01"));
    });
    let records = seat.records();
    let bob = Promote { person: Some("bob".into()), ..Promote::default() };
    assert!(
        matches!(promote(&records, &programme(), &bob, before_the_course()), Err(Refusal::Enrolment(EnrolmentRefusal::PassesOver { first, .. })) if first.id == "cyd")
    );
    let why = Promote { reason: Some("priorité".into()), ..bob };
    let plan = promote(&records, &programme(), &why, before_the_course()).unwrap();
    assert_eq!((enrolled(&plan).id.as_str(), enrolled(&plan).reason.as_str()), ("bob", "priorité"));
    let plan = promote(&records, &programme(), &Promote::default(), before_the_course()).unwrap();
    assert_eq!(enrolled(&plan).id.as_str(), "cyd");
}

#[test]
fn marks_are_all_or_nothing_and_rest_takes_who_is_left() {
    let records = cohort("c")
        .person("Ann", "Lee", |_| {})
        .person("Bob", "Ray", |_| {})
        .person("Cyd", "May", |row| row.modules = vec![ModuleId::new("m2")])
        .person("Dan", "Kim", |_| {})
        .mark("dan", "m1-1", Attendance::Excused, None)
        .records();
    let request = Attend {
        session: SessionIndex(0),
        arrived: vec![("ann".into(), "14:25:00".parse().unwrap())],
        rest: Some(Attendance::Absent),
        ..Attend::default()
    };
    let plan = attend(&records, &request, day("2021-03-16")).unwrap();
    let said: Vec<(&str, Attendance, u32)> = marks(&plan)
        .into_iter()
        .filter_map(|(person, _, mark)| mark.map(|mark| (person, mark.attendance, mark.minutes.0)))
        .collect();
    assert_eq!(said, [("ann", Attendance::Present, 155), ("bob", Attendance::Absent, 0)]);

    let refused = |change: &dyn Fn(&mut Attend), today: &str| {
        let mut request = Attend { session: SessionIndex(0), ..Attend::default() };
        change(&mut request);
        attend(&records, &request, day(today)).expect_err("this must be refused")
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let held = "2021-03-16";
    assert!(matches!(refused(&|ask| ask.present = names(&["ann", "nobody"]), held), Refusal::UnknownPerson { .. }));
    assert!(matches!(
        refused(&|ask| ask.present = names(&["cyd"]), held),
        Refusal::Attendance(AttendanceRefusal::NotExpected { .. })
    ));
    assert!(matches!(
        refused(&|ask| (ask.present, ask.absent) = (names(&["ann"]), names(&["Lee"])), held),
        Refusal::Attendance(AttendanceRefusal::MarkedTwice { .. })
    ));
    let to_come: [&dyn Fn(&mut Attend); 4] = [
        &|ask| ask.present = names(&["ann"]),
        &|ask| ask.absent = names(&["ann"]),
        &|ask| ask.rest = Some(Attendance::Absent),
        &|ask| ask.minutes = vec![("ann".into(), 60)],
    ];
    for ahead in to_come {
        assert!(
            matches!(refused(ahead, "2021-03-15"), Refusal::Attendance(AttendanceRefusal::SessionToCome { .. })),
            "an excuse alone may come before"
        );
    }
    assert!(matches!(
        refused(&|ask| ask.minutes = vec![("ann".into(), 181)], held),
        Refusal::Attendance(AttendanceRefusal::TooManyMinutes { most: 180, .. })
    ));
    assert!(matches!(
        refused(&|ask| ask.arrived = vec![("ann".into(), "17:00:00".parse().unwrap())], held),
        Refusal::Attendance(AttendanceRefusal::OutsideSession { .. })
    ));
    assert!(matches!(
        refused(&|ask| ask.clear = names(&["ann"]), held),
        Refusal::Attendance(AttendanceRefusal::NoMark { .. })
    ));
    assert!(matches!(refused(&|_| {}, held), Refusal::Attendance(AttendanceRefusal::NothingAsked { .. })));
    assert!(matches!(refused(&|ask| ask.present = names(&["x", "y"]), held), Refusal::Several(all) if all.len() == 2));
    let ahead = Attend { session: SessionIndex(0), excused: names(&["ann"]), ..Attend::default() };
    assert!(attend(&records, &ahead, day("2021-03-01")).is_ok(), "an excuse may come before the session");
}

#[test]
fn an_edit_never_drops_an_attended_hour() {
    let records = cohort("c")
        .person("Ann", "Lee", |_| {})
        .present("ann", &["m1-1"])
        .mark("ann", "m2-1", Attendance::Absent, None)
        .records();
    let narrowed = |modules: &[&str]| Edit {
        person: "ann".into(),
        cells: CellTexts::nothing().text("modules", Some(modules.join(" "))),
        ..Edit::default()
    };
    assert!(matches!(
        edit(&records, &programme(), &narrowed(&["m2"]), before_the_course()),
        Err(Refusal::Enrolment(EnrolmentRefusal::AttendedElsewhere { session, .. })) if session.as_str() == "m1-1"
    ));
    let plan = edit(&records, &programme(), &narrowed(&["m1", "m3"]), before_the_course()).unwrap();
    assert_eq!(marks(&plan), [("ann", "m2-1", None)], "the absence goes with the module");
    let nothing = Edit { person: "ann".into(), ..Edit::default() };
    assert_eq!(edit(&records, &programme(), &nothing, before_the_course()).unwrap().notices, [Notice::NothingToDo]);
}
