//! Coming back, as cases: rule 6.9.

use super::enrol::enrol;
use super::import::{Import, Imported, Rejection, Verdict, import};
use super::newcomer::Enrol;
use super::promote::{Promote, promote};
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{Builder, cohort, day, programme};
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::registration::{FormRow, Registration};
use crate::domain::programme::definition::{EligibilityRule, Programme};
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::Attendance;
use crate::domain::vocabulary::EnrolmentState::{self, Cancelled, Enrolled, Transferred, Waiting, Withdrawn};
use crate::domain::vocabulary::PersonStatus;

/// Ann left on 3 April; she had been there from 1 January on.
fn left(state: EnrolmentState) -> Builder {
    cohort("c")
        .person("Ann", "Lee", |row| {
            row.state = state;
            row.email = "ann@example.org".into();
            row.phone = "06 39 98 00 01".into();
            row.enrolled_on = Some(day("2021-01-01"));
            row.ended_on = Some(day("2021-04-03"));
            row.reason = "empêchée".into();
        })
        .person("Bob", "Ray", |row| row.enrolled_on = Some(day("2021-01-02")))
}

fn waiting(built: Builder, on: &str) -> Builder {
    built.person("Cyd", "May", |row| {
        row.state = Waiting;
        row.enrolled_on = Some(day(on));
    })
}

fn seats(mut built: Builder, seats: u32) -> Builder {
    built.cohort.capacity = Some(seats);
    built
}

fn ann() -> Enrol {
    let cells = [("first_name", "ANN"), ("last_name", "Lee"), ("email", "ann@example.org")].into();
    Enrol { cells, ..Enrol::default() }
}

fn of_ann(plan: &Plan) -> &Enrolment {
    let row = plan.changes[0].of::<Enrolment>();
    let (before, after) = row.and_then(|row| row.before.zip(row.after)).unwrap_or_else(|| panic!("{plan:?}"));
    assert_eq!(before.id, after.id, "the same row");
    after
}

#[test]
fn a_registration_of_somebody_cancelled_is_a_new_request() {
    let today = day("2021-04-10");
    let seated = enrol(&left(Cancelled).records(), &programme(), &ann(), today).unwrap();
    let row = of_ann(&seated);
    assert_eq!((row.state, row.enrolled_on, row.ended_on), (Enrolled, Some(today), None));
    assert_eq!(
        (&*row.first_name, &*row.reason, &*row.phone),
        ("Ann", "", "06 39 98 00 01"),
        "silence takes nothing away"
    );
    let back = Notice::ComesBack { person: "Ann Lee".into(), was: Cancelled, left: Some(day("2021-04-03")) };
    assert_eq!(seated.notices[0], back);
    assert!(matches!(&seated.notices[1], Notice::EarlierSessionsCount { sessions, .. } if sessions.len() == 3));

    let full = enrol(&seats(left(Cancelled), 1).records(), &programme(), &ann(), today).unwrap();
    assert_eq!((of_ann(&full).state, of_ann(&full).enrolled_on), (Waiting, Some(today)));
    assert_eq!(full.notices[1..], [Notice::PutOnWaitingList { capacity: 1, rank: 1 }]);
    for (since, rank) in [("2021-04-09", 2), ("2021-04-11", 1), ("2021-04-10", 1)] {
        let others = waiting(left(Cancelled), since).records();
        let plan = enrol(&others, &programme(), &ann(), today).unwrap();
        assert_eq!(of_ann(&plan).state, Waiting, "the free seat is theirs who wait");
        assert_eq!(plan.notices[1], Notice::WaitsBehind { waiting: 1, people: 1, rank: Some(rank) }, "since {since}");
    }
    let passing = Enrol { passing: Some("oubli du secrétariat".into()), ..ann() };
    let plan = enrol(&waiting(left(Cancelled), "2021-01-05").records(), &programme(), &passing, today).unwrap();
    assert_eq!((of_ann(&plan).state, &*of_ann(&plan).reason), (Enrolled, "oubli du secrétariat"));
}

