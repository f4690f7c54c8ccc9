//! `tools ranking --disagreement`: where the group should talk.

use super::rows::{criteria, rows, tools};
use crate::domain::pedagogy::disagreement::disagreement as apart;
use crate::domain::pedagogy::grid::ToolGrid;
use crate::domain::pedagogy::scale::ScoreValue;
use crate::table::{Cell, Table};

/// One row a cell of the grid that has scores, the largest spread first.
pub fn disagreement<'t>(grid: &ToolGrid<'t>) -> Table<'t> {
    let score = |score: ScoreValue| Cell::Count(score.get().into());
    rows! { apart(grid), (cell, spread) =>
        always Tool: tools([cell.tool]),
        in_files ToolName: Cell::text(cell.tool.name.as_str()),
        always Criterion: criteria([cell.criterion]),
        in_files CriterionLabel: Cell::text(cell.criterion.label.as_str()),
        always Scores: Cell::count(cell.scores.count),
        always Low: Cell::maybe(cell.scores.low(), score),
        always High: Cell::maybe(cell.scores.high(), score),
        always Spread: Cell::Count(spread.into()),
    }
}
