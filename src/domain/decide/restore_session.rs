//! A cancelled session that takes place after all. Its note stays: it says what happened.

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;

use super::brought;
use super::names;

/// Restores the session that was typed.
pub fn restore_session(records: &CohortRecords, typed: &str, today: NaiveDate) -> Result<Plan, Refusal> {
    let position = names::session(&records.cohort, typed, today)?;
    let before = records.session(position);
    if !before.cancelled {
        return Err(Refusal::SessionIsAlready { session: before.id.clone(), cancelled: false });
    }
    let cohort = records.cohort.id.clone();
    let after = Session { cancelled: false, ..before.clone() };
    let notices = brought::at_once(records, &after);
    Ok(Plan {
        changes: vec![Change::Session { cohort, before: Box::new(before.clone()), after: Box::new(after) }],
        notices,
    })
}
