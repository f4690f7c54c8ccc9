//! What the modules ask for now: topics to choose for an exchange group, feedback before a workshop, commitments.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::between::Between;
use super::commitment::Commitment;
use super::ids::order;
use super::topic::Topic;
use crate::domain::index::SessionIndex;
use crate::domain::privacy::forgetting::ERASED;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::vocabulary::ModuleKind;

/// How far ahead topics are to be chosen.
const SOON: Days = Days::new(7);

/// The exchange groups from today to a week from now that no topic is chosen for.
pub fn without_topics<'a>(programme: &Programme, records: &'a CohortRecords, today: NaiveDate) -> Vec<&'a Session> {
    let last = today.checked_add_days(SOON).unwrap_or(today);
    let taken = records.each::<Topic>().filter(|topic| topic.is_taken_up());
    let planned: HashSet<&str> = taken.filter_map(|topic| topic.session.as_ref().map(SessionId::as_str)).collect();
    to_come(programme, records, ModuleKind::ExchangeGroup, today)
        .map(|(_, session)| session)
        .filter(|session| session.date <= last && !planned.contains(session.id.as_str()))
        .collect()
}

/// The time before the next workshop, with those who have told nothing in it yet; none where nobody is missing, or the
/// session before is not over.
pub fn missing_feedback<'a>(
    programme: &Programme,
    records: &'a CohortRecords,
    today: NaiveDate,
) -> Option<Between<'a>> {
    let (next, _) = to_come(programme, records, ModuleKind::Workshop, today).next()?;
    let between = Between::before(records, next);
    let over = between.previous.is_some_and(|previous| previous.date < today);
    (over && !between.missing.is_empty()).then_some(between)
}

/// Commitments until today that are not done, the oldest first. What was erased cannot be kept.
pub fn commitments(records: &CohortRecords, today: NaiveDate) -> Vec<&Numbered<Commitment>> {
    open_until(records, |due| due <= today)
}

/// What should have been done before today, the oldest first.
pub fn past_due(records: &CohortRecords, today: NaiveDate) -> Vec<&Numbered<Commitment>> {
    open_until(records, |due| due < today)
}

fn open_until(records: &CohortRecords, until: impl Fn(NaiveDate) -> bool) -> Vec<&Numbered<Commitment>> {
    let is_due = |commitment: &Commitment| commitment.done_on.is_none() && commitment.due.is_some_and(&until);
    let rows = records.rows::<Commitment>().iter().filter(|row| row.record.text != ERASED && is_due(&row.record));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| (row.record.due, order(row.record.id.as_str())));
    rows
}

/// The sessions of such modules from today on, the cancelled ones left out.
fn to_come<'a>(
    programme: &Programme,
    records: &'a CohortRecords,
    kind: ModuleKind,
    today: NaiveDate,
) -> impl Iterator<Item = (SessionIndex, &'a Session)> {
    let of_kind: HashSet<&str> =
        programme.modules.iter().filter(|module| module.kind == kind).map(|module| module.id.as_str()).collect();
    let sessions = records.cohort.indexed_sessions();
    sessions.filter(move |(_, session)| {
        !session.cancelled && session.date >= today && of_kind.contains(session.module.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{day, programme};
    use crate::domain::pedagogy::fixture::{chosen, commitment, group, numbered, report, topic};

    #[test]
    fn an_exchange_group_within_a_week_wants_topics() {
        let asked = |topics: Vec<Topic>, today: &str, cancelled: bool| -> usize {
            let mut records = group().records().with(numbered(topics));
            records.cohort.sessions[0].cancelled = cancelled;
            without_topics(&programme(), &records, day(today)).len()
        };
        let open = || vec![topic("t1", "a"), chosen("t2", "m3-1", None)];
        // m1-1 is on 16 March.
        for (today, sessions) in [("2021-03-08", 0), ("2021-03-09", 1), ("2021-03-16", 1), ("2021-03-17", 0)] {
            assert_eq!(asked(open(), today, false), sessions, "{today}");
        }
        assert_eq!(asked(vec![chosen("t1", "m1-1", None)], "2021-03-12", false), 0);
        assert_eq!(asked(open(), "2021-03-12", true), 0);
    }

    #[test]
    fn feedback_is_missing_once_the_session_before_the_next_workshop_is_over() {
        let told = vec![report("f1", "a", "m2-1"), report("f2", "b", "m2-1"), report("f3", "c", "m2-1")];
        let records = group().records().with(numbered(told));
        let missing = |today: &str| {
            let between = missing_feedback(&programme(), &records, day(today))?;
            let people = between.missing.iter().map(|person| person.id.to_string()).collect::<Vec<_>>().join(" ");
            Some(format!("{}: {people}", between.session.id))
        };
        // m2-1 is on 2 April, m2-2 on the 9th.
        assert_eq!(missing("2021-04-02").as_deref(), Some("m2-1: a b c d"), "after m1-1");
        assert_eq!(missing("2021-04-03").as_deref(), Some("m2-2: d"));
        assert_eq!(missing("2021-04-09").as_deref(), Some("m2-2: d"));
        assert_eq!(missing("2021-04-10").as_deref(), Some("m2-3: a b c d"));
        assert_eq!(missing("2021-03-16"), None, "m1-1 is today");
        assert_eq!(missing("2021-05-22"), None, "no workshop is to come");
    }

    #[test]
    fn commitments_are_due_on_their_day_and_past_due_after_it() {
        let rows = vec![
            commitment("p10", "a", "2021-06-01"),
            commitment("p2", "b", "2021-06-01"),
            commitment("p3", "c", "2021-05-30"),
            commitment("p4", "c", "2021-06-02"),
            Commitment { done_on: Some(day("2021-05-31")), ..commitment("p5", "d", "2021-05-30") },
            Commitment { text: ERASED.to_owned(), ..commitment("p6", "d", "2021-05-30") },
            Commitment { due: None, ..commitment("p7", "d", "2021-05-30") },
        ];
        let records = group().records().with(numbered(rows));
        let ids = |rows: Vec<&Numbered<Commitment>>| -> Vec<String> {
            rows.into_iter().map(|row| row.record.id.to_string()).collect()
        };
        assert_eq!(ids(commitments(&records, day("2021-06-01"))), ["p3", "p2", "p10"]);
        assert_eq!(ids(past_due(&records, day("2021-06-01"))), ["p3"]);
    }
}
