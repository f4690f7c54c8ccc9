//! A foreign file as rows of text, whatever it was: delimited text or the sheet of a workbook. Owns how the cells lie in
//! memory: the text of a file is kept once, however many cells it has.

use std::fmt;
use std::sync::Arc;

use crate::text::shared::SharedText;

/// Rows of cells with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Name of the sheet; none for a text.
    pub sheet: Option<String>,
    /// Rows that are there, blank ones left out.
    pub rows: Vec<GridRow>,
    /// Numbers of blank rows that are written all the same: `;;;;`.
    pub blank: Vec<u32>,
    /// Cells whose formula no program has calculated, taken as empty: row, and position from 0.
    pub uncalculated: Vec<(u32, usize)>,
    /// Serial numbers of days count from 1904 (a workbook's `date1904`), not from 1900.
    pub epoch_1904: bool,
}

/// One row. A date of a workbook is `2026-02-02` or `2026-02-02 11:30:00`, a time `11:30:00`, a number its shortest decimal
/// writing with a point, a formula its cached value, empty where there is none.
#[derive(Clone)]
pub struct GridRow {
    /// Line of the text it begins on, or number of the sheet's row, from 1.
    pub number: u32,
    /// Its first cell, and how many it has.
    first: u32,
    count: u32,
    table: Arc<Cells>,
}

/// The cells of a table, row after row.
#[derive(Default)]
struct Cells {
    /// The file's.
    text: Arc<str>,
    /// Cells that do not stand in it as they are: repaired, or with quotes inside.
    others: String,
    /// Where each begins and ends; beyond the end of the text it is in the others.
    spans: Vec<(u32, u32)>,
}

impl Cells {
    fn cell(&self, place: usize) -> &str {
        let Some((start, end)) = self.spans.get(place) else { return "" };
        let (start, end) = (*start as usize, *end as usize);
        match start.checked_sub(self.text.len()) {
            Some(beyond) => &self.others[beyond..end - self.text.len()],
            None => &self.text[start..end],
        }
    }
}

impl GridRow {
    /// A row that stands alone.
    pub fn new<'c>(number: u32, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut filling = Filling::default();
        cells.into_iter().for_each(|cell| filling.add(cell));
        filling.end_row(number);
        filling.rows().pop().unwrap_or(Self { number, first: 0, count: 0, table: Arc::default() })
    }

    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether it has no cell at all.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub fn cells(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        let first = self.first as usize;
        (0..self.len()).map(move |position| self.table.cell(first + position))
    }

    /// The text of a cell; empty when there is none.
    pub fn cell(&self, position: usize) -> &str {
        if position < self.len() { self.table.cell(self.first as usize + position) } else { "" }
    }

    /// What it says in a column, without spaces around it; nothing where there is no such column.
    pub fn text(&self, column: Option<usize>) -> &str {
        column.map_or("", |column| self.cell(column).trim())
    }

    /// Whether nothing but spaces is in it.
    pub fn is_blank(&self) -> bool {
        self.filled().next().is_none()
    }

    /// Its cells that hold more than spaces.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells().filter(|cell| !cell.trim().is_empty())
    }

    /// How many cells it has up to the last that holds more than spaces.
    pub fn filled_width(&self) -> usize {
        self.cells().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }

    /// The same row, its first cell left out.
    #[must_use]
    pub fn without_first(self) -> Self {
        let gone = self.count.min(1);
        Self { first: self.first + gone, count: self.count - gone, ..self }
    }
}

impl PartialEq for GridRow {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.cells().eq(other.cells())
    }
}

impl Eq for GridRow {}

impl fmt::Debug for GridRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.number)?;
        f.debug_list().entries(self.cells()).finish()
    }
}

/// A table that is being filled, cell after cell.
#[derive(Default)]
pub struct Filling {
    cells: Cells,
    /// Number and first cell of each row.
    rows: Vec<(u32, u32)>,
    /// First cell of the row that is being filled.
    first: usize,
}

impl Filling {
    /// From a text: cells that are pieces of it are not written again.
    pub fn of(text: &SharedText) -> Self {
        Self { cells: Cells { text: text.whole(), ..Cells::default() }, ..Self::default() }
    }

    /// One more cell of this row.
    pub fn add(&mut self, cell: &str) {
        let Cells { text, others, spans } = &mut self.cells;
        let start = match cell.as_ptr().addr().checked_sub(text.as_ptr().addr()) {
            Some(start) if start + cell.len() <= text.len() => start,
            _ => {
                others.push_str(cell);
                text.len() + others.len() - cell.len()
            }
        };
        spans.push((small(start), small(start + cell.len())));
    }

    /// Takes the last cell of this row back.
    pub fn take_back(&mut self) {
        if self.width() > 0 {
            self.cells.spans.pop();
        }
    }

    /// How many cells this row has.
    pub fn width(&self) -> usize {
        self.cells.spans.len() - self.first
    }

    /// Whether this row has a cell that holds more than spaces.
    pub fn holds_something(&self) -> bool {
        (self.first..self.cells.spans.len()).any(|place| !self.cells.cell(place).trim().is_empty())
    }

    pub fn end_row(&mut self, number: u32) {
        self.rows.push((number, small(self.first)));
        self.first = self.cells.spans.len();
    }

    pub fn drop_row(&mut self) {
        self.cells.spans.truncate(self.first);
    }

    pub fn rows(self) -> Vec<GridRow> {
        let end = small(self.first);
        let table = Arc::new(self.cells);
        let ends = self.rows.iter().skip(1).map(|(_, first)| *first).chain([end]);
        let row = |((number, first), end): (&(u32, u32), u32)| GridRow {
            number: *number,
            first: *first,
            count: end - first,
            table: table.clone(),
        };
        self.rows.iter().zip(ends).map(row).collect()
    }
}

/// Files and tables are bounded far below what 32 bits count.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
