//! The rules of going on in another cohort, as cases.

use super::transfer::{Transfer, transfer};
use crate::domain::attendance::mark::Mark;
use crate::domain::change::RecordChange;
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{Builder, cohort, day, programme};
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::passage::{came_from, went_to};
use crate::domain::programme::ids::SessionId;
use crate::domain::programme::ids::{FieldId, ModuleId};
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::{LifeRefusal, WayBack};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, BpfLine, EnrolmentState};

fn spring() -> Builder {
    cohort("spring").person("Zoe", "Martin", |row| {
        row.email = "zoe@example.org".into();
        row.modules = vec![ModuleId::new("m1"), ModuleId::new("m2")];
        row.note = "végétarienne".into();
        row.bpf = Some(BpfLine::E);
        row.reason = "accord de la Région".into();
        row.fields = vec![(FieldId::new("teaching"), "active".into())];
    })
}

/// Half a year later.
fn autumn() -> Builder {
    let mut built = cohort("autumn");
    for session in &mut built.cohort.sessions {
        session.date = session.date.checked_add_days(chrono::Days::new(182)).unwrap();
    }
    built
}

fn going(on: &str) -> Transfer {
    Transfer { person: "zoe".into(), on: Some(day(on)), reason: "nouvel emploi du temps".into(), distinct: false }
}

fn rows(plan: &Plan) -> Vec<&Enrolment> {
    plan.changes.iter().filter_map(Change::after).collect()
}

fn refused(here: &CohortRecords, there: &CohortRecords, on: &str) -> Refusal {
    transfer(here, there, &programme(), &going(on), day("2021-03-20")).expect_err("this must be refused")
}

#[test]
fn the_person_goes_along_and_the_attendance_stays() {
    let here = spring().present("zoe", &["m1-1"]).mark("zoe", "m2-1", Attendance::Excused, None).records();
    let plan = transfer(&here, &autumn().records(), &programme(), &going("2021-03-25"), day("2021-03-20")).unwrap();
    let [ended, begun] = rows(&plan)[..] else { panic!("two rows, not {:?}", plan.changes) };
    assert_eq!((ended.state, ended.ended_on), (EnrolmentState::Transferred, Some(day("2021-03-24"))));
    assert_eq!(ended.reason, "accord de la Région · nouvel emploi du temps");
    let kept = Enrolment {
        id: begun.id.clone(),
        starts_on: Some(day("2021-03-25")),
        enrolled_on: Some(day("2021-03-20")),
        ..here.enrolment(EnrolmentIndex(0)).clone()
    };
    assert_eq!(*begun, kept, "status, funder, modules, answers, note and line go along");
    assert_ne!(begun.id, ended.id);
    let removed: Vec<_> = plan.changes.iter().filter_map(Change::of::<Mark>).collect();
    let gone =
        |row: &RecordChange<'_, Mark>| row.before.filter(|_| row.after.is_none()).map(|mark| mark.session.clone());
    assert_eq!(
        removed.iter().map(gone).collect::<Vec<_>>(),
        [Some(SessionId::new("m2-1"))],
        "the excuse after the last day goes, the presence stays: {removed:?}"
    );
    assert!(
        plan.notices
            .iter()
            .any(|notice| matches!(notice, Notice::ComesAgain { modules, .. } if modules[..] == [ModuleId::new("m1")]))
    );
}

#[test]
fn an_hour_attended_is_never_left_behind() {
    let here = spring().present("zoe", &["m1-1", "m2-1"]).records();
    let refusal = refused(&here, &autumn().records(), "2021-03-16");
    assert!(
        matches!(&refusal, Refusal::Life(LifeRefusal::AttendedSince { session, .. }) if session.as_str() == "m2-1"),
        "the last one is named, so that the date it leads to will do: {refusal:?}"
    );
    assert!(transfer(&here, &autumn().records(), &programme(), &going("2021-04-03"), day("2021-04-03")).is_ok());
}

