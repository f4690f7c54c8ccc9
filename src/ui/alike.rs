//! Of many findings of one kind, the first hundred; of the others, their number.

use std::collections::BTreeMap;

use crate::domain::problem::{Problem, Severity};
use crate::ui::status::Status;

/// How many findings of one kind are shown.
const SHOWN: usize = 100;

/// How many findings of each kind there have been.
#[derive(Debug, Default)]
pub struct Alike(BTreeMap<(Severity, Option<&'static str>), usize>);

impl Alike {
    /// Counts one more; whether it is still shown.
    pub fn shows(&mut self, problem: &Problem) -> bool {
        let seen = self.0.entry((problem.severity, problem.code)).or_default();
        *seen += 1;
        *seen <= SHOWN
    }

    /// What is said of those that were not shown.
    pub fn others(&self) -> impl Iterator<Item = Status> {
        let more = self.0.iter().filter(|(_, seen)| **seen > SHOWN);
        more.map(|((_, code), seen)| Status::OthersAlike { code: *code, more: seen - SHOWN })
    }
}
