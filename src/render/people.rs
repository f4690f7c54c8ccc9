//! Rows of the formats that people read: they wait as texts until the widths of all are known.

use std::io;

use crate::table::{Cell, SameCells};

use super::packed::Packed;
use super::page::Page;
use super::spoken::Spoken;
use super::sums::Sums;
use super::written::{End, Filled, Joined, Part, Render};

/// Rows that wait.
struct Waiting<'p> {
    page: &'p Page,
    rows: Filled,
}

impl<'p> Waiting<'p> {
    fn new(page: &'p Page) -> Self {
        Self { page, rows: Filled::default() }
    }
}

/// Rows whose layout must wait for the last of them.
#[derive(Debug, Default)]
pub struct Held {
    parts: Vec<Packed>,
    /// What they add up to.
    pub sums: Sums,
}

impl Held {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Packed::len).sum()
    }

    /// The rows, each made when it is looked at.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Spoken>> {
        self.parts.iter().flat_map(Packed::rows)
    }

    /// Whether a cell is a rate.
    pub fn has_shares(&self) -> bool {
        self.parts.iter().any(Packed::has_shares)
    }
}

/// All rows that wait, and how they are laid out.
struct AllWaiting<'p> {
    page: &'p Page,
    held: Held,
    layout: fn(&Page, &Held) -> End,
}

/// A format whose rows all wait, by how they are laid out.
pub struct LaidOut(pub fn(&Page, &Held) -> End);

impl Render for LaidOut {
    fn begin(&self, _: &Page) -> Vec<u8> {
        Vec::new()
    }

    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p> {
        Box::new(Waiting::new(page))
    }

    fn joined<'p>(&self, page: &'p Page) -> Box<dyn Joined + 'p> {
        Box::new(AllWaiting { page, held: Held::default(), layout: self.0 })
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

impl Part for Waiting<'_> {
    fn row(&mut self, cells: &[Cell<'_>], _: &[SameCells]) {
        self.rows.sums.add(self.page, cells);
        self.rows.texts.push(&spoken(self.page, cells));
    }

    fn filled(self: Box<Self>) -> Filled {
        self.rows
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
pub fn right(page: &Page, held: &Held) -> Vec<bool> {
    (0..page.columns.len()).map(|at| held.parts.iter().any(|part| part.has_number(at))).collect()
}
