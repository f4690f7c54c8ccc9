//! What may stand in a cell instead of what does.

use crate::domain::schema::problem::RowHint;
use crate::domain::spreadsheet::once;
use crate::domain::suggest::nearest;

/// The ids that may be written: the one that a spreadsheet made the value of, else the nearest one first.
pub fn one_id<'a>(value: &str, known: impl Iterator<Item = &'a str> + Clone) -> RowHint {
    match once(value, known.clone()) {
        Some(id) => RowHint::SpreadsheetWrote { id: id.to_owned() },
        None => one_of(value, known),
    }
}

/// The words that may be written, the nearest one first.
pub fn one_of<'a>(value: &str, known: impl Iterator<Item = &'a str> + Clone) -> RowHint {
    let near = nearest(value, known.clone()).map(str::to_owned);
    RowHint::OneOf { near, known: known.map(str::to_owned).collect() }
}
