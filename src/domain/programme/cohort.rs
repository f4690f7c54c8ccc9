//! A cohort and its dated sessions. Owns what a session is and how it stands today; who is expected at it is in
//! [`crate::domain::attendance::expectation`].

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::clock_change::ClockChange;
use super::ids::{CohortId, ModuleId, SessionId, TrainerId};
use crate::domain::index::SessionIndex;
use crate::domain::quantity::Minutes;
use crate::domain::vocabulary::{Modality, SessionState};

/// One run of the programme with one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Its id, and the name of its folder under `data/`.
    pub id: CohortId,
    /// Seats; none = no limit.
    pub capacity: Option<u32>,
    /// In order of date, start and id.
    pub sessions: Vec<Session>,
    /// File that defines it, from the folder: `programme.toml` or `data/<id>/cohort.toml`.
    pub file: Arc<str>,
    /// Line of its definition in that file.
    pub line: u32,
}

/// One dated sitting of one module. Date and times are local, in the programme's zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Unique in the cohort; marks hang on it.
    pub id: SessionId,
    pub module: ModuleId,
    pub date: NaiveDate,
    pub start: NaiveTime,
    /// When it ends, after its start on the same day.
    pub end: NaiveTime,
    /// How late one may come, and how early go, and still count from the start, or to the end: the programme's.
    pub tolerance: Minutes,
    /// The programme's zone, in which date and times are told.
    pub zone: Tz,
    pub trainer: Option<TrainerId>,
    /// Where to connect.
    pub link: String,
    pub place: String,
    /// Where people sit, when it differs from the programme.
    pub modality: Option<Modality>,
    /// Seats of the room, when it has its own limit.
    pub capacity: Option<u32>,
    /// It will not, or did not, take place.
    pub cancelled: bool,
    /// Free text; why it was moved or cancelled.
    pub note: String,
    /// Dates it had before, oldest first.
    pub moved_from: Vec<NaiveDate>,
    /// Line of the definition, in the cohort's file.
    pub line: u32,
}

/// How a time of departure is read where the clocks change.
type Read = fn(ClockChange, NaiveDateTime) -> NaiveDateTime;

impl Session {
    /// The day it was first planned on.
    pub fn first_date(&self) -> NaiveDate {
        self.moved_from.first().copied().unwrap_or(self.date)
    }

    /// Planned length: the time that passes.
    pub fn minutes(&self) -> Minutes {
        let minutes = match self.clock_change() {
            None => self.end - self.start,
            Some(change) => change.read(self.at(self.end)) - change.read(self.at(self.start)),
        };
        Minutes(u32::try_from(minutes.num_minutes()).unwrap_or(0))
    }

    /// A time at which somebody may come late: 25 minutes after the start, or half way in a short session.
    pub fn soon_after_start(&self) -> NaiveTime {
        self.start + ((self.end - self.start) / 2).min(TimeDelta::minutes(25))
    }

    /// The change of the clocks that falls in it.
    pub fn clock_change(&self) -> Option<ClockChange> {
        ClockChange::between(self.zone, self.at(self.start), self.at(self.end))
    }

    /// A time of its day, as clocks show it.
    pub fn at(&self, time: NaiveTime) -> NaiveDateTime {
        self.date.and_time(time)
    }

    /// Whether both take place, at least for a moment at the same time.
    pub fn overlaps(&self, other: &Self) -> bool {
        let together = self.date == other.date && self.start < other.end && other.start < self.end;
        together && !self.cancelled && !other.cancelled
    }

    /// Whether an arrival counts as the start.
    pub fn tolerates_arrival(&self, arrived: NaiveTime) -> bool {
        arrived <= self.start || (arrived - self.start).num_seconds() <= self.tolerated_seconds()
    }

    /// Whether a departure counts as the end.
    pub fn tolerates_departure(&self, left: NaiveTime) -> bool {
        left >= self.end || (self.end - left).num_seconds() <= self.tolerated_seconds()
    }

    fn tolerated_seconds(&self) -> i64 {
        i64::from(self.tolerance.0) * 60
    }

    /// From arrival to departure within the session, as they count: one that was not said, or that the tolerance allows,
    /// is its start or its end. None when nothing of the session lies between them.
    pub fn stay(&self, arrived: Option<NaiveTime>, left: Option<NaiveTime>) -> Option<Minutes> {
        self.tolerated(arrived, left, ClockChange::read)
    }

    /// The longest stay that these times allow: where clocks show the time of departure twice, until the second.
    pub fn longest_stay(&self, arrived: Option<NaiveTime>, left: Option<NaiveTime>) -> Option<Minutes> {
        self.tolerated(arrived, left, ClockChange::read_later)
    }

    /// The same without the tolerance, to the minute.
    pub fn exact_stay(&self, arrived: Option<NaiveTime>, left: Option<NaiveTime>) -> Option<Minutes> {
        self.between(arrived, left, ClockChange::read)
    }

    fn tolerated(&self, arrived: Option<NaiveTime>, left: Option<NaiveTime>, departure: Read) -> Option<Minutes> {
        self.between(arrived, left, departure)?;
        let arrived = arrived.filter(|time| !self.tolerates_arrival(*time));
        self.between(arrived, left.filter(|time| !self.tolerates_departure(*time)), departure)
    }

