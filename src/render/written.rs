//! What every format must be able to do, and the rows that it has written so far.

use std::io;

use crate::table::{Cell, MakeCells, SameCells};

use super::packed::PackedRows;
use super::page::ShownColumns;
use super::sums::ColumnSums;
use super::value::WorkbookValue;

pub trait Render: Sync {
    /// What comes before the first row.
    fn begin(&self, page: &ShownColumns) -> Vec<u8>;
    /// Some of the rows, none yet: to be filled on any thread.
    fn part<'p>(&self, page: &'p ShownColumns) -> Box<dyn TablePart + 'p>;
    /// Where the parts are joined.
    fn joined<'p>(&self, page: &'p ShownColumns) -> Box<dyn Joined + 'p>;
}

/// The end of a table, and what could not be shown of it.
#[derive(Debug, Default)]
pub struct End {
    pub bytes: Vec<u8>,
    /// Columns of the page that were left out for want of room.
    pub left_out: Vec<usize>,
    /// Columns of the page of which a spreadsheet drops something: the zeros before a number.
    pub shortened: Vec<usize>,
}

impl From<Vec<u8>> for End {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, ..Self::default() }
    }
}

/// Some of the rows of a table.
pub trait TablePart {
    /// Adds a row, with a cell for each column of the whole table, shown or not, and which of them are the same on other
    /// rows.
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]);
    /// The same, of a row whose cells are made only where one of them is not known from another row.
    fn row_to_make(&mut self, make: &MakeCells<'_>, same: &[SameCells]) {
        make(&mut |cells| self.row(cells, same));
    }
    /// The rows as they leave their thread.
    fn filled(self: Box<Self>) -> Filled;
}

/// Some of the rows, as their format leaves them: written, or waiting.
#[derive(Debug, Default)]
pub struct Filled {
    /// Final bytes.
    pub(super) bytes: Vec<u8>,
    /// Texts that wait until the widths of all are known.
    pub(super) texts: PackedRows,
    /// Values of a workbook, which is written on one thread.
    pub(super) values: Vec<Vec<WorkbookValue>>,
    /// Columns of the page of which a spreadsheet drops something.
    pub(super) shortened: Vec<usize>,
    /// What the rows add up to, where a last row says so.
    pub(super) sums: ColumnSums,
}

/// The parts of a table, joined in their order.
pub trait Joined {
    /// The next part; gives what can be written now. An error is that of the disk.
    fn place(&mut self, part: Filled) -> io::Result<Vec<u8>>;
    /// What comes after the last row; for a format that must see all rows first, everything.
    fn end(self: Box<Self>) -> io::Result<End>;
}
