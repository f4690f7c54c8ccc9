//! Leaving a cohort: rule 6.3. Before the first session expected of them people cancel; later they withdraw.

use chrono::{Days, NaiveDate};

use crate::domain::attendance::expectation::expected;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::notice::Notice;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;

use super::freed::freed;
use super::leftover::leftover;
use super::names::{self, candidate};
use super::reason::joined;

/// Who leaves, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// Who.
    pub person: String,
    /// The last day that counts; today if not given.
    pub on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Ends an enrolment on its last day.
pub fn withdraw(records: &CohortRecords, request: &Withdraw, today: NaiveDate) -> Result<Plan, Refusal> {
    let position = names::person(records, &request.person)?;
    let before = records.enrolment(position);
    if !matches!(before.state, EnrolmentState::Enrolled | EnrolmentState::Waiting) {
        return Err(EnrolmentRefusal::NotEnrolled { person: candidate(before), state: before.state }.into());
    }
    let last_day = request.on.unwrap_or(today);
    let first_session = records.cohort.sessions.iter().find(|session| expected(before, session));
    let began = first_session.is_some_and(|session| session.date <= last_day);
    let mut after = before.clone();
    after.state = if began { EnrolmentState::Withdrawn } else { EnrolmentState::Cancelled };
    after.ended_on = Some(last_day);
    after.reason = joined(&before.reason, &request.reason);
    let left = leftover(records, position, &after).map_err(|session| {
        Refusal::Enrolment(EnrolmentRefusal::AttendedAfter {
            person: candidate(before),
            last_day,
            session: session.id.clone(),
            date: session.date,
        })
    })?;

    let mut notices = Vec::new();
    if !began {
        notices.push(Notice::LeftBeforeFirstSession { person: before.full_name() });
    }
    if let Some((_, last)) = records.cohort.span().filter(|(_, last)| last_day > *last) {
        notices.push(Notice::LeftAfterTheLastSession { person: before.full_name(), last });
    }
    if !left.sessions.is_empty() {
        notices.push(Notice::Marks(MarkNotice::MarksRemoved {
            person: before.full_name(),
            sessions: left.sessions,
            last_day,
        }));
    }
    if before.state == EnrolmentState::Enrolled {
        let free = last_day.checked_add_days(Days::new(1)).unwrap_or(last_day);
        notices.extend(freed(records, free.max(today)));
    }
    let cohort = records.cohort.id.clone();
    let mut changes = vec![Change::row(cohort, Some(before.clone()), Some(after))];
    changes.extend(left.changes);
    Ok(Plan { changes, notices })
}
