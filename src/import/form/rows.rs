//! The rows below the headings of a form, before anybody asks what they say: which are nobody's, what of a row cannot be
//! read, why it counts for nothing, and its cells as they are given back.

use crate::domain::people::registration::{LeftOut, Mend, Unfit};
use crate::import::grid::{Grid, GridRow};

use super::column::{Role, TableLayout, is_address, is_ticked};
use super::nobody::nobody;
use super::person::tidy;

/// What the rows of one file have in common.
#[derive(Clone, Copy, Debug)]
pub struct RowContext<'a> {
    /// How its program laid it out.
    pub layout: &'a TableLayout,
    /// A text, whose rows have as many cells as its headings; the sheet of a workbook leaves empty ones out.
    pub is_text: bool,
    /// Cells whose formula was never calculated, in the order of the rows.
    pub uncalculated: &'a [(u32, usize)],
    /// Rows are given back: their cells are kept.
    pub keeps_cells: bool,
}

impl RowContext<'_> {
    /// The rows below the headings, and those of them that are nobody's, with their numbers.
    pub fn below<'g>(&self, grid: &'g Grid) -> (Vec<&'g GridRow>, Vec<(u32, LeftOut)>) {
        let below = grid.rows.get(self.layout.first..).unwrap_or_default();
        let (mut rows, mut left_out) = (Vec::with_capacity(below.len()), self.layout.left_out.clone());
        for row in below.iter().filter(|row| !row.is_blank()) {
            match self.beside(row).or_else(|| nobody(self.layout, row)) {
                Some(why) => left_out.push((row.number, why)),
                None => rows.push(row),
            }
        }
        left_out.extend(unseen(grid, self.layout.heading));
        left_out.sort_by_key(|(row, _)| *row);
        (rows, left_out)
    }

    /// Whether everything in a row of a workbook stands beside the table. (In a text, cells beyond the headings are a row
    /// of another shape.)
    fn beside(&self, row: &GridRow) -> Option<LeftOut> {
        let mut under = row.cells().take(self.layout.width);
        (!self.is_text && under.all(|cell| cell.trim().is_empty())).then_some(LeftOut::Beside)
    }

    /// What is not read of a row: formulas never calculated, cells of a workbook beside the table.
    pub fn missing(&self, row: &GridRow) -> Vec<Mend> {
        let first = self.uncalculated.partition_point(|(number, _)| *number < row.number);
        let here = self.uncalculated[first..].iter().take_while(|(number, _)| *number == row.number);
        let headings = here.filter_map(|(_, cell)| {
            let column = self.layout.columns.iter().find(|column| column.stands_at(*cell))?;
            Some(Mend::Uncalculated { heading: column.heading.clone() })
        });
        let mut missing: Vec<Mend> = headings.collect();
        if !self.is_text {
            let beside = row.cells().skip(self.layout.width);
            let beside: Vec<String> = beside.map(tidy).filter(|cell| !cell.is_empty()).collect();
            if !beside.is_empty() {
                missing.push(Mend::Beside { value: beside.join(", ") });
            }
        }
        missing
    }

    /// Its cells under the headings given back, and what stands beyond them.
    pub fn cells(&self, row: &GridRow) -> Vec<String> {
        if !self.keeps_cells {
            return Vec::new();
        }
        let mut cells: Vec<String> = self.layout.columns.iter().map(|column| column.value(row)).collect();
        let beyond = row.cells().take(row.filled_width()).skip(self.layout.width);
        cells.extend(beyond.map(str::to_owned));
        // In a row of another shape the address of a computer may stand under any heading.
        if !self.layout.addresses.is_empty() {
            for cell in cells.iter_mut().filter(|cell| is_address(cell)) {
                cell.clear();
            }
        }
        cells
    }

    /// Why a row counts for nothing, as its program's books say: of another shape, begun and never sent, a draft.
    pub fn unsent(&self, row: &GridRow) -> Vec<Unfit> {
        let (cells, expected) = (row.len(), self.layout.width);
        if self.is_text && (cells < expected || row.filled_width() > expected) {
            return vec![Unfit::OtherShape { cells, expected }];
        }
        let mut sent = self.layout.columns.iter().filter(|column| matches!(column.role, Role::Sent(_))).peekable();
        let unsent = sent.peek().is_some() && sent.all(|column| tidy(&column.value(row)).is_empty());
        if self.layout.unsent_is_incomplete && unsent {
            return vec![Unfit::Incomplete];
        }
        let drafts = self.layout.columns.iter().filter(|column| column.role == Role::Draft);
        drafts.filter(|column| is_ticked(&column.value(row))).map(|_| Unfit::Draft).collect()
    }

    /// Cells of a file, by row and position, with the heading that they stand under.
    pub fn headed(&self, cells: &[(u32, usize)]) -> Vec<(u32, String)> {
        let headed = cells.iter().filter_map(|(row, cell)| {
            let column = self.layout.columns.iter().find(|column| column.stands_at(*cell))?;
            Some((*row, column.heading.clone()))
        });
        headed.collect()
    }
}

/// Rows below the headings of which nothing is left to read.
fn unseen(grid: &Grid, heading: usize) -> Vec<(u32, LeftOut)> {
    let first = grid.rows.get(heading).map_or(0, |row| row.number);
    let mut formulas: Vec<u32> = grid.uncalculated.iter().map(|(row, _)| *row).collect();
    formulas.dedup();
    formulas.retain(|number| grid.rows.binary_search_by_key(number, |row| row.number).is_err());
    let formulas = formulas.into_iter().map(|row| (row, LeftOut::Uncalculated));
    let blank = grid.blank.iter().map(|row| (*row, LeftOut::Blank));
    formulas.chain(blank).filter(|(row, _)| *row > first).collect()
}
