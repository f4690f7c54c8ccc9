//! What a decision wants the coordinator to know beside its changes: warnings and next steps, as data. Their words
//! are in [`super::notice_words`].

use chrono::{NaiveDate, NaiveTime};

use super::vocabulary::EnrolmentState;
use crate::domain::people::eligibility::Barrier;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::holidays::Holiday;
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};

/// Somebody and the day that decides whether they are expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounded {
    /// Who.
    pub person: String,
    /// Their first or last day.
    pub bound: Bound,
}

/// The end of the time in which somebody is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// They are expected from that day on.
    First(NaiveDate),
    /// They are expected up to that day.
    Last(NaiveDate),
}

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
    /// A seat is free and others wait for it: newcomers are on the waiting list.
    WaitsBehind {
        /// How many others wait.
        waiting: usize,
        /// How many newcomers.
        people: usize,
        /// The rank of the only one, from 1; none where there are several.
        rank: Option<usize>,
    },
    /// Somebody who left comes back.
    ComesBack {
        /// Who.
        person: String,
        /// As what they left.
        was: EnrolmentState,
        /// Their last day.
        left: Option<NaiveDate>,
    },
    /// Sessions were held while they were away, and count as planned.
    MissedMeanwhile {
        /// Who.
        person: String,
        /// Their id.
        id: String,
        /// Those sessions, unmarked.
        sessions: Vec<SessionId>,
    },
    /// A seat was taken while others wait.
    OthersWait {
        /// How many wait.
        waiting: usize,
        /// Who is first.
        next: String,
    },
    /// Taking something back gives somebody their seat again, and others wait for it.
    SeatedAgain {
        /// Who has it again.
        person: String,
        /// How many wait.
        waiting: usize,
        /// Who is first of them.
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
    /// They left after the last session: nothing of it is free, and nothing of theirs changes.
    LeftAfterTheLastSession {
        /// Who.
        person: String,
        /// The day of that session.
        last: NaiveDate,
    },
    /// The day of enrolment is still to come.
    EnrolledAhead {
        /// Who.
        person: String,
        /// That day.
        day: NaiveDate,
    },
    /// No session of the cohort they go to lies on or after their first day there.
    NoSessionLeft {
        /// Whose.
        person: String,
        /// There.
        cohort: CohortId,
        /// Their first day there.
        first_day: Option<NaiveDate>,
    },
    /// Modules whose last session is behind them in one cohort are planned for them again in the other.
    ComesAgain {
        /// Those modules.
        modules: Vec<ModuleId>,
        /// The other modules that are left for them there.
        rest: Vec<ModuleId>,
        /// Where they followed them.
        from: CohortId,
        /// Where they come again.
        to: CohortId,
        /// Their id there.
        id: String,
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
    /// People whom the new day of a session brings in: they were not expected on the old one.
    ExpectedNow {
        /// Which session.
        session: SessionId,
        /// Who, and why they were not expected before.
        people: Vec<Bounded>,
    },
    /// People whom the new day of a session puts out: they were expected on the old one.
    ExpectedNoLonger {
        /// Which session.
        session: SessionId,
        /// Who, and why they are not expected any more.
        people: Vec<Bounded>,
    },
    /// Sessions that another first day brings in or puts out.
    OtherSessions {
        /// For whom.
        person: String,
        /// Those that they are expected at now.
        now: Vec<SessionId>,
        /// Those that they are no longer expected at.
        no_longer: Vec<SessionId>,
    },
    /// Two sessions are at the same time.
    AtOnce {
        /// The one that was changed.
        session: SessionId,
        /// The other one.
        other: SessionId,
        /// Its cohort, where it is another.
        cohort: Option<CohortId>,
        /// When both have begun.
        from: NaiveTime,
        /// When one of them ends.
        to: NaiveTime,
        /// How many people are expected at both.
        people: usize,
    },
    /// The clocks change while the session lasts.
    ClocksChange {
        /// Which.
        session: SessionId,
        /// When it begins, by the clock on the wall.
        start: NaiveTime,
        /// When it ends.
        end: NaiveTime,
        /// How much time passes.
        minutes: u32,
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
    /// A closed sheet is open again.
    SheetReopened {
        /// Whose.
        session: SessionId,
    },
    /// A reason was given to reopen, and no closed sheet is changed: it is not kept.
    NothingToReopen,
    /// The trainer counted another number of people than are marked present.
    CountDiffers {
        /// Where.
        session: SessionId,
        /// What the trainer counted.
        counted: u32,
        /// How many are marked present.
        present: usize,
    },
    /// A session of a new cohort falls on a public holiday.
    SessionOnHoliday {
        /// Which.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
        /// Which one.
        holiday: Holiday,
    },
    /// A new cohort begins on another weekday than its model: the gaps in days are kept.
    OtherWeekday {
        /// The model.
        like: CohortId,
        /// Its first day.
        first: NaiveDate,
        /// The first day of the new one.
        start: NaiveDate,
    },
    /// A session was moved in the model: the day it was first planned on is the pattern.
    FirstDateTaken {
        /// The model.
        like: CohortId,
        /// Which.
        session: SessionId,
        /// That day.
        first: NaiveDate,
    },
    /// A session is cancelled in the model and planned in the new cohort.
    PlannedAgain {
        /// The model.
        like: CohortId,
        /// Which.
        session: SessionId,
    },
    /// A link is of one meeting: those of the model are not copied.
    LinksNotCopied {
        /// The file where they go.
        file: String,
    },
    /// Nothing would change.
    NothingToDo,
}

impl Notice {
    /// That the clocks change while a session lasts; none of any other.
    pub fn of_clocks(session: &Session) -> Option<Self> {
        session.clock_change().map(|_| Self::ClocksChange {
            session: session.id.clone(),
            start: session.start,
            end: session.end,
            minutes: session.minutes().0,
        })
    }

    /// Whether it is a next step rather than a warning.
    pub const fn is_hint(&self) -> bool {
        matches!(
            self,
            Self::SeatFreed { .. } | Self::SheetReopened { .. } | Self::LinksNotCopied { .. } | Self::NothingToDo
        )
    }
}
