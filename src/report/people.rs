//! The people of a cohort whom a report is asked about.

use crate::domain::index::EnrolmentIndex;
use crate::domain::records::CohortRecords;

use super::query::Query;
use crate::domain::attendance::asked_sessions::AskedSessions;
use crate::domain::attendance::tally::Tally;
use crate::domain::quantity::Minutes;

/// Positions of the enrolments asked for, in the order in which people are listed.
pub fn in_order(records: &CohortRecords, query: &Query) -> Vec<EnrolmentIndex> {
    let mut people = records.in_order();
    people.retain(|person| query.wants_person(records.enrolment(*person)));
    people
}

/// Those who have hours to show, in that order, with what the sessions asked for come to; where only some sessions are
/// asked for, those of whom none is planned are left out.
pub fn with_hours(records: &CohortRecords, query: &Query) -> Vec<(EnrolmentIndex, Tally)> {
    let sessions = AskedSessions::of(records, |session| query.wants_session(session));
    let with_tally = in_order(records, query).into_iter().map(|person| (person, sessions.tally(person)));
    let is_planned = |tally: &Tally| !query.restricts_sessions() || tally.planned > Minutes::ZERO;
    with_tally.filter(|(person, tally)| tally.is_listed_of(records.enrolment(*person)) && is_planned(tally)).collect()
}
