//! Where a row of a table stands in its text, or what its cells are.

use std::ops::Range;

/// A row of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct WrittenRow {
    /// Where the text has it, its end of line included, and how long it is there; nowhere where it has it not.
    pub start: usize,
    length: u32,
    /// As many cells as there are columns, from when one of them is to be changed.
    #[allow(clippy::box_collection, reason = "most rows have none, and there may be hundreds of thousands")]
    pub cells: Option<Box<Vec<String>>>,
}

impl WrittenRow {
    pub fn at(place: &Range<usize>) -> Self {
        Self { start: place.start, length: u32::try_from(place.len()).unwrap_or(u32::MAX), cells: None }
    }

    pub fn of(cells: Vec<String>) -> Self {
        Self { cells: Some(Box::new(cells)), ..Self::default() }
    }

    pub fn place(&self) -> Range<usize> {
        self.start..self.start + self.length as usize
    }

    /// Whether it is written together with the next: both as the text has them, one behind the other, or both as cells.
    pub fn goes_with(&self, next: &Self) -> bool {
        match (&self.cells, &next.cells) {
            (None, None) => self.place().end == next.start,
            (Some(_), Some(_)) => true,
            _ => false,
        }
    }
}
