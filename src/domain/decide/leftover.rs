//! Marks that an enrolment's new shape leaves behind: absences and excuses go and are said; an hour really attended is
//! never dropped (rule 6.3).

use crate::domain::attendance::expectation::expected;
use crate::domain::change::Change;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::Attendance;

/// What becomes of the marks at sessions where somebody is no longer expected.
pub struct Leftover {
    /// Their removal.
    pub changes: Vec<Change>,
    /// At those sessions.
    pub sessions: Vec<SessionId>,
}

/// Removes the marks of the person at `position` where `after` is no longer expected; the first session that was
/// attended is the error.
pub fn leftover<'a>(
    records: &'a CohortRecords,
    position: EnrolmentIndex,
    after: &Enrolment,
) -> Result<Leftover, &'a Session> {
    let mut left = Leftover { changes: Vec::new(), sessions: Vec::new() };
    for seat in records.seats_of(position) {
        let Some(mark) = seat.mark.filter(|_| seat.expected() && !expected(after, seat.session)) else { continue };
        if mark.attendance == Attendance::Present {
            return Err(seat.session);
        }
        left.sessions.push(seat.session.id.clone());
        left.changes.push(Change::row(records.cohort.id.clone(), Some(mark.clone()), None));
    }
    Ok(left)
}
