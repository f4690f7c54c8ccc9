//! Seats and the waiting list: rule 6.8. The order of the list is a pure function of the file.

use super::enrolment::Enrolment;
use crate::domain::index::EnrolmentIndex;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;

/// How many seats are taken: `enrolled` alone counts.
pub fn taken(records: &CohortRecords) -> usize {
    records.enrolments().filter(|enrolment| enrolment.state == EnrolmentState::Enrolled).count()
}

/// How many seats are free; none when the cohort has no limit.
pub fn free(records: &CohortRecords) -> Option<usize> {
    records.cohort.capacity.map(|capacity| (capacity as usize).saturating_sub(taken(records)))
}

/// Whether somebody can be seated.
pub fn any_free(records: &CohortRecords) -> bool {
    free(records) != Some(0)
}

/// Who is next when a seat is free; nobody when none is, or nobody waits.
pub fn next(records: &CohortRecords) -> Option<&Enrolment> {
    let first = *waiting_list(records).first()?;
    any_free(records).then(|| records.enrolment(first))
}

/// Positions of those who wait, first come first: by day of enrolment, then by row. A row without a day comes last.
pub fn waiting_list(records: &CohortRecords) -> Vec<EnrolmentIndex> {
    let mut waiting: Vec<(EnrolmentIndex, &Enrolment)> =
        records.indexed_enrolments().filter(|(_, enrolment)| enrolment.state == EnrolmentState::Waiting).collect();
    waiting.sort_by_key(|(position, enrolment)| (enrolment.enrolled_on.is_none(), enrolment.enrolled_on, *position));
    waiting.into_iter().map(|(position, _)| position).collect()
}
