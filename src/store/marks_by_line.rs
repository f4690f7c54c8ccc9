//! Cohorts that a writer found right in every row of their register, each mark on a line of its own, letter for letter as the
//! program writes it. The bytes that a writer has read stay the same, so that this stays true while it is at work.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::domain::programme::ids::CohortId;

#[derive(Debug, Default)]
pub(super) struct MarksByLine(Mutex<BTreeSet<CohortId>>);

impl MarksByLine {
    pub fn learn(&self, id: &CohortId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
    }

    pub fn hold(&self, id: &CohortId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(id)
    }
}