#[test]
fn who_is_there_or_finds_no_seat_stays() {
    let here = spring().records();
    let again = autumn().person("Zoé", "MARTIN", |_| {}).records();
    assert!(matches!(refused(&here, &again, "2021-03-25"), Refusal::Life(LifeRefusal::AlreadyThere { .. })));
    let near = autumn().person("Paul", "Dubois", |row| row.email = "zoe@example.org".into()).records();
    assert!(matches!(
        refused(&here, &near, "2021-03-25"),
        Refusal::Life(LifeRefusal::PerhapsThere { same_email: true, .. })
    ));
    let distinct = Transfer { distinct: true, ..going("2021-03-25") };
    assert!(transfer(&here, &near, &programme(), &distinct, day("2021-03-20")).is_ok(), "--distinct decides");
    let mut full = autumn().person("Ann", "Lee", |_| {});
    full.cohort.capacity = Some(1);
    assert!(matches!(
        refused(&here, &full.records(), "2021-03-25"),
        Refusal::Life(LifeRefusal::CohortFull { capacity: 1, .. })
    ));
    assert!(matches!(refused(&here, &here, "2021-03-25"), Refusal::Life(LifeRefusal::SameCohort { .. })));
    let gone = cohort("spring").person("Zoe", "Martin", |row| row.state = EnrolmentState::Withdrawn).records();
    assert!(matches!(
        refused(&gone, &autumn().records(), "2021-03-25"),
        Refusal::Enrolment(EnrolmentRefusal::NotEnrolled { .. })
    ));
}

#[test]
fn whoever_never_had_a_day_here_is_cancelled_here_and_seated_there() {
    let waits = cohort("spring").person("Zoe", "Martin", |row| row.state = EnrolmentState::Waiting);
    let begins_later = cohort("spring").person("Zoe", "Martin", |row| row.starts_on = Some(day("2021-05-01")));
    for here in [waits, begins_later].map(Builder::records) {
        let plan = transfer(&here, &autumn().records(), &programme(), &going("2021-04-25"), day("2021-04-20")).unwrap();
        let states: Vec<_> = rows(&plan).iter().map(|row| row.state).collect();
        assert_eq!(states, [EnrolmentState::Cancelled, EnrolmentState::Enrolled]);
    }
}

#[test]
fn a_seat_freed_here_names_who_is_next() {
    let mut one = spring().person("Ann", "Lee", |row| row.state = EnrolmentState::Waiting);
    one.cohort.capacity = Some(1);
    let plan =
        transfer(&one.records(), &autumn().records(), &programme(), &going("2021-03-25"), day("2021-03-20")).unwrap();
    assert!(plan.notices.iter().any(|notice| matches!(notice, Notice::SeatFreed { id, .. } if id == "ann")));
    let mut waits = cohort("spring").person("Zoe", "Martin", |row| row.state = EnrolmentState::Waiting).person(
        "Ann",
        "Lee",
        |row| row.state = EnrolmentState::Waiting,
    );
    waits.cohort.capacity = Some(1);
    let plan =
        transfer(&waits.records(), &autumn().records(), &programme(), &going("2021-03-25"), day("2021-03-20")).unwrap();
    assert!(!plan.notices.iter().any(|notice| matches!(notice, Notice::SeatFreed { .. })), "who waits frees nothing");
}

/// Zoé as she stands in autumn.
fn zoe_in_autumn(change: impl FnOnce(&mut Enrolment)) -> Builder {
    autumn().person("Zoe", "Martin", |row| {
        row.email = "zoe@example.org".into();
        change(row);
    })
}

#[test]
fn a_row_that_waits_there_takes_the_seat() {
    let here = spring().records();
    let waiting = || {
        zoe_in_autumn(|row| {
            row.state = EnrolmentState::Waiting;
            row.enrolled_on = Some(day("2021-03-01"));
            row.organisation = "Le Fil".into();
            row.modules = vec![ModuleId::new("m3")];
        })
    };
    let there = waiting().records();
    let plan = transfer(&here, &there, &programme(), &going("2021-03-25"), day("2021-03-20")).unwrap();
    let [ended, seated] = rows(&plan)[..] else { panic!("two rows, not {:?}", plan.changes) };
    assert_eq!(ended.state, EnrolmentState::Transferred);
    let wanted = Enrolment {
        state: EnrolmentState::Enrolled,
        starts_on: Some(day("2021-03-25")),
        bpf: Some(BpfLine::E),
        note: "végétarienne".into(),
        reason: "accord de la Région".into(),
        ..there.enrolment(EnrolmentIndex(0)).clone()
    };
    assert_eq!(*seated, wanted, "what was asked for there stands; what only the other row says is added");
    let mut full = waiting().person("Ann", "Lee", |_| {});
    full.cohort.capacity = Some(1);
    assert!(matches!(
        refused(&here, &full.records(), "2021-03-25"),
        Refusal::Life(LifeRefusal::CohortFull { waits: Some(waits), .. }) if waits.id == there.enrolment(EnrolmentIndex(0)).id.as_str()
    ));
}

