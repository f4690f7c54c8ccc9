//! Closing the sheet of a session: everybody expected is marked, and from then on [`super::closed`] keeps it as it is.

use chrono::NaiveDate;

use crate::domain::attendance::headcount;
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::register::RegisterRefusal;

/// Which sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseSession {
    /// Which session.
    pub session: SessionIndex,
    /// The day it was closed; today if not given.
    pub on: Option<NaiveDate>,
}

/// Closes a sheet that has no blank line.
pub fn close_session(records: &CohortRecords, request: &CloseSession, today: NaiveDate) -> Result<Plan, Refusal> {
    let position = request.session;
    let session = records.session(position);
    let (id, date) = (session.id.clone(), session.date);
    let before = records.held(id.as_str());
    let on = request.on.unwrap_or(today);
    let refused = if session.cancelled {
        Some(RegisterRefusal::Cancelled { session: id.clone(), date })
    } else if let Some(closed_on) = before.and_then(|held| held.closed_on) {
        Some(RegisterRefusal::ClosedAlready { session: id.clone(), closed_on })
    } else if date > today {
        Some(RegisterRefusal::ToCome { session: id.clone(), date })
    } else if on < date || on > today {
        Some(RegisterRefusal::DayOutside { session: id.clone(), on, first: date, last: today })
    } else {
        blank(records, position)
    };
    if let Some(refused) = refused {
        return Err(Refusal::Register(refused));
    }
    let after = HeldSession { closed_on: Some(on), ..before.cloned().unwrap_or_else(|| HeldSession::of(&id)) };
    let differs = headcount::difference(records, &after);
    let notices =
        differs.map(|(counted, present)| Notice::Marks(MarkNotice::CountDiffers { session: id, counted, present }));
    let cohort = records.cohort.id.clone();
    let change = Change::row(cohort, before.cloned(), Some(after));
    Ok(Plan { changes: vec![change], notices: notices.into_iter().collect() })
}

/// Those expected who have no mark: a sheet with a blank line proves nothing about it.
fn blank(records: &CohortRecords, position: SessionIndex) -> Option<RegisterRefusal> {
    let seats = records.in_order().into_iter().map(|person| records.seat(person, position));
    let expected: Vec<_> = seats.filter(crate::domain::records::Seat::expected).collect();
    let people: Vec<String> =
        expected.iter().filter(|seat| seat.mark.is_none()).map(|seat| seat.enrolment.full_name()).collect();
    let session = records.session(position).id.clone();
    (!people.is_empty()).then_some(RegisterRefusal::Unmarked { session, expected: expected.len(), people })
}
