//! The people of a cohort whom a report is asked about.

use crate::domain::index::EnrolmentIndex;
use crate::domain::records::CohortRecords;

use super::query::Query;

/// Positions of the enrolments asked for, in the order in which people are listed.
pub fn in_order(records: &CohortRecords, query: &Query) -> Vec<EnrolmentIndex> {
    let mut people = records.in_order();
    people.retain(|person| query.wants_person(records.enrolment(*person)));
    people
}
