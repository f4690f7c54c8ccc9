//! From the waiting list to a seat, or back to the cohort: rules 6.8 and 6.9.

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::people::seats;
use crate::domain::privacy::erased::Erased;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;

use super::back::{ComebackRequest, has_left};
use super::edit::Edit;
use super::names::{self, candidate};
use super::roll::Roll;
use super::{late, reason};
use crate::domain::people::cell_texts::CellTexts;

/// Whom to seat, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promote {
    /// Who; none = the first of the list.
    pub person: Option<String>,
    /// Why others are passed over.
    pub reason: Option<String>,
    /// First day that counts.
    pub starts_on: Option<NaiveDate>,
    /// Who was erased from the cohort: not brought back.
    pub erased: Erased,
}

/// Seats the first who waits, or, with a reason, another; brings back somebody who left.
pub fn promote(
    records: &CohortRecords,
    programme: &Programme,
    request: &Promote,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let waiting = seats::waiting_list(records);
    let named = request.person.as_deref().map(|typed| names::person(records, typed)).transpose()?;
    if let Some(position) = named.filter(|position| !waiting.contains(position)) {
        let person = records.enrolment(position);
        if let Some(erasure) = request.erased.row(person) {
            return Err(LifeRefusal::Erased { erasure, cohort: records.cohort.id.clone() }.into());
        }
        if has_left(person) {
            let says = CellTexts::nothing().value("starts_on", request.starts_on.as_ref());
            let says = Edit { cells: says, ..Edit::default() };
            let coming = ComebackRequest { says, passing: request.reason.clone(), ..ComebackRequest::default() };
            let mut roll = Roll::of(records, programme);
            let (returned, notices) = roll.back(position, &coming, today)?;
            return Ok(Plan { changes: returned.changes, notices });
        }
        return Err(EnrolmentRefusal::NotWaiting { person: candidate(person), state: person.state }.into());
    }
    let first = *waiting.first().ok_or(Refusal::Enrolment(EnrolmentRefusal::NobodyWaits))?;
    let chosen = named.unwrap_or(first);
    if !seats::any_free(records) {
        return Err(EnrolmentRefusal::NoFreeSeat { capacity: records.cohort.capacity.unwrap_or_default() }.into());
    }
    let before = records.enrolment(chosen);
    let reason = reason::given(request.reason.as_deref());
    if chosen != first && reason.is_none() {
        return Err(EnrolmentRefusal::PassesOver {
            person: candidate(before),
            first: candidate(records.enrolment(first)),
        }
        .into());
    }
    let mut after = before.clone();
    after.state = EnrolmentState::Enrolled;
    after.starts_on = request.starts_on.or(before.starts_on);
    if let Some(reason) = reason {
        after.reason = reason::joined(&before.reason, reason);
    }
    let notices = late::earlier_sessions(records, &after, today).into_iter().collect();
    let cohort = records.cohort.id.clone();
    Ok(Plan { changes: vec![Change::row(cohort, Some(before.clone()), Some(after))], notices })
}
