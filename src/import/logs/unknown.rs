//! What can be said of a file that no tool wrote: its headings, what they seem to be, the keys of its JSON.

use serde_json::Value;

use crate::import::durations;
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::of_row;
use crate::import::logs::messages::CannotReadLog;

use super::content::is_moment;
use super::guess;
use super::section::{DEEPEST, Section, TELLING};
use super::words;

/// Why no tool knows these sheets.
pub fn table(grids: &[&Grid]) -> CannotReadLog {
    let found = grids.iter().filter_map(|grid| Some((*grid, heading_row(grid)?)));
    let Some((grid, place)) = found.max_by_key(|(grid, place)| (known(&grid.rows[*place]), filled(&grid.rows[*place])))
    else {
        return CannotReadLog::Unknown { headings: Vec::new(), guess: Vec::new() };
    };
    let guess = Section::new(&grid.rows, place).map(|section| guess::of(&section)).unwrap_or_default();
    CannotReadLog::Unknown { headings: cells(&grid.rows[place]), guess }
}

/// The row that looks most like headings: it has most that are known, else it is the widest; of several the first. A row
/// that holds values is none, nor one much narrower than the rows that do: neither a person nor a title is ever taken for
/// headings.
pub fn heading_row(grid: &Grid) -> Option<usize> {
    let rows = &grid.rows[..grid.rows.len().min(DEEPEST)];
    let width = width(&grid.rows);
    let wide = |row: &GridRow| filled(row) * 2 >= width;
    let places = (0..rows.len()).rev();
    let places = places.filter(|place| wide(&rows[*place]) && heads(&rows[*place], &grid.rows[place + 1..]));
    places.max_by_key(|place| (known(&rows[*place]), filled(&rows[*place])))
}

/// How many cells the rows of a table fill: as many as the fullest that hold values, one broken row left out.
fn width(rows: &[GridRow]) -> usize {
    let valued = rows.iter().take(200).filter(|row| row.cells().any(is_value));
    let mut widths: Vec<usize> = valued.map(filled).collect();
    widths.sort_unstable_by(|one, other| other.cmp(one));
    let broken = usize::from(widths.len() > 2);
    widths.get(broken).copied().unwrap_or_default()
}

/// Whether a row may head the rows below: no cell of it is a value, and it says something that is known, or values stand
/// under it.
fn heads(row: &GridRow, below: &[GridRow]) -> bool {
    let values = |row: &GridRow| row.cells().any(is_value);
    !values(row) && (known(row) > 0 || below.iter().take(DEEPEST).any(values))
}

/// A moment, a duration, a number, an address: no heading.
pub fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    let address = cell.contains('@') && !cell.contains(' ');
    !cell.is_empty()
        && (address || cell.parse::<f64>().is_ok() || is_moment(cell) || durations::seconds(cell, None).is_some())
}

/// The cells of a row that hold something.
pub fn cells(row: &GridRow) -> Vec<String> {
    row.cells().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

fn known(row: &GridRow) -> usize {
    words::meanings(&of_row(row)).iter().flatten().filter(|meaning| TELLING.contains(meaning)).count()
}

fn filled(row: &GridRow) -> usize {
    row.filled().count()
}

/// Why no tool knows this JSON.
pub fn json(values: &[Value]) -> CannotReadLog {
    if values.iter().any(speaks) {
        return CannotReadLog::SpeakerTimes;
    }
    let outermost = values.first().map(|value| value.as_array().and_then(|list| list.first()).unwrap_or(value));
    let keys = outermost.and_then(Value::as_object).map(|object| object.keys().cloned().collect());
    CannotReadLog::UnknownJson { keys: keys.unwrap_or_default() }
}

/// Whether it counts how long people spoke.
fn speaks(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.iter().any(|(key, value)| {
            let key = key.to_lowercase();
            key.contains("dominantspeaker") || key.replace('_', "") == "speakerstats" || speaks(value)
        }),
        Value::Array(list) => list.iter().any(speaks),
        _ => false,
    }
}