    fn between(&self, arrived: Option<NaiveTime>, left: Option<NaiveTime>, departure: Read) -> Option<Minutes> {
        let (from, to) = (arrived.unwrap_or(self.start).max(self.start), left.unwrap_or(self.end).min(self.end));
        let passed = match self.clock_change() {
            None => to - from,
            Some(change) if to < self.end => departure(change, self.at(to)) - change.read(self.at(from)),
            Some(change) => change.read(self.at(to)) - change.read(self.at(from)),
        };
        u32::try_from(passed.num_minutes()).ok().filter(|minutes| *minutes > 0).map(Minutes)
    }

    /// `planned` after today, `held` today or before, or `cancelled`.
    pub fn state(&self, today: NaiveDate) -> SessionState {
        if self.cancelled {
            SessionState::Cancelled
        } else if self.date > today {
            SessionState::Planned
        } else {
            SessionState::Held
        }
    }
}

/// The file that defines a cohort apart from the programme, from the folder.
pub fn own_file(id: &CohortId) -> Arc<str> {
    Arc::from(format!("data/{id}/cohort.toml"))
}

impl Cohort {
    /// Whether a file of its own defines it, and not the programme's.
    pub fn has_own_file(&self) -> bool {
        self.file == own_file(&self.id)
    }

    /// Position of a session.
    pub fn position(&self, id: &str) -> Option<SessionIndex> {
        self.sessions.iter().position(|session| session.id.as_str() == id).map(SessionIndex)
    }

    /// Positions of all sessions, in their order.
    pub fn positions(&self) -> impl DoubleEndedIterator<Item = SessionIndex> + ExactSizeIterator + Clone + use<> {
        SessionIndex::all(self.sessions.len())
    }

    /// Sessions with their positions, in their order.
    pub fn indexed_sessions(&self) -> impl ExactSizeIterator<Item = (SessionIndex, &Session)> + Clone {
        self.positions().zip(&self.sessions)
    }

    /// The session at a position.
    pub fn session_at(&self, position: SessionIndex) -> &Session {
        &self.sessions[position.0]
    }

    pub fn session(&self, id: &str) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id.as_str() == id)
    }

    /// First and last day of the sessions that are not cancelled.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let mut dates = self.sessions.iter().filter(|session| !session.cancelled).map(|session| session.date);
        let first = dates.next()?;
        Some(dates.fold((first, first), |(low, high), date| (low.min(date), high.max(date))))
    }

    /// Whether `today` lies between its first and its last day.
    pub fn runs_on(&self, today: NaiveDate) -> bool {
        self.span().is_some_and(|(first, last)| first <= today && today <= last)
    }

    /// What its sessions of a module come to, the cancelled ones left out.
    pub fn taught(&self, module: &ModuleId) -> Minutes {
        let of_module = |session: &&Session| session.module == *module && !session.cancelled;
        self.sessions.iter().filter(of_module).map(Session::minutes).sum()
    }

    /// Planned length of all sessions that are not cancelled.
    pub fn minutes(&self) -> Minutes {
        self.sessions.iter().filter(|session| !session.cancelled).map(Session::minutes).sum()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use proptest::prelude::*;

    use crate::domain::fixture::cohort;
    use crate::domain::quantity::Minutes;

    fn time() -> impl Strategy<Value = Option<NaiveTime>> {
        proptest::option::of(
            (0_u32..24, 0_u32..60).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap()),
        )
    }

    #[test]
    fn within_the_tolerance_a_stay_counts_from_the_start_and_to_the_end() {
        let mut session = cohort("c").cohort.sessions[1].clone();
        session.tolerance = Minutes(5);
        let time = |text: &str| (!text.is_empty()).then(|| format!("{text}:00").parse::<NaiveTime>().unwrap());
        // Planned 10:00 to 12:00.
        for (arrived, left, expected) in [
            ("10:05", "", Some(120)),
            ("10:06", "", Some(114)),
            ("", "11:55", Some(120)),
            ("", "11:54", Some(114)),
            ("10:05", "11:55", Some(120)),
            ("10:05", "11:30", Some(90)),
            ("10:02", "10:04", Some(4)),
            ("11:58", "11:59", Some(2)),
            ("09:50", "09:58", None),
            ("12:00", "", None),
        ] {
            let stay = session.stay(time(arrived), time(left)).map(|minutes| minutes.0);
            assert_eq!(stay, expected, "{arrived}–{left}");
        }
    }

    proptest! {
        /// Counted minute by minute, a stay is what the interval arithmetic says, and never more than the session.
        #[test]
        fn a_stay_is_the_minutes_of_the_session_between_arrival_and_departure(arrived in time(), left in time()) {
            let session = cohort("c").cohort.sessions[0].clone();
            let there = |minute: i64| {
                let at = session.start + chrono::TimeDelta::minutes(minute);
                arrived.is_none_or(|arrived| arrived <= at) && left.is_none_or(|left| at < left)
            };
            let counted = (0..i64::from(session.minutes().0)).filter(|minute| there(*minute)).count();
            let stay = session.stay(arrived, left);
            prop_assert_eq!(stay.unwrap_or_default().0 as usize, counted);
            prop_assert!(stay.is_none_or(|stay| stay > Minutes::ZERO && stay <= session.minutes()));
        }
    }
}
