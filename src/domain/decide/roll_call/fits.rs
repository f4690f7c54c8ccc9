//! Whether a sheet is one that can be taken at all: of this session as it stands, intact, and not older than what was read.

use chrono::NaiveDate;

use super::marks::CopyMarks;
use super::request::TakeSheet;
use crate::domain::decide::sheet;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::roll_call::{RollCallRefusal, Slot};

/// Says no, or gives the later save of this copy that makes these bytes, read before, say nothing new.
pub(super) fn fits(records: &CohortRecords, request: &TakeSheet<'_>, today: NaiveDate) -> Result<Option<u32>, Refusal> {
    let session = records.session(request.session);
    let roster = &request.sheet.roster;
    if let Some(broken) = request.broken.as_ref().filter(|_| request.unsealed.is_none()) {
        return Err(Refusal::RollCall(broken.clone()));
    }
    if roster.cohort != records.cohort.id.as_str() || roster.session.id != session.id.as_str() {
        let here = roster.cohort == records.cohort.id.as_str();
        let known = !here || records.cohort.session(&roster.session.id).is_some();
        let (session, cohort) = (roster.session.id.clone(), roster.cohort.clone());
        return Err(Refusal::RollCall(RollCallRefusal::OtherSession { session, cohort, known }));
    }
    sheet::open(session)?;
    let (then, now) = (slot_of(request), slot(session));
    if then != now {
        return Err(Refusal::RollCall(RollCallRefusal::Moved { session: session.id.clone(), then, now }));
    }
    if session.date > today {
        return Err(AttendanceRefusal::SessionToCome { session: session.id.clone(), date: session.date }.into());
    }
    let revision = request.sheet.revision;
    let standing = request.of_copy().filter(|kept| CopyMarks::of(records, request.session, kept).stand());
    let Some(newer) = standing.filter(|kept| kept.sheet.revision >= revision).max_by_key(|kept| kept.sheet.revision)
    else {
        return Ok(None);
    };
    let known = request.kept.iter().any(|kept| kept.digest == request.digest);
    let (newer, on) = (newer.sheet.revision, newer.read_on);
    if known { Ok(Some(newer)) } else { Err(Refusal::RollCall(RollCallRefusal::Older { revision, newer, on })) }
}

fn slot(session: &Session) -> Slot {
    Slot { date: session.date, start: session.start, end: session.end }
}

fn slot_of(request: &TakeSheet<'_>) -> Slot {
    let sitting = &request.sheet.roster.session;
    Slot { date: sitting.date, start: sitting.start, end: sitting.end }
}
