//! The heap that rules throw their findings on, and its order.

use std::sync::Arc;

use crate::domain::place::{Place, Target};
use crate::i18n::Problem;
use crate::i18n::checks::{Code, Finding};
use crate::i18n::problem::Severity;

use super::facts::TableFacts;

/// Problems, each with the order of its column on its line.
#[derive(Debug, Default)]
pub struct Findings(Vec<(Problem, usize)>);

impl Findings {
    /// One more, at its place.
    pub(super) fn add(&mut self, finding: impl Finding, place: Place) {
        let column = match &place.target {
            Target::Bytes(bytes) => bytes.start,
            Target::Line | Target::Cell(_) => 0,
        };
        self.0.push((finding.problem(place), column));
    }

    /// One more, about the folder itself.
    pub(super) fn add_placeless(&mut self, finding: impl Finding) {
        self.0.push((finding.placeless(), 0));
    }

    /// Problems that somebody else found. One without a code gets the code of its kind; one of which a rule of ours
    /// says the same at the same place is left out.
    pub fn found_elsewhere(&mut self, problems: Vec<Problem>) {
        let ours = self.0.len();
        for mut problem in problems {
            let said = |(one, _): &(Problem, usize)| {
                problem.place.is_some()
                    && one.place == problem.place
                    && (problem.code.is_none() || problem.code == one.code)
            };
            if self.0[..ours].iter().any(said) {
                continue;
            }
            let code = match problem.severity {
                Severity::Error => Code::BadRow,
                Severity::Warning => Code::Noticed,
            };
            problem.code.get_or_insert(code.key());
            self.0.push((problem, 0));
        }
    }

    /// Knows the order of the columns of tables.
    pub(super) fn place_columns(&mut self, tables: [&TableFacts; 2]) {
        for (problem, column) in &mut self.0 {
            let Some(Place { file, target: Target::Cell(heading), .. }) = &problem.place else { continue };
            if let Some(table) = tables.iter().find(|table| Arc::ptr_eq(&table.file, file) || table.file == *file) {
                *column = table.position(heading);
            }
        }
    }

    /// Takes in those of another heap.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them by file, line, column and code; those that stand nowhere come first.
    pub fn sorted(mut self) -> Vec<Problem> {
        self.0.sort_by(|(one, one_column), (other, other_column)| {
            let key = |problem: &Problem| problem.place.as_ref().map(|place| (Arc::clone(&place.file), place.line));
            key(one).cmp(&key(other)).then(one_column.cmp(other_column)).then_with(|| one.code.cmp(&other.code))
        });
        self.0.into_iter().map(|(problem, _)| problem).collect()
    }
}
