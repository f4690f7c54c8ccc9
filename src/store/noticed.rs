//! What was read otherwise than it is written, once for each thing: said beside the answer of whatever command read it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::problem::Problem;

/// Shared by whoever reads and whoever says.
#[derive(Clone, Debug, Default)]
pub struct Noticed(Arc<Mutex<Vec<Problem>>>);

impl Noticed {
    /// Some more; what was noticed of one file in the same words is there already.
    pub(super) fn add(&self, problems: Vec<Problem>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = |problem: &Problem| (problem.place.as_ref().map(|place| place.file.clone()), problem.what.en());
        let mut there: HashSet<_> = all.iter().map(key).collect();
        all.extend(problems.into_iter().filter(|problem| there.insert(key(problem))));
    }

    /// All of it, by file and line.
    pub fn take(&self) -> Vec<Problem> {
        let mut all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        all.sort_by_cached_key(|problem| problem.place.as_ref().map(|place| (place.file.clone(), place.line)));
        all
    }
}
