//! Another day or another time for a session: its id and its marks stay, the date it had is remembered.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::holidays::holiday_on;
use crate::domain::programme::notice::ScheduleNotice;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::session::SessionRefusal;
use crate::domain::vocabulary::Attendance;

use super::brought;
use super::names::not_expected;
use super::reason::joined;

/// Which session goes where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveSession {
    /// Which.
    pub session: SessionIndex,
    /// The new day; none = the same.
    pub to: Option<NaiveDate>,
    /// The new start; none = the same.
    pub start: Option<NaiveTime>,
    /// The new end; none = the session stays as long as it was.
    pub end: Option<NaiveTime>,
    /// Why.
    pub reason: String,
    /// Its marks go with it.
    pub keep_marks: bool,
}

/// Moves a session. Marks that would say more minutes than it now has are lowered.
pub fn move_session(
    programme: &Programme,
    records: &CohortRecords,
    request: &MoveSession,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let position = request.session;
    let before = records.session(position);
    if before.cancelled {
        return Err(SessionRefusal::IsAlready { session: before.id.clone(), cancelled: true }.into());
    }
    let after = moved(before, request)?;
    let marks: Vec<&Mark> = records.marks_of(&before.id).collect();
    if !marks.is_empty() && !request.keep_marks {
        return Err(
            SessionRefusal::HasMarks { session: before.id.clone(), marks: marks.len(), flag: "--keep-marks" }.into()
        );
    }
    let left = left_behind(records, position, &after)?;
    let cohort = &records.cohort.id;
    let changed: Vec<Change> = marks
        .iter()
        .filter_map(|mark| {
            let fitted = fitted(mark, &after);
            (fitted != **mark).then(|| Change::row(cohort.clone(), Some((*mark).clone()), Some(fitted)))
        })
        .collect();
    let lowered = marks.iter().filter(|mark| fitted(mark, &after).minutes < mark.minutes).count();
    let mut notices: Vec<Notice> = left
        .iter()
        .map(|seat| {
            Notice::Marks(MarkNotice::MarkNotCounted {
                person: seat.enrolment.full_name(),
                session: seat.session.id.clone(),
            })
        })
        .collect();
    if lowered > 0 {
        notices.push(Notice::Marks(MarkNotice::MinutesLowered { marks: lowered, minutes: after.minutes().0 }));
    }
    let present = marks.iter().any(|mark| mark.attendance == Attendance::Present);
    if present && after.minutes() > before.minutes() {
        notices.push(Notice::Marks(MarkNotice::SessionLonger { minutes: after.minutes().0 }));
    }
    if after.date > today && marks.iter().any(|mark| mark.attendance != Attendance::Excused) {
        notices.push(Notice::Marks(MarkNotice::MarkedAhead { date: after.date }));
    }
    if after.date != before.date && holiday_on(after.date, programme.provider.alsace_moselle).is_some() {
        notices.push(ScheduleNotice::OnHoliday { date: after.date }.into());
    }
    notices.extend(brought::by_session(records, position, &after));
    let session = Change::session(cohort.clone(), before.clone(), after);
    Ok(Plan { changes: std::iter::once(session).chain(changed).collect(), notices })
}

/// The absences and excuses of people who are not expected on the new day: they are kept and said. An hour attended never
/// stops counting because the calendar changed (rule 6.3).
fn left_behind<'a>(
    records: &'a CohortRecords,
    position: SessionIndex,
    after: &'a Session,
) -> Result<Vec<Seat<'a>>, Refusal> {
    let mut left = Vec::new();
    for seat in records.seats_at(position).filter(Seat::expected) {
        match (seat.mark, not_expected(seat.enrolment, after)) {
            (Some(mark), Some(refusal)) if mark.attendance == Attendance::Present => return Err(refusal),
            (Some(_), Some(_)) => left.push(seat),
            _ => {}
        }
    }
    Ok(left)
}

/// The session where it shall be.
fn moved(before: &Session, request: &MoveSession) -> Result<Session, Refusal> {
    let date = request.to.unwrap_or(before.date);
    let start = request.start.unwrap_or(before.start);
    let (end, days) = match (request.end, request.start) {
        (Some(end), _) => (end, 0),
        (None, None) => (before.end, 0),
        (None, Some(start)) => start.overflowing_add_signed(before.end - before.start),
    };
    if end <= start || days != 0 {
        return Err(SessionRefusal::EndBeforeStart { session: before.id.clone(), start, end }.into());
    }
    if (date, start, end) == (before.date, before.start, before.end) {
        return Err(SessionRefusal::NotMoved { session: before.id.clone() }.into());
    }
    let mut after = Session { date, start, end, note: joined(&before.note, &request.reason), ..before.clone() };
    if date != before.date {
        after.moved_from.push(before.date);
    }
    Ok(after)
}

/// The mark as the moved session allows it: no arrival or departure outside it, and no more minutes than lie between
/// those that are left. Never more than were attended.
fn fitted(mark: &Mark, session: &Session) -> Mark {
    let inside = |time: &NaiveTime| session.start <= *time && *time <= session.end;
    let (arrived, left) = (mark.arrived.filter(inside), mark.left.filter(inside));
    let stay = session.stay(arrived, left).unwrap_or_default();
    Mark { minutes: mark.minutes.min(stay), arrived, left, ..mark.clone() }
}
