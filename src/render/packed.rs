//! Rows of cells as people read them, that wait until the widths of all are known: one text for all, eight bytes a cell. There may
//! be a million cells.

use super::spoken::PendingCell;
use crate::domain::quantity::Share;

/// Rows that wait.
#[derive(Debug, Default)]
pub struct PackedRows {
    text: String,
    cells: Vec<Cell>,
    /// The rates of the cells that are one, in their order.
    shares: Vec<Share>,
    /// How many cells each row has.
    columns: usize,
    rows: usize,
}

/// One cell.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Of its text.
    length: u32,
    number: bool,
    whole: bool,
    /// Whether it is a rate.
    share: bool,
    /// Its heat and one, or zero.
    heat: u8,
}

impl PackedRows {
    /// Adds a row: of as many cells as every other.
    pub fn push(&mut self, row: &[PendingCell]) {
        (self.columns, self.rows) = (row.len(), self.rows + 1);
        for PendingCell { text, number, whole, share, heat } in row {
            // No text of four gigabytes is shown; if there were one, it would be cut.
            let length = text.floor_char_boundary(u32::MAX as usize);
            self.text.push_str(&text[..length]);
            self.shares.extend(share);
            self.cells.push(Cell {
                length: u32::try_from(length).unwrap_or(u32::MAX),
                number: *number,
                whole: *whole,
                share: share.is_some(),
                heat: heat.map_or(0, |heat| heat + 1),
            });
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// The rows, each made when it is looked at.
    pub fn rows(&self) -> impl Iterator<Item = Vec<PendingCell>> {
        let (mut text, mut cells, mut shares) = (self.text.as_str(), self.cells.iter(), self.shares.iter());
        (0..self.rows).map(move |_| {
            let spoken = |cell: &Cell| {
                let (own, rest) = text.split_at(cell.length as usize);
                text = rest;
                let share = if cell.share { shares.next().copied() } else { None };
                let Cell { number, whole, .. } = *cell;
                PendingCell { text: own.to_owned(), number, whole, share, heat: cell.heat.checked_sub(1) }
            };
            cells.by_ref().take(self.columns).map(spoken).collect()
        })
    }

    /// Whether a column has a number in it.
    pub fn has_number(&self, column: usize) -> bool {
        self.cells.iter().skip(column).step_by(self.columns.max(1)).any(|cell| cell.number)
    }

    /// Whether a cell is a rate.
    pub fn has_shares(&self) -> bool {
        !self.shares.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_as_they_went_in() {
        let text = |text: &str| PendingCell { text: text.to_owned(), ..PendingCell::default() };
        let share = Share::FOUR_FIFTHS;
        let rows = [
            vec![text("é "), PendingCell { number: true, whole: true, share: Some(share), ..text("33 %") }],
            vec![text(""), PendingCell { heat: Some(0), ..text("12") }],
        ];
        let mut packed = PackedRows::default();
        for row in &rows {
            packed.push(row);
        }
        assert_eq!(packed.rows().collect::<Vec<_>>(), rows);
        assert_eq!((packed.has_number(0), packed.has_number(1), packed.has_shares()), (false, true, true));
        assert!(PackedRows::default().rows().next().is_none() && !PackedRows::default().has_number(0));
    }
}
