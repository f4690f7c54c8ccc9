//! The last row that people's tables add: sums of minutes and counts, hours made from the minutes and never from rounded
//! lines (product rule 6.1).

use crate::table::{Cell, Row};

use super::page::ShownColumns;

/// For each column shown, what it adds up to so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnSums {
    cells: Vec<Cell<'static>>,
    rows: usize,
}

impl ColumnSums {
    /// Adds a row, with a cell for each column of the whole table.
    pub fn add(&mut self, page: &ShownColumns, cells: &[Cell<'_>]) {
        self.cells.resize(page.positions.len(), Cell::Empty);
        self.rows += 1;
        for ((sum, position), summed) in self.cells.iter_mut().zip(&page.positions).zip(&page.summed) {
            if *summed {
                *sum = plus(sum, &cells[*position]);
            }
        }
    }

    /// Adds what other rows came to.
    pub fn join(&mut self, other: &Self) {
        self.cells.resize(self.cells.len().max(other.cells.len()), Cell::Empty);
        self.rows += other.rows;
        for (sum, other) in self.cells.iter_mut().zip(&other.cells) {
            *sum = plus(sum, other);
        }
    }

    /// The row, where there are several to add up and a column that adds up.
    pub fn row(&self, page: &ShownColumns) -> Option<Row<'static>> {
        if self.rows < 2 || !page.summed.contains(&true) {
            return None;
        }
        let mut row = self.cells.clone();
        if let Some(label) = page.summed.iter().position(|summed| !summed) {
            row[label] = Cell::text("Total");
        }
        Some(row)
    }
}

fn plus(sum: &Cell<'static>, cell: &Cell<'_>) -> Cell<'static> {
    match (sum, cell) {
        (Cell::Empty, Cell::Minutes(one)) => Cell::Minutes(*one),
        (Cell::Empty, Cell::Hours(one)) => Cell::Hours(*one),
        (Cell::Empty, Cell::Count(one)) => Cell::Count(*one),
        (Cell::Minutes(sum), Cell::Minutes(one)) => Cell::Minutes(*sum + *one),
        (Cell::Hours(sum), Cell::Hours(one)) => Cell::Hours(*sum + *one),
        (Cell::Count(sum), Cell::Count(one)) => Cell::Count(sum + one),
        _ => sum.clone(),
    }
}
