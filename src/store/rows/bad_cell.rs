//! What is wrong with a cell, as a problem at its place.

use std::sync::Arc;

use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::spreadsheet::once;
use crate::domain::suggest::nearest;
use crate::store::rows::problem::{TableHint, TableProblem};

/// A problem of one cell.
pub fn bad_cell(file: &Arc<str>, line: u32, column: &str, what: TableProblem, hint: Option<TableHint>) -> Problem {
    let problem = what.problem().at(Place::cell(file, line, column));
    match hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

/// The ids that may be written: the one that a spreadsheet made the value of, else the nearest one first.
pub fn one_id<'a>(value: &str, known: impl Iterator<Item = &'a str> + Clone) -> TableHint {
    match once(value, known.clone()) {
        Some(id) => TableHint::SpreadsheetWrote { id: id.to_owned() },
        None => one_of(value, known),
    }
}

/// The words that may be written, the nearest one first.
pub fn one_of<'a>(value: &str, known: impl Iterator<Item = &'a str> + Clone) -> TableHint {
    let near = nearest(value, known.clone()).map(str::to_owned);
    TableHint::OneOf { near, known: known.map(str::to_owned).collect() }
}
