//! The minutes of one presence marked by hand: from arrival to departure within the session, or as many as were said.

use chrono::NaiveTime;

use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;

use super::names::candidate;

/// What was said of a presence beyond that it was one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidPresence {
    /// When they came.
    pub arrived: Option<NaiveTime>,
    /// When they went.
    pub left: Option<NaiveTime>,
    /// How long they were there.
    pub minutes: Option<u32>,
}

/// Minutes attended: the stay clipped to the session, unless the minutes were said, which the stay must allow.
pub fn presence(enrolment: &Enrolment, session: &Session, said: &SaidPresence) -> Result<Minutes, Refusal> {
    let backwards = matches!((said.arrived, said.left), (Some(arrived), Some(left)) if left <= arrived);
    let stay = session.stay(said.arrived, said.left).filter(|_| !backwards);
    let Some(stay) = stay else {
        return Err(AttendanceRefusal::OutsideSession {
            person: candidate(enrolment),
            arrived: said.arrived,
            left: said.left,
            start: session.start,
            end: session.end,
        }
        .into());
    };
    match said.minutes.map(Minutes) {
        Some(minutes) if minutes > stay => {
            Err(AttendanceRefusal::TooManyMinutes { person: candidate(enrolment), minutes: minutes.0, most: stay.0 }
                .into())
        }
        Some(minutes) => Ok(minutes),
        None => Ok(stay),
    }
}