#[test]
fn a_registration_of_somebody_withdrawn_is_a_return() {
    let today = day("2021-05-10");
    let records = || left(Withdrawn).present("ann", &["m1-1", "m2-1"]).mark("ann", "m2-2", Attendance::Excused, None);
    let plan = enrol(&records().records(), &programme(), &ann(), today).unwrap();
    let row = of_ann(&plan);
    assert_eq!((row.state, row.enrolled_on, row.ended_on, &*row.reason), (Enrolled, Some(day("2021-01-01")), None, ""));
    let missed = |sessions: &[&str]| Notice::MissedMeanwhile {
        person: "Ann Lee".into(),
        id: "ann".into(),
        sessions: sessions.iter().map(crate::domain::programme::ids::SessionId::new).collect(),
    };
    assert_eq!(plan.notices[1..], [missed(&["m2-3"])], "what is marked, is before or is to come is not missed");
    let soon = enrol(&records().records(), &programme(), &ann(), day("2021-04-05")).unwrap();
    assert_eq!(soon.notices.len(), 1, "nothing was held meanwhile: {:?}", soon.notices);

    let refused = |built: Builder, request: &Enrol| enrol(&built.records(), &programme(), request, today).unwrap_err();
    let full = refused(seats(records(), 1), &ann());
    assert!(matches!(full, Refusal::Life(LifeRefusal::NoSeatToReturn { capacity: 1, .. })), "{full:?}");
    let others = refused(waiting(records(), "2021-05-01"), &ann());
    assert!(matches!(&others, Refusal::Life(LifeRefusal::OthersWait { first, .. }) if first.id == "cyd"), "{others:?}");
    let passing = Enrol { passing: Some("elle a commencé".into()), ..ann() };
    let plan = enrol(&waiting(records(), "2021-05-01").records(), &programme(), &passing, today).unwrap();
    assert_eq!((of_ann(&plan).state, &*of_ann(&plan).reason), (Enrolled, "elle a commencé"));
    let fewer = refused(records(), &Enrol { cells: ann().cells.text("modules", Some("m2")), ..ann() });
    assert!(
        matches!(fewer, Refusal::Enrolment(EnrolmentRefusal::AttendedElsewhere { .. })),
        "an hour attended stays: {fewer:?}"
    );
    let gone = refused(left(Transferred), &ann());
    assert!(
        matches!(gone, Refusal::Enrolment(EnrolmentRefusal::AlreadyEnrolled { state: Transferred, .. })),
        "{gone:?}"
    );
}

#[test]
fn promote_brings_back_as_enrol_does() {
    let today = day("2021-05-10");
    let ask = |built: Builder, reason: Option<&str>| {
        let request = Promote { person: Some("ann".into()), reason: reason.map(str::to_owned), ..Promote::default() };
        promote(&built.records(), &programme(), &request, today)
    };
    assert_eq!(of_ann(&ask(left(Cancelled), None).unwrap()).state, Enrolled);
    assert_eq!(of_ann(&ask(seats(left(Cancelled), 1), None).unwrap()).state, Waiting);
    assert_eq!(of_ann(&ask(waiting(left(Cancelled), "2021-01-05"), None).unwrap()).state, Waiting);
    assert_eq!(of_ann(&ask(waiting(left(Cancelled), "2021-01-05"), Some("oubli")).unwrap()).state, Enrolled);
    assert_eq!(of_ann(&ask(left(Withdrawn), None).unwrap()).state, Enrolled);
    assert!(matches!(
        ask(waiting(left(Withdrawn), "2021-01-05"), None),
        Err(Refusal::Life(LifeRefusal::OthersWait { .. }))
    ));
    assert!(matches!(ask(left(Transferred), None), Err(Refusal::Enrolment(EnrolmentRefusal::NotWaiting { .. }))));
}

#[test]
fn the_rules_are_asked_again_and_an_exception_is_given_again() {
    let allowed = vec!["volunteer".to_owned()];
    let strict = Programme { eligibility: vec![EligibilityRule { column: "status".into(), allowed }], ..programme() };
    let today = day("2021-05-10");
    let silent = enrol(&left(Cancelled).records(), &strict, &ann(), today).unwrap_err();
    assert!(matches!(silent, Refusal::Enrolment(EnrolmentRefusal::NotEligible { .. })), "an employee: {silent:?}");
    let says = ann().cells.text("status", Some("volunteer")).text("organisation", Some(" La  Fabrique "));
    let said = Enrol { cells: says, ..ann() };
    let row = enrol(&left(Cancelled).records(), &strict, &said, today).unwrap();
    assert_eq!(of_ann(&row).status, Some(PersonStatus::Volunteer), "what is said replaces");
    assert_eq!(of_ann(&row).organisation, "La Fabrique");
    let exception = Enrol { exception: Some("accord".into()), ..ann() };
    assert_eq!(of_ann(&enrol(&left(Cancelled).records(), &strict, &exception, today).unwrap()).reason, "accord");
}

fn row(number: u32, first: &str, last: &str, at: Option<&str>) -> FormRow {
    let registered = at.map(|at| day(at).and_hms_opt(9, 0, 0).unwrap());
    let says = [("first_name", first), ("last_name", last)].into();
    let registration = Registration { says, registered, ..Registration::default() };
    FormRow { number, cells: Vec::new(), person: String::new(), read: Ok(registration), mended: Vec::new() }
}