#[test]
fn whoever_waits_longer_is_passed_over_with_a_reason_alone() {
    let here = spring().records();
    let first = |name: &str| autumn().person(name, "Lee", |row| row.state = EnrolmentState::Waiting);
    let silent = Transfer { reason: String::new(), ..going("2021-03-25") };
    let ask =
        |there: &CohortRecords, request: &Transfer| transfer(&here, there, &programme(), request, day("2021-03-20"));
    let ann = first("Ann").records();
    let refusal = ask(&ann, &silent).unwrap_err();
    assert!(
        matches!(&refusal, Refusal::Life(LifeRefusal::OthersWait { first, .. }) if first.id == "ann"),
        "{refusal:?}"
    );
    let plan = ask(&ann, &going("2021-03-25")).unwrap();
    assert_eq!(rows(&plan)[1].reason, "accord de la Région · nouvel emploi du temps", "the reason is kept there, too");
    assert!(matches!(&plan.notices[..], [Notice::OthersWait { waiting: 1, next }] if next == "Ann Lee"));
    let waits = |built: Builder| {
        built.person("Zoe", "Martin", |row| {
            row.state = EnrolmentState::Waiting;
            row.email = "zoe@example.org".into();
        })
    };
    let second = waits(first("Ann")).records();
    assert!(matches!(ask(&second, &silent), Err(Refusal::Life(LifeRefusal::OthersWait { .. }))));
    let head = waits(autumn()).person("Ann", "Lee", |row| row.state = EnrolmentState::Waiting).records();
    let plan = ask(&head, &silent).unwrap();
    assert!(plan.notices.is_empty(), "who is first passes over nobody: {:?}", plan.notices);
}

/// Zoé, who left spring after the 5th of April and is in autumn since; the sessions of spring after that are m2-2 on the
/// 9th of April, m2-3 and m2-4 in May, and m3-1.
fn gone(modules: &[&str]) -> CohortRecords {
    let modules = modules.iter().copied().map(ModuleId::new).collect();
    cohort("spring")
        .person("Zoe", "Martin", |row| {
            row.email = "zoe@example.org".into();
            row.modules = modules;
            row.state = EnrolmentState::Transferred;
            row.ended_on = Some(day("2021-04-05"));
            row.reason = "nouvel emploi du temps".into();
        })
        .present("zoe", &["m1-1"])
        .records()
}

fn back(from: &CohortRecords, to: &CohortRecords, on: &str) -> Result<Plan, Refusal> {
    let request = Transfer { reason: String::new(), ..going(on) };
    transfer(from, to, &programme(), &request, day(on))
}

#[test]
fn whoever_comes_back_before_the_next_session_goes_on_as_before() {
    let autumn = zoe_in_autumn(|row| row.starts_on = Some(day("2021-04-06"))).records();
    let spring = gone(&[]);
    let plan = back(&autumn, &spring, "2021-04-09").unwrap();
    let [ended, again] = rows(&plan)[..] else { panic!("two rows, not {:?}", plan.changes) };
    assert_eq!((ended.state, ended.ended_on), (EnrolmentState::Transferred, Some(day("2021-04-08"))));
    let wanted = Enrolment {
        state: EnrolmentState::Enrolled,
        ended_on: None,
        reason: String::new(),
        ..spring.enrolment(EnrolmentIndex(0)).clone()
    };
    assert_eq!(*again, wanted, "why they left is no longer so");
    let at_once = back(&autumn, &spring, "2021-04-06").unwrap();
    assert_eq!(rows(&at_once)[0].state, EnrolmentState::Cancelled, "never a day there");
}

