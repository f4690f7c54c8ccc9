//! A seat that somebody leaves: who is next, and the command that seats them (rule 6.8). Nobody is promoted by it.

use chrono::NaiveDate;

use crate::domain::notice::Notice;
use crate::domain::people::seats;
use crate::domain::records::CohortRecords;

/// Who is next when somebody who has a seat leaves it, for good from that day on; nobody where more seats are taken than
/// there are, or where no session is left to come to.
pub(super) fn freed(records: &CohortRecords, from: NaiveDate) -> Option<Notice> {
    let next = records.enrolment(*seats::waiting_list(records).first()?);
    records.cohort.span().filter(|(_, last)| *last >= from)?;
    let full = records.cohort.capacity.is_some_and(|capacity| seats::taken(records) > capacity as usize);
    (!full).then(|| Notice::SeatFreed {
        cohort: records.cohort.id.clone(),
        next: next.full_name(),
        id: next.id.to_string(),
    })
}
