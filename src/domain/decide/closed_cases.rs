//! The rule of the closed sheet, as cases.

use super::attend::{Attend, attend};
use super::cancel_session::{CancelSession, cancel_session};
use super::close_session::{CloseSession, close_session};
use super::closed::{open, reopened, respected};
use super::edit::{Edit, edit};
use super::merge::{Merge, Side, merge};
use super::move_session::{MoveSession, move_session};
use super::restore_session::restore_session;
use super::transfer::{Transfer, transfer};
use super::withdraw::{Withdraw, withdraw};
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::RecordChange;
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{cohort, day, programme};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::people::cell_texts::CellTexts;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::register::{RegisterRefusal, WayIn};
use crate::domain::vocabulary::Attendance;

const TODAY: &str = "2021-04-10";

/// Ann was at m1-1 and absent from m2-1; Bob was excused from m1-1 and is not marked at m2-1. The sheet of those
/// sessions is closed.
fn records(closed: &[&str]) -> CohortRecords {
    let built = cohort("c")
        .person("Ann", "Lee", |_| {})
        .person("Bob", "Ray", |_| {})
        .present("ann", &["m1-1"])
        .mark("bob", "m1-1", Attendance::Excused, None)
        .mark("ann", "m2-1", Attendance::Absent, None);
    let held = |id: &&str| HeldSession {
        headcount: Some(1),
        closed_on: Some(day("2021-04-06")),
        note: "vu".to_owned(),
        ..HeldSession::of(&SessionId::new(*id))
    };
    let rows = closed.iter().map(held).zip(2..).map(|(record, line)| Numbered { line, record });
    built.records().with(rows.collect())
}

type Wish = fn(&CohortRecords) -> Result<Plan, Refusal>;

fn present(name: &str, session: usize) -> Attend {
    Attend { session: SessionIndex(session), present: vec![name.to_owned()], ..Attend::default() }
}

fn moved(to: &str, keep_marks: bool) -> MoveSession {
    MoveSession {
        session: SessionIndex(0),
        to: Some(day(to)),
        start: None,
        end: None,
        reason: "grève".to_owned(),
        keep_marks,
    }
}

/// What is asked while m1-1 is closed, and whether it changes what the sheet says.
const WISHES: &[(&str, Wish, bool)] = &[
    ("a mark", |all| attend(all, &present("bob", 0), day(TODAY)), true),
    ("a mark elsewhere", |all| attend(all, &present("bob", 1), day(TODAY)), false),
    ("a mark cleared", |all| attend(all, &Attend { clear: vec!["ann".into()], ..Attend::default() }, day(TODAY)), true),
    ("another count", |all| attend(all, &Attend { headcount: Some(2), ..Attend::default() }, day(TODAY)), true),
    ("the same count", |all| attend(all, &Attend { headcount: Some(1), ..Attend::default() }, day(TODAY)), false),
    ("another day", |all| move_session(&programme(), all, &moved("2021-03-17", true), day(TODAY)), true),
    (
        "no session",
        |all| {
            let ask = CancelSession { session: SessionIndex(0), reason: "grève".into(), drop_marks: true };
            cancel_session(all, &ask)
        },
        true,
    ),
    (
        "leaving before it",
        |all| {
            let ask = Withdraw { person: "bob".into(), on: Some(day("2021-03-01")), reason: "départ".into() };
            withdraw(all, &ask, day(TODAY))
        },
        true,
    ),
    (
        "leaving after it",
        |all| {
            let ask = Withdraw { person: "bob".into(), on: Some(day("2021-03-20")), reason: "départ".into() };
            withdraw(all, &ask, day(TODAY))
        },
        false,
    ),
    (
        "going on elsewhere before it",
        |all| {
            let ask = Transfer { person: "bob".into(), on: Some(day("2021-03-10")), ..Transfer::default() };
            transfer(all, &cohort("d").records(), &programme(), &ask, day(TODAY))
        },
        true,
    ),
    (
        "going on elsewhere after it",
        |all| {
            let ask = Transfer { person: "bob".into(), on: Some(day("2021-03-20")), ..Transfer::default() };
            transfer(all, &cohort("d").records(), &programme(), &ask, day(TODAY))
        },
        false,
    ),
    (
        "two enrolments made one",
        |all| {
            let keep = ["last_name", "first_name", "m1-1"].map(|name| (name.to_owned(), Side::First)).to_vec();
            merge(
                all,
                &programme(),
                &Merge { first: "ann".into(), second: "bob".into(), keep, minutes: Vec::new() },
                day(TODAY),
            )
        },
        true,
    ),
    (
        "other modules",
        |all| {
            let ask = Edit {
                person: "bob".into(),
                cells: CellTexts::nothing().text("modules", Some("m2")),
                ..Edit::default()
            };
            edit(all, &programme(), &ask, day(TODAY))
        },
        true,
    ),
    (
        "another name",
        |all| {
            let ask = Edit {
                person: "bob".into(),
                cells: CellTexts::nothing().text("last_name", Some("Rey")),
                ..Edit::default()
            };
            edit(all, &programme(), &ask, day(TODAY))
        },
        false,
    ),
];