#[test]
fn what_was_held_meanwhile_is_never_planned_silently() {
    let autumn = zoe_in_autumn(|row| row.starts_on = Some(day("2021-04-06")));
    let way = |from: CohortRecords, to: &CohortRecords, on: &str| match back(&from, to, on) {
        Err(Refusal::Life(LifeRefusal::Between { way, sessions, .. })) => (way, sessions.len()),
        other => panic!("a refusal, not {other:?}"),
    };
    let (first, sessions) = way(autumn.records(), &gone(&[]), "2021-05-10");
    assert_eq!((first, sessions), (WayBack::From { day: day("2021-04-09") }, 2));
    assert!(
        back(&zoe_in_autumn(|row| row.starts_on = Some(day("2021-04-06"))).records(), &gone(&[]), "2021-04-09").is_ok()
    );

    // All of m2 that was left was held meanwhile, and nothing of it before.
    let without_first = |mut records: CohortRecords| {
        records.cohort.sessions[1].cancelled = true;
        records
    };
    let (second, _) = way(
        zoe_in_autumn(|row| row.starts_on = Some(day("2021-04-06"))).records(),
        &without_first(gone(&[])),
        "2021-05-22",
    );
    assert_eq!(second, WayBack::Without { modules: vec![ModuleId::new("m1"), ModuleId::new("m3")] });
    let out = without_first(gone(&["m1", "m3"]));
    assert!(back(&zoe_in_autumn(|row| row.starts_on = Some(day("2021-04-06"))).records(), &out, "2021-05-22").is_ok());

    // A cohort of the same dates, where she attended meanwhile.
    let elsewhere = cohort("other")
        .person("Zoe", "Martin", |row| {
            row.email = "zoe@example.org".into();
            row.starts_on = Some(day("2021-04-06"));
        })
        .present("zoe", &["m2-3"])
        .records();
    let (third, _) = way(elsewhere, &gone(&[]), "2021-05-10");
    assert!(matches!(third, WayBack::None { attended, .. } if attended.as_str() == "m2-3"));
}

#[test]
fn whoever_never_began_there_comes_back_from_that_day_on() {
    let autumn = zoe_in_autumn(|row| row.starts_on = Some(day("2021-04-06"))).records();
    let never = cohort("spring")
        .person("Zoe", "Martin", |row| {
            row.state = EnrolmentState::Cancelled;
            row.ended_on = Some(day("2021-04-05"));
        })
        .records();
    let plan = back(&autumn, &never, "2021-05-10").unwrap();
    let again = rows(&plan)[1];
    assert_eq!((again.state, again.starts_on), (EnrolmentState::Enrolled, Some(day("2021-05-10"))));
    assert_eq!(again.ended_on, None);
}

#[test]
fn both_ends_find_each_other() {
    let here = spring().records();
    let plan = transfer(&here, &autumn().records(), &programme(), &going("2021-03-25"), day("2021-03-20")).unwrap();
    let [ended, begun] = rows(&plan)[..] else { panic!("two rows") };
    let put = |built: Builder, row: &Enrolment| built.person("X", "Y", |there| *there = row.clone()).records();
    let (old, new) = (put(cohort("spring"), ended), put(autumn(), begun));
    let went = went_to(ended, &new).unwrap();
    assert_eq!((went.cohort.as_str(), went.first_day), ("autumn", day("2021-03-25")));
    assert_eq!(came_from(begun, &old).unwrap().cohort.as_str(), "spring");
    assert_eq!(came_from(ended, &new), None);
    let later = Enrolment { starts_on: Some(day("2021-03-26")), ..begun.clone() };
    assert_eq!(came_from(&later, &old), None, "another day is another story");
}

/// The cohort as a plan leaves it.
fn after(built: Builder, marks: &[(usize, u32)], plan: &Plan, id: &str) -> CohortRecords {
    let mut of_it = plan.changes.iter().rev().filter(|change| change.cohort().is_some_and(|of| of.as_str() == id));
    let row = of_it.find_map(Change::after::<Enrolment>).cloned();
    let gone = |session: &str| {
        let marks = plan.changes.iter().filter_map(Change::of::<Mark>).filter(|mark| mark.after.is_none());
        marks.filter_map(|mark| mark.before).any(|mark| mark.session.as_str() == session)
    };
    let built = built.person("Zoe", "Martin", |there| *there = Enrolment { id: there.id.clone(), ..row.unwrap() });
    marked(built, marks, |session| !gone(session)).records()
}

const SESSIONS: [&str; 6] = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];

/// For each session a mark or none: 0 absent, 1 excused, 2 or more present.
fn marked(built: Builder, marks: &[(usize, u32)], kept: impl Fn(&str) -> bool) -> Builder {
    marks.iter().fold(built, |built, (session, said)| {
        let session = SESSIONS[*session];
        match (kept(session), said) {
            (false, _) => built,
            (true, 0) => built.mark("zoe", session, Attendance::Absent, None),
            (true, 1) => built.mark("zoe", session, Attendance::Excused, None),
            (true, _) => built.mark("zoe", session, Attendance::Present, None),
        }
    })
}

