//! A cancelled session that takes place after all. Its note stays: it says what happened.

use crate::domain::change::{Change, Plan};
use crate::domain::index::SessionIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::session::SessionRefusal;

use super::brought;

/// Restores a session.
pub fn restore_session(records: &CohortRecords, position: SessionIndex) -> Result<Plan, Refusal> {
    let before = records.session(position);
    if !before.cancelled {
        return Err(SessionRefusal::IsAlready { session: before.id.clone(), cancelled: false }.into());
    }
    let cohort = records.cohort.id.clone();
    let after = Session { cancelled: false, ..before.clone() };
    let notices = brought::at_once(records, &after);
    Ok(Plan { changes: vec![Change::session(cohort, before.clone(), after)], notices })
}
