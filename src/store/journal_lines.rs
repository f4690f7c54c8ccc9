//! Lines of the journal that `check` names: those that are no operation, and those whose number another one has.

use std::collections::HashMap;

use super::journal::{JOURNAL, Unusable, Whole};
use crate::domain::findings::Finding;
use crate::domain::findings::journal::JournalLine;
use crate::domain::place::Place;
use crate::domain::problem::Problem;

/// Lines that are no operation.
pub(super) fn unusable(journal: &Whole) -> impl Iterator<Item = Problem> {
    journal.unusable.iter().map(|(line, why)| {
        let what = match why {
            Unusable::Broken => JournalLine::Broken,
            Unusable::Elsewhere(path) => JournalLine::Elsewhere { path: path.clone() },
            Unusable::Newer(operation) => JournalLine::Newer { operation: *operation },
        };
        what.problem(Place::line(&JOURNAL.into(), *line))
    })
}

/// Lines of zeros.
pub(super) fn zeros(journal: &Whole) -> impl Iterator<Item = Problem> {
    journal.zeros.iter().map(|line| JournalLine::Zeros.problem(Place::line(&JOURNAL.into(), *line)))
}

/// Operations whose number one before them has, as when two copies of a folder are put together.
pub(super) fn numbered_twice(journal: &Whole) -> impl Iterator<Item = Problem> {
    let mut first = HashMap::new();
    journal.operations.iter().zip(&journal.lines).filter_map(move |(operation, line)| {
        let other = *first.entry(operation.op).or_insert(*line);
        (other != *line).then(|| {
            let what = JournalLine::Twice { operation: operation.op, other };
            what.problem(Place::line(&JOURNAL.into(), *line))
        })
    })
}
