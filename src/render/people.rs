//! Rows of the formats that people read: they wait as texts until the widths of all are known.

use std::io;

use crate::table::{Cell, SameCells};

use super::packed::PackedRows;
use super::page::ShownColumns;
use super::spoken::PendingCell;
use super::sums::ColumnSums;
use super::written::{End, Filled, Joined, Render, TablePart};

/// Rows that wait.
struct Waiting<'p> {
    page: &'p ShownColumns,
    rows: Filled,
}

impl<'p> Waiting<'p> {
    fn new(page: &'p ShownColumns) -> Self {
        Self { page, rows: Filled::default() }
    }
}

/// Rows whose layout must wait for the last of them.
#[derive(Debug, Default)]
pub struct WaitingRows {
    parts: Vec<PackedRows>,
    /// What they add up to.
    pub sums: ColumnSums,
}

impl WaitingRows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(PackedRows::len).sum()
    }

    /// The rows, each made when it is looked at.
    pub fn rows(&self) -> impl Iterator<Item = Vec<PendingCell>> {
        self.parts.iter().flat_map(PackedRows::rows)
    }

    /// Whether a cell is a rate.
    pub fn has_shares(&self) -> bool {
        self.parts.iter().any(PackedRows::has_shares)
    }
}

/// All rows that wait, and how they are laid out.
struct AllWaiting<'p> {
    page: &'p ShownColumns,
    held: WaitingRows,
    layout: fn(&ShownColumns, &WaitingRows) -> End,
}

/// A format whose rows all wait, by how they are laid out.
pub struct LaidOut(pub fn(&ShownColumns, &WaitingRows) -> End);

impl Render for LaidOut {
    fn begin(&self, _: &ShownColumns) -> Vec<u8> {
        Vec::new()
    }

    fn part<'p>(&self, page: &'p ShownColumns) -> Box<dyn TablePart + 'p> {
        Box::new(Waiting::new(page))
    }

    fn joined<'p>(&self, page: &'p ShownColumns) -> Box<dyn Joined + 'p> {
        Box::new(AllWaiting { page, held: WaitingRows::default(), layout: self.0 })
    }
}

impl Joined for AllWaiting<'_> {
    fn place(&mut self, part: Filled) -> io::Result<Vec<u8>> {
        self.held.sums.join(&part.sums);
        self.held.parts.push(part.texts);
        Ok(Vec::new())
    }

    fn end(self: Box<Self>) -> io::Result<End> {
        Ok((self.layout)(self.page, &self.held))
    }
}

impl TablePart for Waiting<'_> {
    fn row(&mut self, cells: &[Cell<'_>], _: &[SameCells]) {
        self.rows.sums.add(self.page, cells);
        self.rows.texts.push(&spoken(self.page, cells));
    }

    fn filled(self: Box<Self>) -> Filled {
        self.rows
    }
}

/// The cells of a row that are shown, in the page's language.
pub fn spoken(page: &ShownColumns, cells: &[Cell<'_>]) -> Vec<PendingCell> {
    page.positions.iter().map(|position| PendingCell::of(&cells[*position], page.style.lang)).collect()
}

/// The last row, if there is one.
pub fn total(page: &ShownColumns, held: &WaitingRows) -> Option<Vec<PendingCell>> {
    held.sums.row(page).map(|row| row.iter().map(|cell| PendingCell::of(cell, page.style.lang)).collect())
}

/// For each column, whether it stands right: a column with a number in it does.
pub fn right(page: &ShownColumns, held: &WaitingRows) -> Vec<bool> {
    (0..page.columns.len()).map(|at| held.parts.iter().any(|part| part.has_number(at))).collect()
}
