//! Moving, cancelling and restoring: what is decided, as cases.

use crate::domain::attendance::mark::Mark;
use crate::domain::index::SessionIndex;
use chrono::NaiveTime;

use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{cohort, day, programme};
use crate::domain::notice::Notice;
use crate::domain::programme::ids::SessionId;
use crate::domain::programme::notice::ScheduleNotice;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::session::SessionRefusal;
use crate::domain::vocabulary::Attendance;

use super::cancel_session::{CancelSession, cancel_session};
use super::move_session::{MoveSession, move_session};
use super::restore_session::restore_session;

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// One session of two hours on 16 March 2021, 14:00, at which people were present for those minutes.
fn records(cancelled: bool, marked: &[u32]) -> CohortRecords {
    let mut built = cohort("c");
    built.cohort.sessions.truncate(1);
    (built.cohort.sessions[0].end, built.cohort.sessions[0].cancelled) = (time("16:00"), cancelled);
    let people = (0_u32..).zip(marked);
    people
        .fold(built, |built, (number, minutes)| {
            let name = format!("P{number}");
            built
                .person(&name, "Lee", |_| {})
                .mark(&name.to_lowercase(), "m1-1", Attendance::Present, Some(*minutes))
                .late((*minutes < 120).then(|| time("14:30")))
        })
        .records()
}

fn ask(to: Option<&str>, start: Option<&str>, end: Option<&str>, keep_marks: bool) -> MoveSession {
    MoveSession {
        session: SessionIndex(0),
        to: to.map(day),
        start: start.map(time),
        end: end.map(time),
        reason: "grève".to_owned(),
        keep_marks,
    }
}

fn moved(records: &CohortRecords, request: &MoveSession) -> Result<Plan, Refusal> {
    move_session(&programme(), records, request, day("2021-06-01"))
}

/// Date, start, end and earlier dates of the session that a plan leaves.
fn slot(plan: &Plan) -> String {
    let Change::Session { after: Some(after), .. } = &plan.changes[0] else {
        panic!("the session comes first: {plan:?}")
    };
    let from: Vec<String> = after.moved_from.iter().map(ToString::to_string).collect();
    format!(
        "{} {}-{} from [{}] {}",
        after.date,
        after.start.format("%H:%M"),
        after.end.format("%H:%M"),
        from.join(" "),
        after.note
    )
}

#[test]
fn a_session_keeps_its_length_and_remembers_its_date() {
    let cases = [
        (ask(Some("2021-05-10"), None, None, false), "2021-05-10 14:00-16:00 from [2021-03-16] grève"),
        (ask(Some("2021-05-10"), Some("10:00"), None, false), "2021-05-10 10:00-12:00 from [2021-03-16] grève"),
        (ask(None, Some("10:00"), None, false), "2021-03-16 10:00-12:00 from [] grève"),
        (ask(None, None, Some("17:00"), false), "2021-03-16 14:00-17:00 from [] grève"),
        (
            ask(Some("2021-05-10"), Some("09:00"), Some("12:30"), false),
            "2021-05-10 09:00-12:30 from [2021-03-16] grève",
        ),
    ];
    for (request, expected) in cases {
        assert_eq!(slot(&moved(&records(false, &[]), &request).unwrap()), expected, "{request:?}");
    }
}

#[test]
fn moving_is_refused_where_it_cannot_be() {
    let id = || SessionId::new("m1-1");
    let cases = [
        (
            ask(None, None, None, false),
            records(false, &[]),
            Refusal::Session(SessionRefusal::NotMoved { session: id() }),
        ),
        (
            ask(Some("2021-03-16"), None, None, false),
            records(false, &[]),
            Refusal::Session(SessionRefusal::NotMoved { session: id() }),
        ),
        (
            ask(None, None, Some("14:00"), false),
            records(false, &[]),
            Refusal::Session(SessionRefusal::EndBeforeStart {
                session: id(),
                start: time("14:00"),
                end: time("14:00"),
            }),
        ),
        (
            ask(None, Some("23:00"), None, false),
            records(false, &[]),
            Refusal::Session(SessionRefusal::EndBeforeStart {
                session: id(),
                start: time("23:00"),
                end: time("01:00"),
            }),
        ),
        (
            ask(Some("2021-05-10"), None, None, false),
            records(false, &[120, 90]),
            Refusal::Session(SessionRefusal::HasMarks { session: id(), marks: 2, flag: "--keep-marks" }),
        ),
        (
            ask(Some("2021-05-10"), None, None, true),
            records(true, &[]),
            Refusal::Session(SessionRefusal::IsAlready { session: id(), cancelled: true }),
        ),
    ];
    for (request, records, expected) in cases {
        assert_eq!(moved(&records, &request), Err(expected), "{request:?}");
    }
}

