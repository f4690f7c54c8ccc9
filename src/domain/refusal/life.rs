//! Why a change in the life of an enrolment was refused: going to another cohort, being made one with another. Data, not
//! words.

use chrono::NaiveDate;

use super::reason::Refusal;
use crate::domain::attendance::mark::Mark;
use crate::domain::privacy::erased::Erasure;
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::EnrolmentState;

/// Why a transfer, a merge, or coming back was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LifeRefusal {
    /// The new cohort is the one they are in.
    SameCohort {
        /// Who.
        person: Candidate,
        /// Where.
        cohort: CohortId,
    },
    /// They attended a session here on or after the first day there.
    AttendedSince {
        /// Who.
        person: Candidate,
        /// Here.
        cohort: CohortId,
        /// The first day there, as asked for.
        first_day: NaiveDate,
        /// The last such session.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// They are in the new cohort already.
    AlreadyThere {
        /// As they stand there.
        person: Candidate,
        /// Where they stand.
        state: EnrolmentState,
        /// There.
        cohort: CohortId,
    },
    /// Somebody there is near: perhaps the same person.
    PerhapsThere {
        /// Who is there.
        person: Candidate,
        /// Whether it is the e-mail that is the same; else the name is alike.
        same_email: bool,
        /// There.
        cohort: CohortId,
    },
    /// No seat is free there.
    CohortFull {
        /// There.
        cohort: CohortId,
        /// How many seats it has.
        capacity: u32,
        /// They, as they wait for one there already.
        waits: Option<Candidate>,
    },
    /// Others wait for a seat there; a reason is needed.
    OthersWait {
        /// Who would pass them over.
        person: Candidate,
        /// Who is first.
        first: Candidate,
        /// There.
        cohort: CohortId,
    },
    /// They come back, and what was held meanwhile would be planned for them as well.
    Between {
        /// As they stand there.
        person: Candidate,
        /// Their id here.
        leaving: String,
        /// Here.
        here: CohortId,
        /// There.
        there: CohortId,
        /// The first day back, as asked for.
        first_day: NaiveDate,
        /// What was held meanwhile, in order.
        sessions: Vec<(SessionId, NaiveDate)>,
        /// What can be done.
        way: WayBack,
    },
    /// Somebody who withdrew comes back, and no seat is free: waiting would lose their hours.
    NoSeatToReturn {
        /// Who.
        person: Candidate,
        /// Where.
        cohort: CohortId,
        /// How many seats it has.
        capacity: u32,
    },
    /// They were erased: their data do not come back by themselves.
    Erased {
        /// By which id, and when.
        erasure: Erasure,
        /// From where.
        cohort: CohortId,
    },
    /// Somebody left, and nothing says whether a registration is newer than that.
    PerhapsNewer {
        /// Who.
        person: Candidate,
        /// As what they left.
        state: EnrolmentState,
    },
    /// Somebody would come back to a seat that was taken since.
    SeatTaken {
        /// Who.
        person: Candidate,
        /// Where.
        cohort: CohortId,
        /// How many seats it has.
        capacity: u32,
    },
    /// The two to be made one are one already.
    OnePerson {
        /// Who.
        person: Candidate,
    },
    /// The state that was decided for would not hold an hour that they attended.
    StateLosesHours {
        /// Where, and why not.
        why: Box<Refusal>,
        /// Whose state holds it: A or B.
        keep: &'static str,
    },
    /// Minutes were said of a session that not both attended.
    NotBothPresent {
        /// Which.
        session: SessionId,
        /// The first and the second, as they are marked there.
        both: Box<[Attended; 2]>,
    },
    /// Two presences cannot come to so many minutes.
    MinutesOutside {
        /// Where.
        session: SessionId,
        /// Asked for.
        minutes: Minutes,
        /// The planned length.
        most: Minutes,
    },
    /// Of one session, different things were decided.
    DecidedTwice {
        /// Which.
        session: SessionId,
        /// Those flags.
        flags: Vec<String>,
    },
    /// The two to be made one contradict each other, and nobody has said which is right.
    Conflicts {
        /// Whose id stays.
        first: Candidate,
        /// Whose row goes.
        second: Candidate,
        /// Where.
        conflicts: Vec<Conflict>,
    },
}

/// How somebody can come back to a cohort that went on without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayBack {
    /// Following those modules alone: what was held meanwhile is all there is of the others.
    Without {
        /// Those that are left.
        modules: Vec<ModuleId>,
    },
    /// From the first day of what was held meanwhile on: it is planned for them there again.
    From {
        /// That day.
        day: NaiveDate,
    },
    /// Not there: they attended elsewhere meanwhile.
    None {
        /// The last session that they attended here.
        attended: SessionId,
        /// Its day.
        date: NaiveDate,
    },
}

/// Somebody's mark at one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// Who.
    pub person: Candidate,
    /// As they are marked.
    pub mark: Option<Mark>,
}

/// What two presences at one session come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// Both marks say from when to when: so many minutes.
    Minutes(Minutes),
    /// A mark does not say when.
    Unknown,
}

/// Two enrolments of one person say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// In a cell of the enrolment.
    Cell {
        /// The column, or the question's id.
        name: String,
        /// The question, when it is one.
        label: Option<String>,
        /// As the first has it: as the table keeps it.
        first: String,
        /// As the second has it.
        second: String,
    },
    /// At a session that both are marked at.
    Marks {
        /// Which.
        session: SessionId,
        /// The mark of the first.
        first: Mark,
        /// The mark of the second.
        second: Mark,
        /// What they come to where both are presences.
        together: Option<Together>,
    },
}

impl Conflict {
    /// What a decision about it is called by: the column, the question's id or the session.
    pub fn name(&self) -> &str {
        match self {
            Self::Cell { name, .. } => name,
            Self::Marks { session, .. } => session.as_str(),
        }
    }
}
