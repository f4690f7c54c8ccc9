//! What every format must be able to do, and the rows that it has written so far.

use crate::table::{Cell, SameCells};

use super::page::Page;
use super::spoken::Spoken;
use super::sums::Sums;

pub trait Render: Sync {
    /// What comes before the first row.
    fn begin(&self, page: &Page) -> Vec<u8>;
    /// Some of the rows, none yet: to be filled on any thread.
    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p>;
    /// How many bytes at the start of a part join it to the row before; the first part of all loses them.
    fn joint(&self) -> usize {
        0
    }
    /// What comes after the last row; for a format that must see all rows first, everything.
    fn end(&self, page: &Page, held: Held) -> End;
}

/// The end of a table, and what could not be shown of it.
#[derive(Debug, Default)]
pub struct End {
    pub bytes: Vec<u8>,
    /// Columns of the page that were left out for want of room.
    pub left_out: Vec<usize>,
}

impl From<Vec<u8>> for End {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, left_out: Vec::new() }
    }
}

/// Some of the rows of a table.
pub trait Part {
    /// Adds a row, with a cell for each column of the whole table, shown or not, and which of them are the same on other
    /// rows.
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]);
    /// The rows as they leave their thread.
    fn filled(self: Box<Self>) -> Filled;
}

/// Some of the rows, written.
pub enum Filled {
    /// Final bytes.
    Bytes(Vec<u8>),
    /// Texts that wait until the widths of all are known.
    Held(Held),
}

/// Rows whose layout must wait for the last of them.
#[derive(Debug, Default)]
pub struct Held {
    /// Whether there was a row at all, held or written.
    pub any: bool,
    pub(super) rows: Vec<Vec<Spoken>>,
    /// What they add up to.
    pub(super) sums: Sums,
}
