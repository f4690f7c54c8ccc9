//! Whose sessions a calendar holds: those of a cohort, or those at which one person is expected.

use super::event::CalendarEvent;
use super::published::Calendar;
use crate::domain::attendance::expectation::expected_if_held;
use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::revision::Revisions;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::calendar::CalendarRefusal;

/// The calendar of a cohort, or of one person of it: what was cancelled stays in it, so that whoever has it hears of that.
pub fn calendar(
    (programme, records, revisions): (&Programme, &CohortRecords, &Revisions),
    person: Option<EnrolmentIndex>,
    alarm: Option<Minutes>,
) -> Result<Calendar, CalendarRefusal> {
    let cohort = &records.cohort;
    let enrolment = person.map(|person| records.enrolment(person));
    let is_theirs = |session| enrolment.is_none_or(|enrolment| expected_if_held(enrolment, session));
    let sessions = cohort.sessions.iter().filter(|session| is_theirs(session));
    let event = |session| CalendarEvent::of(programme, cohort, session, revisions.of(&session.id));
    let events: Vec<CalendarEvent> = sessions.map(event).collect();
    match enrolment.filter(|_| !cohort.sessions.is_empty()) {
        _ if !events.is_empty() => Ok(Calendar::of(programme, events, alarm)),
        None => Err(CalendarRefusal::NoSession { cohort: cohort.id.clone() }),
        Some(enrolment) => Err(CalendarRefusal::NothingExpected {
            person: names::candidate(enrolment),
            cohort: cohort.id.clone(),
            state: enrolment.state,
        }),
    }
}
