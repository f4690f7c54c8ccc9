//! Where the group should talk: the cells whose scores are furthest apart.

use std::cmp::Reverse;

use super::grid::{GridCell, ToolGrid};

/// The cells that have scores, the largest spread first, then in the order of the grid.
pub fn disagreement<'g, 'a>(grid: &'g ToolGrid<'a>) -> Vec<(&'g GridCell<'a>, u8)> {
    let mut cells: Vec<(&GridCell, u8)> =
        grid.cells.iter().filter_map(|cell| Some((cell, cell.scores.spread()?))).collect();
    cells.sort_by_key(|(_, spread)| Reverse(*spread));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::scored;
    use crate::domain::pedagogy::settings::Settings;

    #[test]
    fn the_largest_spread_first_and_cells_without_scores_nowhere() {
        let records = scored(true);
        let grid = ToolGrid::of(&records, &Settings::default(), false);
        let cells: Vec<_> = disagreement(&grid)
            .into_iter()
            .map(|(cell, spread)| (cell.tool.id.as_str(), cell.criterion.id.as_str(), spread))
            .collect();
        // w1 c1: 3 to 5; w2 c1: 2 to 3; the others are of one mind; w1 c3 has none.
        assert_eq!(cells, [("w1", "c1", 2), ("w2", "c1", 1), ("w1", "c2", 0), ("w2", "c2", 0), ("w2", "c3", 0)]);
    }
}
