//! Who may get which paper.

use chrono::NaiveDateTime;

use super::figures::Figures;
use super::notice::PaperNotice;
use super::period::Period;
use super::provider::lacking;
use super::reason::PaperReason;
use super::refusal::PaperRefusal;
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::definition::{Programme, Provider};
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;

/// Years for which the model of the certificate promises to keep proofs.
const YEARS_OF_THE_MODEL: u32 = 3;

/// What somebody's certificate, or attestation, says of a period; or why there is none: a path that goes on, a session that
/// nobody marked, nothing attended.
pub fn followed(
    records: &CohortRecords,
    person: EnrolmentIndex,
    period: Period,
    now: NaiveDateTime,
) -> Result<Figures, PaperReason> {
    match records.enrolment(person).state {
        EnrolmentState::Waiting => return Err(PaperReason::Waiting),
        EnrolmentState::Cancelled => return Err(PaperReason::Cancelled),
        EnrolmentState::Enrolled | EnrolmentState::Withdrawn | EnrolmentState::Transferred => {}
    }
    let figures = Figures::of(records, person, period, now);
    if let Some(until) = figures.to_come {
        return Err(PaperReason::NotEnded { until, held: figures.last_held });
    }
    if !figures.unmarked.is_empty() {
        return Err(PaperReason::Unmarked { sessions: figures.unmarked });
    }
    if figures.tally.attended == Minutes::ZERO {
        return Err(PaperReason::NothingAttended { period });
    }
    Ok(figures)
}

/// Whether the provider can sign.
pub fn provider(provider: &Provider) -> Result<(), PaperRefusal> {
    let missing = lacking(provider);
    if missing.is_empty() { Ok(()) } else { Err(PaperRefusal::ProviderIncomplete { missing }) }
}

/// What there is to know of somebody's certificate.
pub fn doubts(
    programme: &Programme,
    records: &CohortRecords,
    person: EnrolmentIndex,
    figures: &Figures,
) -> Vec<PaperNotice> {
    let row = records.enrolment(person);
    let (name, mut found) = (row.full_name(), Vec::new());
    if !figures.unproved.is_empty() {
        found.push(PaperNotice::Unproved { person: name.clone(), sessions: figures.unproved.clone() });
    }
    if !figures.log_alone.is_empty() {
        found.push(PaperNotice::LogAlone { person: name, sessions: figures.log_alone.clone() });
    }
    let funder = row.funder.as_ref().and_then(|id| programme.funder(id));
    if let Some((funder, years)) = funder.and_then(|funder| Some((funder, funder.retention_years?)))
        && years > YEARS_OF_THE_MODEL
    {
        found.push(PaperNotice::KeptLonger { funder: funder.name.clone(), years });
    }
    found
}
