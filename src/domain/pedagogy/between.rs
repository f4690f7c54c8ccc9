//! The time from one session to the next: what was reported since, what was tried, and who has not told anything yet.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::feedback::Feedback;
use super::ids::order;
use super::trial::Trial;
use crate::domain::attendance::expectation::expected;
use crate::domain::index::SessionIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;

/// From the session before one, itself included, to that one, itself left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between<'a> {
    /// The last session before it that is not cancelled; none before the first.
    pub previous: Option<&'a Session>,
    pub session: &'a Session,
    /// What was told after a session of that time, by name, then by day and id.
    pub reported: Vec<&'a Feedback>,
    /// Who is enrolled, was expected at the session before and is expected at this one, and has not reported; by name.
    pub missing: Vec<&'a Enrolment>,
    /// What was tried, by tool, then by name and day.
    pub trials: Vec<&'a Trial>,
}

/// The last session before one that is not cancelled.
pub fn previous(cohort: &Cohort, session: SessionIndex) -> Option<SessionIndex> {
    cohort.indexed_sessions().take(session.0).filter(|(_, before)| !before.cancelled).last().map(|(at, _)| at)
}

impl<'a> Between<'a> {
    /// The time before a session. Before the first there is none, and nothing in it.
    pub fn before(records: &'a CohortRecords, session: SessionIndex) -> Self {
        let at = session;
        let session = records.session(at);
        let Some(from) = previous(&records.cohort, at) else {
            return Self { previous: None, session, reported: Vec::new(), missing: Vec::new(), trials: Vec::new() };
        };
        let previous = records.session(from);
        let people: Vec<&Enrolment> =
            records.in_order().into_iter().map(|position| records.enrolment(position)).collect();
        let names: HashMap<&str, usize> = people.iter().map(|person| person.id.as_str()).zip(0..).collect();
        let name = |id: &'a str| (names.get(id).copied().unwrap_or(usize::MAX), id);
        let span = Span { sessions: &records.cohort.sessions[from.0..at.0], from: previous.date, until: session.date };

        let mut reported: Vec<&Feedback> = records.each().filter(|told: &&Feedback| span.has(&told.after)).collect();
        reported.sort_by_key(|told| (name(told.participant.as_str()), told.on, order(told.id.as_str())));
        let mut trials: Vec<&Trial> = records.each().filter(|trial| span.tried_in(trial)).collect();
        trials.sort_by_key(|trial| {
            (order(trial.tool.as_str()), name(trial.participant.as_str()), trial.on, &trial.session)
        });
        let told: HashSet<&str> = reported.iter().map(|told| told.participant.as_str()).collect();
        let missing = people.into_iter().filter(|person| {
            person.state == EnrolmentState::Enrolled
                && expected(person, previous)
                && expected(person, session)
                && !told.contains(person.id.as_str())
        });
        Self { previous: Some(previous), session, reported, missing: missing.collect(), trials }
    }
}

/// Days and sessions of a time.
struct Span<'a> {
    /// Cancelled ones too: a report stays where it was given.
    sessions: &'a [Session],
    from: NaiveDate,
    /// The day after the last.
    until: NaiveDate,
}

impl Span<'_> {
    fn has(&self, session: &SessionId) -> bool {
        self.sessions.iter().any(|one| one.id == *session)
    }

    /// A trial at a session belongs to that session, whatever its day.
    fn tried_in(&self, trial: &Trial) -> bool {
        match &trial.session {
            Some(session) => self.has(session),
            None => trial.on.is_some_and(|on| self.from <= on && on < self.until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::pedagogy::fixture::{group, numbered, report, trial, trial_on};

    fn at(records: &CohortRecords, session: &str) -> SessionIndex {
        records.cohort.position(session).unwrap()
    }

    fn ids<'a>(people: &[&'a Enrolment]) -> Vec<&'a str> {
        people.iter().map(|person| person.id.as_str()).collect()
    }

    #[test]
    fn who_reported_since_the_session_before_and_who_has_not() {
        let told = vec![
            report("f10", "b", "m2-1"),
            report("f9", "b", "m2-1"),
            report("f3", "a", "m2-1"),
            report("f1", "c", "m1-1"),
            report("f2", "d", "m2-2"),
        ];
        let records = group()
            .person("E", "E", |row| row.state = EnrolmentState::Waiting)
            .person("F", "F", |row| row.starts_on = Some(day("2021-04-09")))
            .person("G", "G", |row| {
                row.state = EnrolmentState::Withdrawn;
                row.ended_on = Some(day("2021-05-01"));
            })
            .records()
            .with(numbered(told));
        let before = Between::before(&records, at(&records, "m2-2"));
        assert_eq!(before.previous.unwrap().id.as_str(), "m2-1");
        assert_eq!(before.reported.iter().map(|told| told.id.as_str()).collect::<Vec<_>>(), ["f3", "f9", "f10"]);
        // E waits, F was not there yet at m2-1, G has left since.
        assert_eq!(ids(&before.missing), ["c", "d"]);
        assert_eq!(ids(&Between::before(&records, at(&records, "m2-3")).missing), ["a", "b", "c", "f"]);
    }

    #[test]
    fn a_cancelled_session_between_ends_nothing() {
        let told = vec![report("f1", "a", "m2-1"), report("f2", "b", "m2-2"), report("f3", "c", "m2-3")];
        let mut records = group().records().with(numbered(told));
        records.cohort.sessions[2].cancelled = true;
        let before = Between::before(&records, at(&records, "m2-3"));
        assert_eq!(before.previous.unwrap().id.as_str(), "m2-1");
        assert_eq!(before.reported.iter().map(|told| told.id.as_str()).collect::<Vec<_>>(), ["f1", "f2"]);
        assert_eq!(ids(&before.missing), ["c", "d"]);
        assert_eq!(Between::before(&records, at(&records, "m2-2")).missing, Vec::<&Enrolment>::new());
    }

    #[test]
    fn what_was_tried_from_the_session_before_until_this_one() {
        let trials = vec![
            trial("w10", "a", "m2-1"),
            trial("w2", "b", "m2-1"),
            trial("w2", "a", "m2-1"),
            trial("w3", "a", "m2-2"),
            trial("w4", "a", "m1-1"),
            trial_on("w5", "c", "2021-04-02"),
            trial_on("w6", "c", "2021-04-08"),
            trial_on("w7", "c", "2021-04-09"),
            trial_on("w8", "c", "2021-04-01"),
            Trial { on: None, ..trial_on("w9", "c", "2021-04-05") },
        ];
        let records = group().records().with(numbered(trials));
        let before = Between::before(&records, at(&records, "m2-2"));
        let tried: Vec<_> =
            before.trials.iter().map(|trial| (trial.tool.as_str(), trial.participant.as_str())).collect();
        assert_eq!(tried, [("w2", "a"), ("w2", "b"), ("w5", "c"), ("w6", "c"), ("w10", "a")]);
    }

    #[test]
    fn before_the_first_there_is_nothing() {
        let records = group().records().with(numbered(vec![trial_on("w1", "a", "2021-03-01")]));
        let first = Between::before(&records, at(&records, "m1-1"));
        assert_eq!((first.previous, first.missing.len(), first.trials.len()), (None, 0, 0));
    }
}
