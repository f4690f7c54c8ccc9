//! The people of a cohort in the order in which every report lists them (product §10).

use crate::domain::names::sort_key;
use crate::domain::records::CohortRecords;

use super::query::Query;

/// Positions of the enrolments asked for: by last name, first name (folded, letters and digits only), then id.
pub fn in_order(records: &CohortRecords, query: &Query) -> Vec<usize> {
    let mut people: Vec<_> = records
        .enrolments()
        .enumerate()
        .filter(|(_, enrolment)| query.wants_person(enrolment))
        .map(|(place, enrolment)| {
            (sort_key(&enrolment.last_name), sort_key(&enrolment.first_name), enrolment.id.as_str(), place)
        })
        .collect();
    people.sort_unstable();
    people.into_iter().map(|(_, _, _, place)| place).collect()
}