fn run(built: Builder, rows: &[FormRow], request: &Import) -> Imported {
    let rows = rows.iter().cloned().collect();
    import(&built.records(), &programme(), &rows, request, day("2021-05-10")).in_one_plan(&rows)
}

#[test]
fn a_row_of_a_form_brings_back_where_it_is_newer_than_the_leaving() {
    for (at, back) in
        [(None, false), (Some("2021-01-01"), false), (Some("2021-04-02"), false), (Some("2021-04-04"), true)]
    {
        for state in [Cancelled, Withdrawn] {
            let imported = run(left(state), &[row(2, "Ann", "Lee", at)], &Import::default());
            let [verdict] = &imported.verdicts[..] else { panic!() };
            assert_eq!(matches!(verdict, Verdict::Back(_)), back, "{at:?} {state:?}: {verdict:?}");
            assert_eq!(matches!(verdict, Verdict::Already(_)), !back, "{at:?} {state:?}: {verdict:?}");
            assert_eq!(imported.plan.changes.len(), usize::from(back), "{at:?} {state:?}");
        }
    }
    let undated = left(Cancelled).person("Dan", "Kim", |row| row.state = Cancelled);
    for (built, request) in [
        (undated, row(2, "Dan", "Kim", Some("2021-05-01"))),
        (left(Withdrawn), row(2, "Ann", "Lee", Some("2021-04-03"))),
    ] {
        let imported = run(built, &[request], &Import::default());
        let [Verdict::Rejected(reasons)] = &imported.verdicts[..] else { panic!("{imported:?}") };
        let [Rejection::Refused(refusal)] = &reasons[..] else { panic!("{reasons:?}") };
        assert!(
            matches!(&**refusal, Refusal::Life(LifeRefusal::PerhapsNewer { .. })),
            "of the day they left, or of nobody knows which: nobody disappears: {refusal:?}"
        );
    }
    let imported = run(left(Transferred), &[row(2, "Ann", "Lee", Some("2021-05-01"))], &Import::default());
    let Verdict::Rejected(reasons) = &imported.verdicts[0] else { panic!("{:?}", imported.verdicts) };
    assert!(matches!(reasons[..], [Rejection::Refused(_)]), "nobody who asks disappears");
}

#[test]
fn rows_of_one_file_come_back_once_and_in_their_turn() {
    let mut newest = row(5, "Ann", "Lee", Some("2021-05-03"));
    let newest_says = &mut newest.read.as_mut().unwrap().says;
    *newest_says = newest_says.clone().text("phone", Some("0639980099"));
    let rows = [
        row(2, "Ann", "Lee", Some("2021-01-01")),
        row(3, "Lou", "Roux", Some("2021-05-02")),
        row(4, "Ann", "Lee", Some("2021-05-01")),
        newest,
    ];
    let built = || seats(left(Cancelled), 1);
    for update in [false, true] {
        let imported = run(built(), &rows, &Import { update, ..Import::default() });
        let counts = imported.counts();
        assert_eq!((counts.back, counts.back_waiting, counts.new, counts.already, counts.rejected), (1, 1, 1, 2, 0));
        assert!(
            matches!(&imported.verdicts[2], Verdict::Back(back) if back.rank == Some(1)),
            "{:?}",
            imported.verdicts
        );
        assert!(matches!(&imported.verdicts[1], Verdict::New { rank: Some(2), .. }), "{:?}", imported.verdicts);
        assert!(
            matches!(&imported.verdicts[3], Verdict::Already(there) if there.row == Some(4)),
            "{:?}",
            imported.verdicts
        );
        let rows = imported.plan.changes.iter().filter_map(Change::of::<Enrolment>);
        let phone = rows.filter_map(|row| row.before.and(row.after)).map(|after| after.phone.clone()).next();
        let kept = if update { "0639980099" } else { "06 39 98 00 01" };
        assert_eq!(phone.as_deref(), Some(kept), "update {update}");
        assert_eq!(imported.plan.changes.len(), 2, "one change of her row: {:?}", imported.plan.changes);
    }
    let full = run(seats(left(Withdrawn), 1), &[row(2, "Ann", "Lee", Some("2021-05-01"))], &Import::default());
    assert!(
        matches!(full.verdicts[0], Verdict::Rejected(_)),
        "refused, and never `already there`: {:?}",
        full.verdicts
    );
}

#[test]
fn what_is_taken_for_silent_rows_fills_only_what_is_open() {
    let request = Import { defaults: [("organisation", "Autre"), ("status", "volunteer")].into(), ..Import::default() };
    let imported = run(left(Cancelled), &[row(2, "Ann", "Lee", Some("2021-05-01"))], &request);
    let after = of_ann(&imported.plan);
    assert_eq!((&*after.organisation, after.status), ("Compagnie du Pont", Some(PersonStatus::Employee)));
}
