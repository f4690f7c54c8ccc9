//! The minutes of one presence marked by hand: from arrival to departure within the session, or as many as were said.

use chrono::NaiveTime;

use crate::domain::cohort::Session;
use crate::domain::enrolment::Enrolment;
use crate::domain::quantity::Minutes;
use crate::domain::refusal::Refusal;

use super::names::candidate;

/// What was said of a presence beyond that it was one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// When they came.
    pub arrived: Option<NaiveTime>,
    /// When they went.
    pub left: Option<NaiveTime>,
    /// How long they were there.
    pub minutes: Option<u32>,
}

/// Minutes attended: the stay clipped to the session, unless the minutes were said, which the stay must allow.
pub fn presence(enrolment: &Enrolment, session: &Session, said: &Presence) -> Result<Minutes, Refusal> {
    let from = said.arrived.map_or(session.start, |time| time.max(session.start));
    let to = said.left.map_or(session.end, |time| time.min(session.end));
    let backwards = matches!((said.arrived, said.left), (Some(arrived), Some(left)) if left <= arrived);
    if to <= from || backwards {
        return Err(Refusal::OutsideSession {
            person: candidate(enrolment),
            arrived: said.arrived,
            left: said.left,
            start: session.start,
            end: session.end,
        });
    }
    let stay = Minutes(u32::try_from((to - from).num_minutes()).unwrap_or_default());
    match said.minutes.map(Minutes) {
        Some(minutes) if minutes > stay => {
            Err(Refusal::TooManyMinutes { person: candidate(enrolment), minutes: minutes.0, most: stay.0 })
        }
        Some(minutes) => Ok(minutes),
        None => Ok(stay),
    }
}
