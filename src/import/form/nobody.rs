//! Rows below the headings that are nobody's: totals, the headings once more. Refuses to say anything of a row that may
//! be a person.

use crate::domain::people::registration::LeftOut;
use crate::import::grid::GridRow;
use crate::import::headings::normalised;

use super::column::{TableLayout, ValueSource};
use super::person::tidy;

/// Why a row is nobody's.
pub fn nobody(layout: &TableLayout, row: &GridRow) -> Option<LeftOut> {
    if is_total(row) {
        Some(LeftOut::Total)
    } else if is_heading_again(layout, row) {
        Some(LeftOut::HeadingAgain)
    } else {
        None
    }
}

/// Whether the row holds nothing but the total of the rows above.
fn is_total(row: &GridRow) -> bool {
    const WORDS: [&str; 9] = [
        "total",
        "totaux",
        "total general",
        "sous-total",
        "total inscrits",
        "total participants",
        "nombre d'inscrits",
        "nombre de participants",
        "nombre total",
    ];
    let mut filled = row.cells().map(tidy).filter(|cell| !cell.is_empty());
    let word = filled.next().is_some_and(|first| WORDS.contains(&normalised(&first).as_str()));
    word && filled.all(|cell| cell.chars().all(|c| c.is_ascii_digit() || " .,-€%/".contains(c)))
}

/// Whether the row holds the headings once more.
fn is_heading_again(layout: &TableLayout, row: &GridRow) -> bool {
    let mut filled = 0;
    let same = layout.columns.iter().all(|column| match column.source {
        ValueSource::Cell(position) => {
            let cell = normalised(row.cell(position));
            filled += usize::from(!cell.is_empty());
            cell == column.name
        }
        ValueSource::Choices(_) => true,
    });
    same && filled > 1
}
