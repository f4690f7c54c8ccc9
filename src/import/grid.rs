//! A foreign file as rows of text, whatever it was: delimited text or the sheet of a workbook.

/// Rows of cells with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Name of the sheet; none for a text.
    pub sheet: Option<String>,
    /// Rows that are there, blank ones left out.
    pub rows: Vec<Row>,
    /// Numbers of blank rows that are written all the same: `;;;;`.
    pub blank: Vec<u32>,
    /// Cells whose formula no program has calculated, taken as empty: row, and position from 0.
    pub uncalculated: Vec<(u32, usize)>,
    /// Serial numbers of days count from 1904 (a workbook's `date1904`), not from 1900.
    pub epoch_1904: bool,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Line of the text it begins on, or number of the sheet's row, from 1.
    pub number: u32,
    /// Its cells as text. A date of a workbook is `2026-02-02` or `2026-02-02 11:30:00`, a time `11:30:00`, a number
    /// its shortest decimal writing with a point, a formula its cached value, empty where there is none.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a cell; empty when there is none.
    pub fn cell(&self, position: usize) -> &str {
        self.cells.get(position).map_or("", String::as_str)
    }

    /// What it says in a column, without spaces around it; nothing where there is no such column.
    pub fn text(&self, column: Option<usize>) -> &str {
        column.map_or("", |column| self.cell(column).trim())
    }

    /// Whether nothing but spaces is in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
