//! Joining a cohort that has begun: nothing changes `starts_on` by itself, so what will count is said (rule 6.3).

use chrono::NaiveDate;

use crate::domain::attendance::expectation::expected;
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;

/// The sessions before that day that will count for somebody who is seated on it without saying from when; from a day
/// after the last session, nothing is left for them.
pub fn earlier_sessions(records: &CohortRecords, enrolment: &Enrolment, day: NaiveDate) -> Option<Notice> {
    if let Some(first_day) = enrolment.starts_on {
        let CohortRecords { cohort, .. } = records;
        let over = cohort.span().is_some_and(|(_, last)| last < first_day);
        let (person, cohort) = (enrolment.full_name(), cohort.id.clone());
        return over.then_some(Notice::NoSessionLeft { person, cohort, first_day: Some(first_day) });
    }
    let sessions: Vec<SessionId> = records
        .cohort
        .sessions
        .iter()
        .filter(|session| session.date < day && expected(enrolment, session))
        .map(|session| session.id.clone())
        .collect();
    (!sessions.is_empty()).then(|| Notice::EarlierSessionsCount { sessions, id: enrolment.id.to_string(), day })
}
