//! A row that has been judged: its verdict, and whom it is about.

use crate::domain::index::EnrolmentIndex;

use super::verdict::{Rejection, Verdict};

/// A verdict, and whom the row is about.
#[derive(Clone, Debug)]
pub struct RowJudgement {
    /// What became of the row.
    pub verdict: Verdict,
    pub about: JudgedPerson,
}

/// Whom a row is about, by their position on the roll.
#[derive(Clone, Copy, Debug)]
pub enum JudgedPerson {
    /// Nobody who is on it.
    Nobody,
    /// Who joined with it, or was there.
    Somebody(EnrolmentIndex),
    /// Who was there; the e-mail of the row was theirs once, and corrected since.
    Corrected(EnrolmentIndex),
}

impl JudgedPerson {
    /// Who it is.
    pub fn person(self) -> Option<EnrolmentIndex> {
        match self {
            Self::Nobody => None,
            Self::Somebody(person) | Self::Corrected(person) => Some(person),
        }
    }

    /// The same, whose e-mail was corrected.
    #[must_use]
    pub fn since_corrected(self) -> Self {
        self.person().map_or(Self::Nobody, Self::Corrected)
    }
}

impl RowJudgement {
    /// A row that is about nobody of the cohort.
    pub fn rejected(why: Vec<Rejection>) -> Self {
        Self { verdict: Verdict::Rejected(why), about: JudgedPerson::Nobody }
    }
}