#[test]
fn marks_that_are_kept_fit_the_session() {
    let plan =
        moved(&records(false, &[120, 90, 45]), &ask(Some("2021-05-10"), Some("10:00"), Some("11:00"), true)).unwrap();
    let marks: Vec<(u32, Option<NaiveTime>)> = plan.changes[1..]
        .iter()
        .map(|change| change.after::<Mark>().unwrap_or_else(|| panic!("{change:?}")))
        .map(|after| (after.minutes.0, after.arrived))
        .collect();
    assert_eq!(marks, [(60, None), (60, None), (45, None)], "lowered, and no arrival at 14:30 of a session at 10:00");
    assert_eq!(plan.notices, [Notice::Marks(MarkNotice::MinutesLowered { marks: 2, minutes: 60 })]);
    let plan = moved(&records(false, &[120, 90]), &ask(Some("2021-05-10"), None, None, true)).unwrap();
    assert_eq!(plan.changes.len(), 1, "marks that fit are left alone");
}

#[test]
fn a_holiday_is_said() {
    let plan = moved(&records(false, &[]), &ask(Some("2021-05-13"), None, None, false)).unwrap();
    assert_eq!(plan.notices, [ScheduleNotice::OnHoliday { date: day("2021-05-13") }.into()]);
}

#[test]
fn cancelling_and_restoring_are_states() {
    let ask = |drop_marks| CancelSession { session: SessionIndex(0), reason: "grève".to_owned(), drop_marks };
    let plan = cancel_session(&records(false, &[]), &ask(false)).unwrap();
    assert!(
        matches!(&plan.changes[..], [Change::Session { after: Some(after), .. }] if after.cancelled && after.note == "grève")
    );

    let marked = records(false, &[120, 90]);
    let refusal =
        Refusal::Session(SessionRefusal::HasMarks { session: SessionId::new("m1-1"), marks: 2, flag: "--drop-marks" });
    assert_eq!(cancel_session(&marked, &ask(false)), Err(refusal));
    let plan = cancel_session(&marked, &ask(true)).unwrap();
    assert_eq!(
        (plan.changes.len(), &plan.notices[..]),
        (3, &[Notice::Marks(MarkNotice::MarksDropped { marks: 2 })][..])
    );

    let already =
        |cancelled| Refusal::Session(SessionRefusal::IsAlready { session: SessionId::new("m1-1"), cancelled });
    assert_eq!(cancel_session(&records(true, &[]), &ask(false)), Err(already(true)));
    assert_eq!(restore_session(&records(false, &[]), SessionIndex(0)), Err(already(false)));
    let plan = restore_session(&records(true, &[]), SessionIndex(0)).unwrap();
    assert!(matches!(&plan.changes[..], [Change::Session { after: Some(after), .. }] if !after.cancelled));
}

#[test]
fn an_hour_attended_never_vanishes_with_a_move() {
    let left = |attendance| {
        cohort("c")
            .person("Ann", "Lee", |row| row.ended_on = Some(day("2021-03-20")))
            .mark("ann", "m1-1", attendance, None)
            .records()
    };
    let past_the_last_day = ask(Some("2021-03-22"), None, None, true);
    let refusal = moved(&left(Attendance::Present), &past_the_last_day).unwrap_err();
    assert!(
        matches!(refusal, Refusal::Attendance(AttendanceRefusal::NotExpected { person, .. }) if person.id == "ann")
    );
    let plan = moved(&left(Attendance::Excused), &past_the_last_day).unwrap();
    assert!(matches!(&plan.changes[..], [Change::Session { .. }]), "the excuse is kept: {plan:?}");
    assert!(matches!(&plan.notices[..], [Notice::Marks(MarkNotice::MarkNotCounted { .. })]));
}
