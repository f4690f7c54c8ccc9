//! How one seat is accounted for: what was planned, what counts, and why. The answer to an auditor who asks how an
//! hour was counted.

use chrono::NaiveDate;

use super::expectation::{Unexpected, unexpected_because};
use crate::domain::quantity::Minutes;
use crate::domain::records::Seat;
use crate::domain::vocabulary::Attendance;

/// Why a seat counts as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Not expected, and not planned either.
    NotExpected(Unexpected),
    /// They had left on that day, but leaving does not shrink what was planned (rule 6.2).
    LeftBefore(NaiveDate),
    /// Expected and present for all of it.
    PresentThroughout,
    /// Present for a part, from arrival to departure.
    PresentBetween,
    /// Present for as many minutes as were said.
    PresentForMinutes,
    /// Excused: no minute attended, planned minutes towards commitment (rules 6.4, 6.5).
    Excused,
    Absent,
    /// The session is over and nobody marked them.
    Unmarked,
    /// The session is still to come.
    ToCome,
}

/// One seat, accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Minutes planned for the person.
    pub planned: Minutes,
    /// Minutes that count as attended.
    pub attended: Minutes,
    pub reason: Reason,
}

/// Accounts for a seat as of today.
pub fn account(seat: &Seat<'_>, today: NaiveDate) -> Account {
    let planned = seat.planned_minutes();
    let reason = match unexpected_because(seat.enrolment, seat.session) {
        Some(Unexpected::AfterEnd(last)) if planned > Minutes::ZERO => Reason::LeftBefore(last),
        Some(because) => Reason::NotExpected(because),
        None => marked(seat, today),
    };
    Account { planned, attended: seat.attended(), reason }
}

fn marked(seat: &Seat<'_>, today: NaiveDate) -> Reason {
    let Some(mark) = seat.mark else {
        return if seat.session.date > today { Reason::ToCome } else { Reason::Unmarked };
    };
    match mark.attendance {
        Attendance::Excused => Reason::Excused,
        Attendance::Absent => Reason::Absent,
        Attendance::Present if mark.minutes == seat.session.minutes() => Reason::PresentThroughout,
        Attendance::Present => {
            let (session, at) = (seat.session, (mark.arrived, mark.left));
            let stays = [session.stay(at.0, at.1), session.exact_stay(at.0, at.1)];
            if stays.contains(&Some(mark.minutes)) { Reason::PresentBetween } else { Reason::PresentForMinutes }
        }
    }
}
