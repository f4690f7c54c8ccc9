//! A row that has been judged: its verdict, and whom it is about.

use crate::domain::index::EnrolmentIndex;

use super::verdict::{Rejection, Verdict};

/// A verdict, and whom the row is about, by their position on the roll.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What became of the row.
    pub verdict: Verdict,
    /// Who joined with it, or was there.
    pub person: Option<EnrolmentIndex>,
    /// The e-mail of the row was theirs once, and corrected since.
    pub corrected: bool,
}

impl Judged {
    /// A row that is about nobody of the cohort.
    pub fn rejected(why: Vec<Rejection>) -> Self {
        Self { verdict: Verdict::Rejected(why), person: None, corrected: false }
    }
}
