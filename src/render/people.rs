//! Rows of the formats that people read: they wait as texts until the widths of all are known.

use crate::table::{Cell, SameCells};

use super::page::Page;
use super::spoken::Spoken;
use super::written::{Filled, Held, Part};

/// Rows that wait.
pub struct Waiting<'p> {
    page: &'p Page,
    held: Held,
}

impl<'p> Waiting<'p> {
    pub fn new(page: &'p Page) -> Self {
        Self { page, held: Held::default() }
    }
}

impl Part for Waiting<'_> {
    fn row(&mut self, cells: &[Cell<'_>], _: &[SameCells]) {
        self.held.sums.add(self.page, cells);
        self.held.rows.push(spoken(self.page, cells));
    }

    fn filled(self: Box<Self>) -> Filled {
        Filled::Held(self.held)
    }
}

/// The cells of a row that are shown, in the page's language.
pub fn spoken(page: &Page, cells: &[Cell<'_>]) -> Vec<Spoken> {
    page.positions.iter().map(|position| Spoken::of(&cells[*position], page.style.lang)).collect()
}

/// The last row, if there is one.
pub fn total(page: &Page, held: &Held) -> Option<Vec<Spoken>> {
    held.sums.row(page).map(|row| row.iter().map(|cell| Spoken::of(cell, page.style.lang)).collect())
}

/// For each column, whether it stands right: a column with a number in it does.
pub fn right(page: &Page, rows: &[Vec<Spoken>]) -> Vec<bool> {
    (0..page.columns.len()).map(|position| rows.iter().any(|row| row[position].number)).collect()
}
