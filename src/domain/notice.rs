//! What a decision wants the coordinator to know beside its changes: warnings and next steps, as data. Their words
//! are i18n's.

use chrono::NaiveDate;

use super::eligibility::Barrier;
use super::ids::{CohortId, SessionId};

/// Something to know about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No seat was free: they are on the waiting list at that rank.
    PutOnWaitingList {
        /// Seats of the cohort.
        capacity: u32,
        /// Rank, from 1.
        rank: usize,
    },
    /// A seat was taken while others wait.
    OthersWait {
        /// How many wait.
        waiting: usize,
        /// Who is first.
        next: String,
    },
    /// The cohort has begun: sessions before today count as planned.
    EarlierSessionsCount {
        /// Those sessions.
        sessions: Vec<SessionId>,
        /// Whose id.
        id: String,
        /// The day they were seated.
        day: NaiveDate,
    },
    /// The cohort has begun: for all who join now, sessions before that day count as planned.
    EarlierSessionsCountForAll {
        /// Those sessions.
        sessions: Vec<SessionId>,
        /// How many join.
        people: usize,
        /// The latest day on which one of them was seated.
        day: NaiveDate,
    },
    /// A seat is free and somebody waits.
    SeatFreed {
        /// Whose seat.
        cohort: CohortId,
        /// Who is next.
        next: String,
        /// The id of that person.
        id: String,
    },
    /// Absences and excuses after the last day go.
    MarksRemoved {
        /// Of whom.
        person: String,
        /// At those sessions.
        sessions: Vec<SessionId>,
        /// Because they left.
        last_day: NaiveDate,
    },
    /// Absences and excuses at sessions that are no longer theirs go.
    MarksNoLongerExpected {
        /// Of whom.
        person: String,
        /// At those sessions.
        sessions: Vec<SessionId>,
    },
    /// They left before the first session expected of them: cancelled, not withdrawn.
    LeftBeforeFirstSession {
        /// Of whom.
        person: String,
    },
    /// No rule let them in; the reason given is kept.
    Overridden {
        /// The rule and the value it does not allow.
        barrier: Barrier,
    },
    /// Marks were lowered to the new length of the session.
    MinutesLowered {
        /// How many marks.
        marks: usize,
        /// To how many minutes.
        minutes: u32,
    },
    /// An absence or excuse is kept where its person is no longer expected.
    MarkNotCounted {
        /// Whose.
        person: String,
        /// Where.
        session: SessionId,
    },
    /// The session is longer than when it was marked.
    SessionLonger {
        /// Its new length.
        minutes: u32,
    },
    /// Marks go to a day that is still to come.
    MarkedAhead {
        /// The day.
        date: NaiveDate,
    },
    /// Marks went with the session's cancelling.
    MarksDropped {
        /// How many.
        marks: usize,
    },
    /// The new date is a public holiday.
    OnHoliday {
        /// The day.
        date: NaiveDate,
    },
    /// Nothing would change.
    NothingToDo,
}

impl Notice {
    /// Whether it is a next step rather than a warning.
    pub const fn is_hint(&self) -> bool {
        matches!(self, Self::SeatFreed { .. } | Self::NothingToDo)
    }
}
