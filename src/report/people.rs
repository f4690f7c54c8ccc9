//! The people of a cohort whom a report is asked about.

use crate::domain::records::CohortRecords;

use super::query::Query;

/// Positions of the enrolments asked for, in the order in which people are listed.
pub fn in_order(records: &CohortRecords, query: &Query) -> Vec<usize> {
    let mut people = records.in_order();
    people.retain(|place| query.wants_person(records.enrolment(*place)));
    people
}
