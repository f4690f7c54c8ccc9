//! `tools ranking --sensitivity`: whether another tool would be first if one criterion weighed one more, or one less.

use super::rows::{criteria, rows, tools};
use crate::domain::pedagogy::sensitivity::Step;
use crate::table::{Cell, Table};

/// One row a step of a weight.
pub fn sensitivity<'t>(steps: &[Step<'t>]) -> Table<'t> {
    rows! { steps, step =>
        always Criterion: criteria([step.criterion]),
        in_files CriterionLabel: Cell::text(step.criterion.label.as_str()),
        always Weight: Cell::Count(step.weight.get().into()),
        always WouldBe: Cell::Count(step.would_be.get().into()),
        always InFront: tools(step.first.iter().copied()),
        always ChangesFirst: Cell::Flag(step.changes),
    }
}