#[test]
fn a_closed_sheet_stays_as_it_is() {
    let refused = || {
        let sheets = vec![(SessionId::new("m1-1"), day("2021-04-06"))];
        Err(Refusal::Register(RegisterRefusal::Closed { sheets, way: WayIn::Reopen }))
    };
    for (wish, decide, said) in WISHES {
        let closed = records(&["m1-1"]);
        let plan = decide(&closed).unwrap_or_else(|refusal| panic!("{wish}: {refusal:?}"));
        let expected = if *said { refused() } else { Ok(()) };
        assert_eq!(respected(&plan, &[&closed], WayIn::Reopen), expected, "{wish}");
        let elsewhere = records(&["m2-1"]);
        let other = respected(&decide(&elsewhere).unwrap(), &[&elsewhere], WayIn::Reopen);
        assert_eq!(other.is_err(), *wish == "a mark elsewhere", "{wish}: {other:?}");
    }
    assert_eq!(open(&records(&["m1-1"]), &SessionId::new("m1-1")), refused());
    assert_eq!(open(&records(&["m1-1"]), &SessionId::new("m2-1")), Ok(()));
}

#[test]
fn whoever_reopens_says_why_and_the_reason_is_kept() {
    for (wish, decide, said) in WISHES {
        let closed = records(&["m1-1"]);
        let plan = decide(&closed).unwrap();
        let opened = reopened(plan.clone(), &[&closed], Some(" oubli "), day(TODAY));
        assert_eq!(respected(&opened, &[&closed], WayIn::Reopen), Ok(()), "{wish}");
        let rows: Vec<_> = opened.changes.iter().filter_map(Change::of::<HeldSession>).collect();
        if *said {
            let [RecordChange { before: Some(before), after: Some(after), .. }] = rows[..] else {
                panic!("{wish}: one row of the register: {rows:?}")
            };
            assert_eq!(before, closed.held("m1-1").unwrap(), "{wish}");
            assert_eq!((after.closed_on, after.note.as_str()), (None, "vu · 2021-04-10 – oubli"), "{wish}");
            let counted = if *wish == "another count" { Some(2) } else { Some(1) };
            assert_eq!(after.headcount, counted, "{wish}");
            let told =
                opened.notices.contains(&Notice::Marks(MarkNotice::SheetReopened { session: SessionId::new("m1-1") }));
            assert_eq!(told, *wish != "no session", "{wish}");
        } else {
            assert_eq!(opened.changes, plan.changes, "{wish}");
            let needless = opened.notices.contains(&Notice::Marks(MarkNotice::NothingToReopen));
            assert_eq!(needless, !plan.changes.is_empty(), "{wish}");
        }
        assert_eq!(reopened(plan.clone(), &[&closed], None, day(TODAY)), plan, "{wish}: nobody asked");
    }
}

/// A closed sheet without a mark still says that the session took place.
#[test]
fn a_closed_sheet_without_a_mark_keeps_its_session() {
    let built = |cancelled| {
        let mut built = cohort("c");
        built.cohort.sessions[1].cancelled = cancelled;
        let held = HeldSession { closed_on: Some(day("2021-04-06")), ..HeldSession::of(&SessionId::new("m2-1")) };
        built.records().with(vec![Numbered { line: 2, record: held }])
    };
    let (held, cancelled) = (built(false), built(true));
    let ask = CancelSession { session: SessionIndex(1), reason: "grève".into(), drop_marks: false };
    let cancel = cancel_session(&held, &ask).unwrap();
    let restore = restore_session(&cancelled, SessionIndex(1)).unwrap();
    let ask = MoveSession { session: SessionIndex(1), ..moved("2021-04-03", false) };
    let another_day = move_session(&programme(), &held, &ask, day(TODAY)).unwrap();
    for (wish, plan, records) in
        [("cancel", cancel, &held), ("restore", restore, &cancelled), ("move", another_day, &held)]
    {
        assert!(matches!(&plan.changes[..], [Change::Session { .. }]), "{wish}: the session alone");
        let refusal = respected(&plan, &[records], WayIn::Reopen).unwrap_err();
        let sheets = vec![(SessionId::new("m2-1"), day("2021-04-06"))];
        assert_eq!(refusal, Refusal::Register(RegisterRefusal::Closed { sheets, way: WayIn::Reopen }), "{wish}");
        let opened = reopened(plan, &[records], Some("oubli"), day(TODAY));
        assert_eq!(respected(&opened, &[records], WayIn::Reopen), Ok(()), "{wish}");
    }
}

