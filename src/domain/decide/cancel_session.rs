//! A session that will not, or did not, take place: a state, never a deletion (rule 6.11).

use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::session::SessionRefusal;

use super::reason::joined;

/// Which session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelSession {
    /// Which.
    pub session: SessionIndex,
    /// Why.
    pub reason: String,
    /// Its marks are removed.
    pub drop_marks: bool,
}

/// Cancels a session.
pub fn cancel_session(records: &CohortRecords, request: &CancelSession) -> Result<Plan, Refusal> {
    let before = records.session(request.session);
    if before.cancelled {
        return Err(SessionRefusal::IsAlready { session: before.id.clone(), cancelled: true }.into());
    }
    let marks = records.marks_of(&before.id).count();
    if marks > 0 && !request.drop_marks {
        return Err(SessionRefusal::HasMarks { session: before.id.clone(), marks, flag: "--drop-marks" }.into());
    }
    let cohort = &records.cohort.id;
    let after = Session { cancelled: true, note: joined(&before.note, &request.reason), ..before.clone() };
    let mut changes = vec![Change::session(cohort.clone(), before.clone(), after)];
    changes.extend(records.marks_of(&before.id).map(|mark| Change::row(cohort.clone(), Some(mark.clone()), None)));
    let notices = if marks > 0 { vec![Notice::Marks(MarkNotice::MarksDropped { marks })] } else { Vec::new() };
    Ok(Plan { changes, notices })
}
