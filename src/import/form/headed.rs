//! Headings of a table that somebody named, now or once: the row that they stand in, the columns that they head.

use crate::domain::people::mapping::Mapping;
use crate::domain::suggest::nearest;
use crate::import::grid::Grid;
use crate::import::headings::{self, normalised};
use crate::import::importing::CannotImport;

use super::column::{SEARCHED, TableLayout};

/// The row that has every heading that `--map` names: pairs of a column and a heading.
pub fn mapped(grid: &Grid, maps: &[(String, String)]) -> Option<usize> {
    let wanted: Vec<&String> =
        maps.iter().map(|(_, heading)| heading).filter(|heading| !normalised(heading).is_empty()).collect();
    if wanted.is_empty() {
        return None;
    }
    headings::find(grid, |names| wanted.iter().all(|heading| !headings::named(heading, names).is_empty()))
}

/// The row whose headings an earlier import was told about.
pub fn remembered(grid: &Grid, remembered: &[Mapping], laid_out: impl Fn(usize) -> TableLayout) -> Option<usize> {
    if remembered.is_empty() {
        return None;
    }
    let known = |place: &usize| {
        let fingerprint = laid_out(*place).fingerprint();
        remembered.iter().any(|remembered| remembered.fingerprint == fingerprint)
    };
    (0..grid.rows.len().min(SEARCHED)).find(known)
}

/// The columns of a heading that was typed.
pub fn columns(layout: &TableLayout, heading: &str) -> Vec<usize> {
    let names: Vec<String> = layout.columns.iter().map(|column| column.name.clone()).collect();
    headings::named(heading, &names)
}

/// That none of these headings is the one that was typed.
pub fn unknown_heading(typed: &str, headings: Vec<String>) -> CannotImport {
    let near = nearest(typed, headings.iter().map(String::as_str)).map(str::to_owned);
    CannotImport::UnknownHeading { typed: typed.to_owned(), near, headings }
}