#[test]
fn taking_back_is_held_to_the_same_rule() {
    let before = records(&[]);
    let plan = attend(&before, &present("bob", 0), day(TODAY)).unwrap();
    let closed = records(&["m1-1"]);
    let back = Plan { changes: plan.changes.into_iter().map(Change::inverse).collect(), notices: Vec::new() };
    let refusal = respected(&back, &[&closed], WayIn::UndoClosing).unwrap_err();
    assert!(matches!(refusal, Refusal::Register(RegisterRefusal::Closed { way: WayIn::UndoClosing, .. })));
}

#[test]
fn a_sheet_is_closed_once_it_is_full() {
    let ask = |session: &str, on: Option<&str>| CloseSession {
        session: records(&[]).cohort.position(session).unwrap(),
        on: on.map(day),
    };
    let id = SessionId::new;
    let cases = [
        ("m3-1", None, RegisterRefusal::ToCome { session: id("m3-1"), date: day("2021-05-25") }),
        (
            "m2-1",
            None,
            RegisterRefusal::Unmarked { session: id("m2-1"), expected: 2, people: vec!["Bob Ray".to_owned()] },
        ),
        (
            "m1-1",
            Some("2021-03-15"),
            RegisterRefusal::DayOutside {
                session: id("m1-1"),
                on: day("2021-03-15"),
                first: day("2021-03-16"),
                last: day(TODAY),
            },
        ),
        (
            "m1-1",
            Some("2021-04-11"),
            RegisterRefusal::DayOutside {
                session: id("m1-1"),
                on: day("2021-04-11"),
                first: day("2021-03-16"),
                last: day(TODAY),
            },
        ),
    ];
    for (session, on, expected) in cases {
        let refusal = close_session(&records(&[]), &ask(session, on), day(TODAY)).unwrap_err();
        assert_eq!(refusal, Refusal::Register(expected), "{session} {on:?}");
    }
    let again = close_session(&records(&["m1-1"]), &ask("m1-1", None), day(TODAY)).unwrap_err();
    let expected = RegisterRefusal::ClosedAlready { session: id("m1-1"), closed_on: day("2021-04-06") };
    assert_eq!(again, Refusal::Register(expected));

    for (on, expected) in [(None, TODAY), (Some("2021-03-16"), "2021-03-16")] {
        let plan = close_session(&records(&[]), &ask("m1-1", on), day(TODAY)).unwrap();
        let rows: Vec<_> = plan.changes.iter().map(Change::of::<HeldSession>).collect();
        let [Some(RecordChange { before: None, after: Some(after), .. })] = rows[..] else { panic!("{plan:?}") };
        assert_eq!((after.closed_on, &plan.notices[..]), (Some(day(expected)), &[][..]));
    }
}

#[test]
fn a_cancelled_session_has_no_sheet() {
    let mut built = cohort("c");
    built.cohort.sessions[0].cancelled = true;
    let ask = CloseSession { session: SessionIndex(0), on: None };
    let refusal = close_session(&built.records(), &ask, day(TODAY)).unwrap_err();
    assert!(matches!(refusal, Refusal::Register(RegisterRefusal::Cancelled { .. })), "{refusal:?}");
}

#[test]
fn a_count_that_differs_is_said_when_the_sheet_is_closed() {
    let counted = HeldSession { headcount: Some(2), ..HeldSession::of(&SessionId::new("m1-1")) };
    let records = records(&[]).with(vec![Numbered { line: 2, record: counted }]);
    let plan = close_session(&records, &CloseSession { session: SessionIndex(0), on: None }, day(TODAY)).unwrap();
    assert_eq!(
        plan.notices,
        [Notice::Marks(MarkNotice::CountDiffers { session: SessionId::new("m1-1"), counted: 2, present: 1 })]
    );
}
