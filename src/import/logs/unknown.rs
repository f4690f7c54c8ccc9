//! What can be said of a file that no tool wrote: its headings, what they seem to be, the keys of its JSON.

use serde_json::Value;

use crate::domain::taken::LogKind;
use crate::i18n::logs::CannotReadLog;
use crate::import::grid::{Grid, Row};
use crate::import::headings::of_row;
use crate::import::synonyms::{Meaning, meanings};

use super::content;
use super::layout::Layout;
use super::section::{DEEPEST, Section};

/// Columns that `--map` can name, in the order in which they are shown.
const GUESSED: [(Meaning, &str); 7] = [
    (Meaning::Name, "name"),
    (Meaning::FirstName, "first_name"),
    (Meaning::LastName, "last_name"),
    (Meaning::Email, "email"),
    (Meaning::Joined, "joined"),
    (Meaning::Left, "left"),
    (Meaning::Duration, "duration"),
];

/// Why no tool knows these sheets.
pub fn table(grids: &[&Grid]) -> CannotReadLog {
    let found = grids.iter().filter_map(|grid| Some((*grid, heading_row(grid)?)));
    let Some((grid, place)) = found.max_by_key(|(grid, place)| (known(&grid.rows[*place]), filled(&grid.rows[*place])))
    else {
        return CannotReadLog::Unknown { headings: Vec::new(), guess: Vec::new() };
    };
    let mut guess = Vec::new();
    if let Some(mut section) = Section::new(&grid.rows, place) {
        content::complete(&mut section, &mut Layout::of(LogKind::Table));
        for (meaning, key) in GUESSED {
            let heading = section.column(meaning).map(|column| section.heading.cell(column).trim().to_owned());
            guess.extend(heading.filter(|heading| !heading.is_empty()).map(|heading| (key, heading)));
        }
    }
    CannotReadLog::Unknown { headings: cells(&grid.rows[place]), guess }
}

/// The row that looks most like headings: it has most that are known, else it is the widest; of several the first.
pub fn heading_row(grid: &Grid) -> Option<usize> {
    let rows = &grid.rows[..grid.rows.len().min(DEEPEST)];
    (0..rows.len()).rev().max_by_key(|place| (known(&rows[*place]), filled(&rows[*place])))
}

/// The cells of a row that hold something.
pub fn cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

fn known(row: &Row) -> usize {
    meanings(&of_row(row)).iter().flatten().filter(|meaning| GUESSED.iter().any(|(known, _)| known == *meaning)).count()
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
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