proptest::proptest! {
    /// Whatever was marked and whenever they go: no attended minute is lost or moved, and each day is expected in one
    /// cohort alone.
    #[test]
    fn what_was_attended_stays_and_each_day_is_of_one_cohort(
        marks in proptest::collection::btree_map(0_usize..6, 0_u32..5, 0..6),
        days in 0_u64..120,
    ) {
        let marks: Vec<(usize, u32)> = marks.into_iter().collect();
        let first_day = day("2021-03-10").checked_add_days(chrono::Days::new(days)).unwrap();
        let plain = || cohort("spring").person("Zoe", "Martin", |_| {});
        let here = marked(plain(), &marks, |_| true).records();
        let request = Transfer { on: Some(first_day), ..going("2021-03-25") };
        let attended = |records: &CohortRecords| records.seats_of(EnrolmentIndex(0)).map(|seat| seat.attended().0).sum::<u32>();
        match transfer(&here, &autumn().records(), &programme(), &request, first_day) {
            Ok(plan) => {
                let old = after(cohort("spring"), &marks, &plan, "spring");
                let new = after(autumn(), &[], &plan, "autumn");
                proptest::prop_assert_eq!(attended(&old), attended(&here));
                proptest::prop_assert!(old.seats_of(EnrolmentIndex(0)).all(|seat| !seat.expected() || seat.session.date < first_day));
                proptest::prop_assert!(old.seats_of(EnrolmentIndex(0)).all(|seat| seat.mark.is_none() || seat.expected()));
                proptest::prop_assert!(new.seats_of(EnrolmentIndex(0)).all(|seat| seat.expected() == (seat.session.date >= first_day)));
            }
            Err(refusal) => {
                let later = here.seats_of(EnrolmentIndex(0)).any(|seat| seat.session.date >= first_day && seat.attended().0 > 0);
                proptest::prop_assert!(later, "refused without an hour to lose: {refusal:?}");
            }
        }
    }

    /// Whoever comes back keeps every minute attended, and nothing that was held meanwhile is asked of them.
    #[test]
    fn what_was_attended_is_kept_by_whoever_comes_back(
        marks in proptest::collection::btree_map(0_usize..6, 0_u32..5, 0..6),
        days in 0_u64..120,
        away in 0_u64..60,
    ) {
        let marks: Vec<(usize, u32)> = marks.into_iter().collect();
        let gone = day("2021-03-10").checked_add_days(chrono::Days::new(days)).unwrap();
        let again = gone.checked_add_days(chrono::Days::new(away)).unwrap();
        let here = marked(cohort("spring").person("Zoe", "Martin", |_| {}), &marks, |_| true).records();
        let on = |first_day| Transfer { on: Some(first_day), ..going("2021-03-25") };
        let Ok(plan) = transfer(&here, &autumn().records(), &programme(), &on(gone), gone) else { return Ok(()) };
        let (old, new) = (after(cohort("spring"), &marks, &plan, "spring"), after(autumn(), &[], &plan, "autumn"));
        let attended = |records: &CohortRecords| records.seats_of(EnrolmentIndex(0)).map(|seat| seat.attended().0).sum::<u32>();
        let meanwhile = |seat: &Seat<'_>| seat.session.date >= gone && seat.session.date < again;
        match transfer(&new, &old, &programme(), &on(again), again) {
            Ok(plan) => {
                let left: Vec<(usize, u32)> =
                    marks.iter().copied().filter(|(session, _)| old.seat(EnrolmentIndex(0), SessionIndex(*session)).mark.is_some()).collect();
                let back = after(cohort("spring"), &left, &plan, "spring");
                proptest::prop_assert_eq!(attended(&back), attended(&here));
                proptest::prop_assert!(back.seats_of(EnrolmentIndex(0)).all(|seat| !(meanwhile(&seat) && seat.expected())));
                let later = |seat: &Seat<'_>| seat.session.date >= again;
                proptest::prop_assert!(back.seats_of(EnrolmentIndex(0)).filter(later).all(|seat| seat.expected()));
            }
            Err(Refusal::Life(LifeRefusal::Between { .. })) => {
                proptest::prop_assert!(old.seats_of(EnrolmentIndex(0)).any(|seat| meanwhile(&seat)));
            }
            Err(refusal) => proptest::prop_assert!(false, "{refusal:?}"),
        }
    }
}
