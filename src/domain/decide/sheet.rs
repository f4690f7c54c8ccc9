//! Whether the sheet of a session can be written on at all, by whatever command.

use crate::domain::programme::cohort::Session;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;

/// Not of a session that does not take place.
pub(super) fn open(session: &Session) -> Result<(), Refusal> {
    if session.cancelled {
        return Err(AttendanceRefusal::SessionCancelled { session: session.id.clone(), date: session.date }.into());
    }
    Ok(())
}
