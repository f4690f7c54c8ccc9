//! How long somebody was there where a tool gives totals, or does not say when they left.

use super::cases::{DIGEST, at, cohort, import, log, minutes, row, there};
use super::*;
use crate::domain::attendance::connection::{Connection, Presence};
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Change;
use crate::domain::fixture::{self, day};
use crate::domain::vocabulary::Attendance;

fn total(name: &str, minutes: Option<u32>, span: Option<(&str, &str)>) -> Connection {
    let (first, last) = (span.map(|span| at(span.0)), span.map(|span| at(span.1)));
    row(name, "", Presence::Total { seconds: minutes.map(|minutes| minutes * 60), first, last })
}

#[test]
fn totals_are_added_before_the_least_is_taken() {
    let records = cohort().records();
    let whole = Some(("09:01:00", "12:30:00"));
    let cases = [
        (
            "the span",
            vec![total("Zoé Martin", Some(209), whole), total("Zoé Martin", Some(40), Some(("09:05:00", "09:45:00")))],
            209,
        ),
        ("the session", vec![total("Zoé Martin", Some(209), None), total("Zoé Martin", Some(40), None)], 210),
        ("the total", vec![total("Zoé Martin", Some(130), whole), total("Zoé Martin", Some(10), whole)], 140),
        ("what is readable", vec![total("Zoé Martin", Some(130), whole), total("Zoé Martin", None, whole)], 130),
    ];
    for (least, connections, expected) in cases {
        let logged = import(&records, &log(connections), &[]).unwrap();
        assert_eq!(minutes(&logged), [("zoé".to_owned(), expected)], "{least}");
        assert!(logged.remarks.contains(&LogRemark::OnlyTotals { people: 1 }), "{least}");
        let mark = logged.plan.changes.first().and_then(Change::after::<Mark>);
        let mark = mark.unwrap_or_else(|| panic!("{least}"));
        assert_eq!(mark.evidence.to_string(), format!("log_total:{DIGEST}"), "{least}");
    }
    let unknown = import(&records, &log(vec![total("Zoé Martin", None, whole)]), &[]).err();
    let nobody = NoPresence::NobodyMarked {
        unreadable: vec!["Zoé Martin".into()],
        under_a_minute: Vec::new(),
        not_expected: Vec::new(),
        timed: true,
    };
    assert_eq!(unknown, Some(nobody), "unknown is not zero");
}

#[test]
fn a_total_with_one_end_has_the_sessions_other_end_on_its_day() {
    let records = cohort().records();
    let one = |first: Option<&str>, last: Option<&str>| {
        let moment = |time: &str| time.parse().unwrap();
        let (first, last) = (first.map(moment), last.map(moment));
        log(vec![row("Zoé Martin", "", Presence::Total { seconds: Some(205 * 60), first, last })])
    };
    for (what, log, expected) in [
        ("never left", one(Some("2026-03-16T12:00:00"), None), Some(30)),
        ("there before", one(None, Some("2026-03-16T10:00:00")), Some(60)),
        ("no time at all", one(None, None), Some(205)),
        ("of another day", one(Some("2026-02-11T09:00:00"), None), None),
        ("left on another day", one(None, Some("2026-02-11T12:30:00")), None),
        ("came after the end", one(Some("2026-03-16T12:40:00"), None), None),
    ] {
        let found = import(&records, &log, &[]).map(|logged| minutes(&logged));
        match expected {
            Some(expected) => assert_eq!(found.unwrap(), [("zoé".to_owned(), expected)], "{what}"),
            None => assert!(matches!(found, Err(NoPresence::NothingInSession { .. })), "{what}: {found:?}"),
        }
    }
    let open = import(&records, &one(Some("2026-03-16T12:00:00"), None), &[]).unwrap();
    assert!(open.remarks.iter().any(|remark| matches!(remark, LogRemark::OpenEnds { .. })), "{:?}", open.remarks);
}

#[test]
fn a_session_has_the_end_that_was_planned_for_whoever_never_left() {
    let records = cohort().records();
    let open = Presence::Interval { joined: at("12:00:00"), left: None, start_unsure: true };
    let mut before = there("Zoé Martin", "", "12:29:30", "12:31:00");
    before.row = 2;
    let logged = import(&records, &log(vec![row("Karim Ben Saïd", "", open), before]), &[]).unwrap();
    assert_eq!(minutes(&logged), [("karim".to_owned(), 30)]);
    assert_eq!(logged.rows[0].fate, LogFate::Marked);
    assert_eq!(logged.rows[1].fate, LogFate::UnderAMinute, "half a minute is no minute");
    let karim = || vec!["Karim Ben Saïd".to_owned()];
    let end = at("12:30:00").time();
    assert_eq!(
        logged.remarks,
        [LogRemark::OpenEnds { people: karim(), end }, LogRemark::StartUnsure { people: karim() }]
    );
}

#[test]
fn who_is_absent_from_totals_is_absent_by_totals() {
    let records = cohort().records();
    let whole = || total("Zoé Martin", Some(130), None);
    let interval = || there("Zoé Martin", "", "09:00:00", "10:00:00");
    for (connections, evidence) in [
        (vec![whole()], "log_total:0123456789ab"),
        (vec![interval()], "log:0123456789ab"),
        (vec![whole(), interval()], "log:0123456789ab"),
    ] {
        let log = log(connections);
        let logs = vec![LogGiven { log: &log, digest: DIGEST, rounds_up: false }];
        let request = FromLog { logs, rest_absent: true, ..FromLog::default() };
        let logged = attend_from_log(&records, &fixture::programme(), &request, day("2026-03-17")).unwrap();
        let marks = logged.plan.changes.iter().filter_map(Change::after::<Mark>);
        let absent = marks.filter(|mark| mark.attendance == Attendance::Absent);
        let evidences: Vec<String> = absent.map(|mark| mark.evidence.to_string()).collect();
        assert_eq!(evidences, [evidence; 3]);
    }
}
