//! Why a rule said no. Its words are in [`super::reason_words`], what to do in [`super::reason_hints`]; the exit code is 1.

use chrono::{NaiveDate, NaiveTime};

use super::candidate::Candidate;
use super::cohort::CohortRefusal;
use super::life::LifeRefusal;
use super::log::LogRefusal;
use super::register::RegisterRefusal;
use crate::domain::attendance::expectation::Unexpected;
use crate::domain::people::eligibility::Barrier;
use crate::domain::people::no_name::NoName;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::vocabulary::EnrolmentState;

/// A cohort as a refusal names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortDays {
    /// Its id.
    pub id: CohortId,
    /// Its first and last day; none where it has no session, or cannot be read.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody of the cohort fits what was typed.
    UnknownPerson {
        /// What was typed.
        typed: String,
        /// Where it was looked for.
        cohort: CohortId,
        /// Who comes nearest.
        near: Option<Candidate>,
    },
    /// Several people fit.
    AmbiguousPerson {
        /// What was typed.
        typed: String,
        /// They.
        candidates: Vec<Candidate>,
    },
    /// No session fits.
    UnknownSession {
        /// What was typed.
        typed: String,
        /// Where it was looked for.
        cohort: CohortId,
        /// The nearest.
        near: Option<SessionId>,
        /// All there are, with their days.
        known: Vec<(SessionId, NaiveDate)>,
    },
    /// Several sessions fit.
    AmbiguousSession {
        /// What was typed.
        typed: String,
        /// They.
        candidates: Vec<SessionId>,
    },
    /// No cohort of that id.
    UnknownCohort {
        /// What was typed.
        typed: String,
        /// The nearest.
        near: Option<CohortId>,
        /// All there are.
        known: Vec<CohortId>,
    },
    /// Several cohorts, and none was named.
    WhichCohort {
        /// All there are.
        known: Vec<CohortDays>,
    },
    /// A part of an id that several cohorts have.
    AmbiguousCohort {
        /// What was typed.
        typed: String,
        /// They.
        candidates: Vec<CohortDays>,
    },
    /// All cohorts were named where one is needed.
    OneCohort {
        /// All there are.
        known: Vec<CohortDays>,
    },
    /// The programme has no cohort yet.
    NoCohort,
    /// A name in a request that the definition does not have: a module, a funder, a field.
    UnknownName {
        /// What kind of name.
        kind: NameKind,
        /// What was typed.
        typed: String,
        /// The nearest.
        near: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// A value that a field does not allow.
    ValueNotAllowed {
        /// The field.
        field: String,
        /// What was given.
        value: String,
        /// What it allows.
        allowed: Vec<String>,
    },
    /// A required field has no answer.
    FieldMissing {
        /// The field.
        field: String,
        /// Its question.
        label: String,
        /// What it allows.
        allowed: Vec<String>,
    },
    /// What stands for a name is probably none.
    NoName {
        /// As written.
        name: String,
        /// Why.
        why: NoName,
    },
    /// The programme is not for them.
    NotEligible {
        /// Every rule that stands in the way.
        barriers: Vec<Barrier>,
    },
    /// They are in the cohort already.
    AlreadyEnrolled {
        /// As they stand there.
        person: Candidate,
        /// Where they stand.
        state: EnrolmentState,
        /// Whose row would say so; none: it would be a new one.
        edited: Option<Candidate>,
    },
    /// Somebody in the cohort is near: perhaps the same person.
    NearMatch {
        /// Who is there.
        person: Candidate,
        /// Whose row would say so; none: it would be a new one.
        edited: Option<Candidate>,
        /// Whether it is the e-mail that is the same; else the name is alike.
        same_email: bool,
    },
    /// Everybody who left already: nothing to withdraw from.
    NotEnrolled {
        /// Who.
        person: Candidate,
        /// Where they stand.
        state: EnrolmentState,
    },
    /// They attended a session after that date.
    AttendedAfter {
        /// Who.
        person: Candidate,
        /// The last day asked for.
        last_day: NaiveDate,
        /// The session, and its day.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// They attended a session that would no longer be theirs.
    AttendedElsewhere {
        /// Who.
        person: Candidate,
        /// The session.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// Nobody waits.
    NobodyWaits,
    /// They do not wait.
    NotWaiting {
        /// Who.
        person: Candidate,
        /// Where they stand.
        state: EnrolmentState,
    },
    /// All seats are taken.
    NoFreeSeat {
        /// How many there are.
        capacity: u32,
    },
    /// Others wait longer; a reason is needed.
    PassesOver {
        /// Who.
        person: Candidate,
        /// Who is first.
        first: Candidate,
    },
    /// They are not expected at the session.
    NotExpected {
        /// Who.
        person: Candidate,
        /// Where.
        session: SessionId,
        /// Why not.
        because: Unexpected,
        /// Their first or last day, where that is why.
        day: Option<NaiveDate>,
    },
    /// One person, two different marks in one request.
    MarkedTwice {
        /// Who.
        person: Candidate,
        /// The flags that contradict each other.
        flags: Vec<String>,
    },
    /// The session is cancelled.
    SessionCancelled {
        /// Which.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// The session is after today: only excuses.
    SessionToCome {
        /// Which.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// A time that leaves nothing of the session.
    OutsideSession {
        /// Who.
        person: Candidate,
        /// When they came.
        arrived: Option<NaiveTime>,
        /// When they left.
        left: Option<NaiveTime>,
        /// Start of the session.
        start: NaiveTime,
        /// End of the session.
        end: NaiveTime,
    },
    /// More minutes than there were.
    TooManyMinutes {
        /// Who.
        person: Candidate,
        /// Asked for.
        minutes: u32,
        /// There were.
        most: u32,
    },
    /// No mark to clear.
    NoMark {
        /// Who.
        person: Candidate,
        /// Where.
        session: SessionId,
    },
    /// The request asks for nothing.
    NothingAsked {
        /// Of which session.
        session: SessionId,
        /// Somebody expected who has no mark.
        person: Option<ParticipantId>,
        /// Whether the session is still to come.
        to_come: bool,
    },
    /// A session with marks moves only with `--keep-marks`.
    SessionHasMarks {
        /// Which.
        session: SessionId,
        /// How many.
        marks: usize,
        /// The flag that decides.
        flag: &'static str,
    },
    /// Already so.
    SessionIsAlready {
        /// Which.
        session: SessionId,
        /// Cancelled, or not.
        cancelled: bool,
    },
    /// The end would not come after the start.
    EndBeforeStart {
        /// Which.
        session: SessionId,
        /// Start asked for.
        start: NaiveTime,
        /// End asked for.
        end: NaiveTime,
    },
    /// It is not sure who the people of a log are.
    Log(LogRefusal),
    /// Several at once: nothing is written for any of them.
    Several(Vec<Refusal>),
    /// The register of a session.
    Register(RegisterRefusal),
    /// A cohort cannot be added.
    NewCohort(CohortRefusal),
    /// A transfer or a merge.
    Life(LifeRefusal),
    /// The session would stay where it is.
    SessionNotMoved {
        /// Which.
        session: SessionId,
    },
}

/// What kind of name the definition does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A module.
    Module,
    /// A funder.
    Funder,
    /// A field.
    Field,
    /// A column of a report.
    Column,
    /// A report.
    Report,
    /// A code of `check`.
    Code,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}

impl From<CohortRefusal> for Refusal {
    fn from(refusal: CohortRefusal) -> Self {
        Self::NewCohort(refusal)
    }
}

impl From<LifeRefusal> for Refusal {
    fn from(refusal: LifeRefusal) -> Self {
        Self::Life(refusal)
    }
}
