//! Why a change in the life of an enrolment was refused: going to another cohort, being made one with another. Data, not
//! words.

use chrono::NaiveDate;

use super::ids::{CohortId, SessionId};
use super::refusal::{Candidate, Refusal};
use super::vocabulary::EnrolmentState;

/// Why a transfer was refused.
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
    },
}

impl From<LifeRefusal> for Refusal {
    fn from(refusal: LifeRefusal) -> Self {
        Self::Life(refusal)
    }
}
