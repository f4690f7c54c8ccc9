//! A seat that somebody leaves: who is next, and the command that seats them (rule 6.8). Nobody is promoted by it.

use crate::domain::notice::Notice;
use crate::domain::records::CohortRecords;
use crate::domain::seats;

/// Who is next when somebody who has a seat leaves it; nobody where more seats are taken than there are.
pub(super) fn freed(records: &CohortRecords) -> Option<Notice> {
    let next = records.enrolment(*seats::waiting_list(records).first()?);
    let full = records.cohort.capacity.is_some_and(|capacity| seats::taken(records) > capacity as usize);
    (!full).then(|| Notice::SeatFreed {
        cohort: records.cohort.id.clone(),
        next: next.full_name(),
        id: next.id.to_string(),
    })
}
