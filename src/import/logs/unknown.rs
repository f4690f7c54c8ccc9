//! What can be said of a file that no tool wrote: its headings, what they seem to be, the keys of its JSON.

use serde_json::Value;

use crate::domain::taken::LogKind;
use crate::i18n::logs::CannotReadLog;
use crate::import::grid::{Grid, Row};
use crate::import::headings::of_row;
use crate::import::synonyms::{Meaning, meanings};

use super::content::{self, is_stamp};
use super::events::known as known_action;
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
        one_moment(&mut section);
        content::complete(&mut section, &mut Layout::of(LogKind::Table));
        for (meaning, key) in GUESSED {
            let heading = section.column(meaning).map(|column| section.heading.cell(column).trim().to_owned());
            guess.extend(heading.filter(|heading| !heading.is_empty()).map(|heading| (key, heading)));
        }
        let events = section.column(Meaning::Joined).is_some() && section.column(Meaning::Left).is_none();
        guess.extend(action(&section).filter(|_| events).map(|heading| ("action", heading)));
    }
    CannotReadLog::Unknown { headings: cells(&grid.rows[place]), guess }
}

/// The only column of moments is when something happened.
fn one_moment(section: &mut Section<'_>) {
    let known = [Meaning::Joined, Meaning::Left].into_iter().any(|meaning| section.column(meaning).is_some());
    if !known
        && let [column] = content::columns(section, is_stamp)[..]
        && section.meanings[column].is_none()
    {
        section.meanings[column] = Some(Meaning::Joined);
    }
}

/// The heading of the column that says who comes and who goes, in a table with one row for each: a word or a few, and
/// more cells than in any other that are known to be an action.
pub fn action(section: &Section<'_>) -> Option<String> {
    let is = |cell: &str| {
        (1..=80).contains(&cell.len())
            && !cell.contains(|c: char| c == '@' || c.is_ascii_digit())
            && known_action(cell).is_some()
    };
    let actions = |column: usize| section.rows.iter().take(200).filter(|row| is(row.cell(column).trim())).count();
    let open = (0..section.headings.len()).filter(|column| section.meanings[*column].is_none());
    let (column, _) =
        open.map(|column| (column, actions(column))).filter(|(_, found)| *found > 0).max_by_key(|(_, found)| *found)?;
    Some(section.heading.cell(column).trim().to_owned()).filter(|heading| !heading.is_empty())
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
