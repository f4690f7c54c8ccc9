//! What becomes of a log: the plan, and everything that is shown of it before and after it is written.

use chrono::NaiveDateTime;

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Plan;
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::domain::refusal::reason::Refusal;

use super::balance::Balance;
use super::remarks::LogRemark;
use super::stay::LogStay;

/// A log once it is decided upon. People are positions among the enrolments, in the order in which people are listed.
#[derive(Clone, Debug)]
pub struct Logged {
    /// The changes.
    pub plan: Plan,
    /// Everybody expected who is in the log.
    pub rows: Vec<PersonRow>,
    /// Every row found again.
    pub balance: Balance,
    /// First arrival of anybody, the trainer included.
    pub first: Option<NaiveDateTime>,
    /// Last departure of anybody.
    pub last: Option<NaiveDateTime>,
    /// People of the cohort who were there and are not expected.
    pub not_expected: Vec<NotExpectedHere>,
    /// Trainers, and whoever ran the meeting.
    pub staff: Vec<UnmarkedVisitor>,
    /// Told to be nobody of the cohort.
    pub dismissed: Vec<UnmarkedVisitor>,
    /// Who was known by what was told before: as shown, position.
    pub recalled: Vec<(String, EnrolmentIndex)>,
    /// Nobody anybody knows.
    pub unknown: Vec<UnmarkedVisitor>,
    /// Nobody anybody knows, connected before the session or after it only.
    pub unknown_beside: Vec<UnmarkedVisitor>,
    /// Who waited to be let in, as shown.
    pub waiting: Vec<UnmarkedVisitor>,
    /// Who registered and never came, as shown.
    pub no_shows: Vec<UnmarkedVisitor>,
    /// Marked absent, for they are not in the log.
    pub absent: Vec<EnrolmentIndex>,
    /// Expected, not in the log, without a mark.
    pub unmarked: Vec<EnrolmentIndex>,
    /// Of those without a mark: they stand in a part of the log that could not be read.
    pub unread: Vec<EnrolmentIndex>,
    /// Of those absent or without a mark: they are in the log, before the session or after it.
    pub beside: Vec<EnrolmentIndex>,
    /// What there is to know.
    pub remarks: Vec<LogRemark>,
}

/// Somebody expected, in the log.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Who.
    pub enrolment: EnrolmentIndex,
    /// How long.
    pub stay: LogStay,
    /// What was marked before.
    pub before: Option<Mark>,
    /// What becomes of it.
    pub fate: LogFate,
}

/// What becomes of the mark of somebody in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFate {
    /// Marked, or marked anew.
    Marked,
    /// Marked so already.
    Same,
    /// The mark was made by hand and stays.
    KeptByHand,
    /// The mark comes from another log and stays.
    KeptOtherLog,
    /// Less than a whole minute: no mark.
    UnderAMinute,
    /// How long cannot be read: no mark.
    Unreadable,
}

impl LogFate {
    /// As programs read it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Same => "same",
            Self::KeptByHand => "kept_by_hand",
            Self::KeptOtherLog => "kept_other_log",
            Self::UnderAMinute => "under_a_minute",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Somebody of the cohort who is not expected at the session.
#[derive(Clone, Debug)]
pub struct NotExpectedHere {
    /// Who.
    pub enrolment: EnrolmentIndex,
    /// Why not.
    pub because: Unexpected,
    /// How long they were there.
    pub minutes: Minutes,
}

/// Somebody in the log who is not marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmarkedVisitor {
    /// As shown; may be empty.
    pub name: String,
    /// As shown; may be empty.
    pub email: String,
    /// How long they were in the session; none where it cannot be said.
    pub minutes: Option<Minutes>,
}

/// Why no presence can be taken from logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPresence {
    /// A rule says no.
    Refused(Refusal),
    /// Nothing in them falls in the session.
    NothingInSession {
        /// Rows that have a time, or might have had one.
        rows: usize,
        /// From first arrival to last departure of what there is.
        times: Option<(NaiveDateTime, NaiveDateTime)>,
        /// Whole hours by which everything is shifted.
        shift: Option<i64>,
        /// The one session that was held at those times.
        on_that_day: Option<SessionId>,
        /// Who was connected before it or after it.
        beside: Vec<UnmarkedVisitor>,
        /// Who was in the waiting room.
        waiting: Vec<UnmarkedVisitor>,
    },
    /// People of the cohort were there, and nobody can be marked.
    NobodyMarked {
        /// Whose times or durations cannot be read.
        unreadable: Vec<String>,
        /// Who was there for less than a minute.
        under_a_minute: Vec<String>,
        /// Who is not expected.
        not_expected: Vec<String>,
        /// The file has arrivals and departures of those whose durations cannot be read.
        timed: bool,
    },
    /// Somebody was there, and nobody of the cohort is recognised.
    NobodyKnown {
        /// Who was there.
        people: Vec<UnmarkedVisitor>,
    },
}

impl From<Refusal> for NoPresence {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
