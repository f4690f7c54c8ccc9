//! Half-days: a session is a morning or an afternoon, or both where it crosses 13:00, and each is signed for apart (domain §1).

use chrono::NaiveTime;

use crate::domain::attendance::mark::Mark;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;

/// The time that cuts the day, in seconds from midnight: 13:00, a house rule.
const CUT: u32 = 13 * 3600;

/// A session, or the part of it before or after 13:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfDay {
    pub afternoon: bool,
    pub start: NaiveTime,
    pub end: NaiveTime,
}

impl HalfDay {
    /// The one or two half-days of a session.
    pub fn of(session: &Session) -> Vec<Self> {
        let cut = NaiveTime::from_num_seconds_from_midnight_opt(CUT, 0).unwrap_or(session.end);
        let (start, end) = (session.start, session.end);
        if start < cut && cut < end {
            vec![Self { afternoon: false, start, end: cut }, Self { afternoon: true, start: cut, end }]
        } else {
            vec![Self { afternoon: start >= cut, start, end }]
        }
    }
}

/// Minutes of a presence in each half-day of its session; none where nothing says in which half they lie: minutes are never
/// split by guess.
pub fn minutes_of_halves(session: &Session, mark: &Mark) -> Option<Vec<Minutes>> {
    let halves = HalfDay::of(session);
    if halves.len() == 1 {
        return Some(vec![mark.minutes]);
    }
    let is_whole = mark.minutes == session.minutes();
    if !is_whole && mark.arrived.is_none() && mark.left.is_none() {
        return None;
    }
    let arrived = mark.arrived.filter(|time| !is_whole && !session.tolerates_arrival(*time));
    let left = mark.left.filter(|time| !is_whole && !session.tolerates_departure(*time));
    let (from, to) = (arrived.unwrap_or(session.start), left.unwrap_or(session.end));
    let within = |half: &HalfDay| {
        let passed = to.min(half.end) - from.max(half.start);
        Minutes(u32::try_from(passed.num_minutes()).unwrap_or(0))
    };
    let split: Vec<Minutes> = halves.iter().map(within).collect();
    (split.iter().copied().sum::<Minutes>() == mark.minutes).then_some(split)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::evidence::Evidence;
    use crate::domain::fixture::cohort;
    use crate::domain::programme::ids::ParticipantId;
    use crate::domain::vocabulary::Attendance;

    fn session(start: &str, end: &str) -> Session {
        let mut session = cohort("c").cohort.sessions[1].clone();
        (session.start, session.end) = (start.parse().unwrap(), end.parse().unwrap());
        session
    }

    #[test]
    fn a_session_across_13_00_is_two_half_days() {
        let halves =
            |start, end| HalfDay::of(&session(start, end)).iter().map(|half| half.afternoon).collect::<Vec<_>>();
        assert_eq!(halves("10:00:00", "13:00:00"), [false]);
        assert_eq!(halves("13:00:00", "16:00:00"), [true]);
        assert_eq!(halves("10:00:00", "16:00:00"), [false, true]);
    }

    #[test]
    fn minutes_are_never_split_by_guess() {
        let split = |minutes, arrived: &str, left: &str| {
            let session = session("10:00:00", "16:00:00");
            let time = |text: &str| text.parse().ok();
            let mark = Mark {
                session: session.id.clone(),
                participant: ParticipantId::new("a"),
                attendance: Attendance::Present,
                minutes: Minutes(minutes),
                arrived: time(arrived),
                left: time(left),
                evidence: Evidence::default(),
                note: String::new(),
            };
            minutes_of_halves(&session, &mark).map(|split| split.iter().map(|minutes| minutes.0).collect::<Vec<_>>())
        };
        assert_eq!(split(360, "", ""), Some(vec![180, 180]));
        assert_eq!(split(300, "11:00:00", ""), Some(vec![120, 180]));
        assert_eq!(split(180, "", "13:00:00"), Some(vec![180, 0]));
        assert_eq!(split(200, "", ""), None);
        assert_eq!(split(200, "11:00:00", ""), None);
    }
}
