//! BigBlueButton's learning dashboard as CSV: one row a person, a total. It quotes its values and does not double the
//! quotes inside them, and it quotes no heading: lines are cut at `","`, and only the first twelve columns are read.

use crate::domain::taken::LogKind;
use crate::import::grid::GridRow;
use crate::import::headings::of_row;
use crate::import::meaning::Meaning;
use crate::import::synonyms::meanings;

use super::Sheet;
use super::content::is_stamp;
use super::layout::{LogLayout, is_blank, is_no, is_yes};
use super::said::{LogRecord, When};
use super::section::DEEPEST;
use super::unknown;

/// The columns before the answers to polls.
const COLUMNS: usize = 12;

pub fn dashboard(sheet: Sheet<'_>) -> Option<LogLayout<'_>> {
    let rows = &sheet.grid.rows;
    let (place, known) = headed(rows).map(|place| (place, true)).or_else(|| Some((shaped(rows)?, false)))?;
    let heading = &rows[place];
    // In a language that is not known, the columns stand where the dashboard writes them.
    let meanings = if known { meanings(&of_row(heading)) } else { Vec::new() };
    let column =
        |meaning, usual| meanings.iter().take(COLUMNS).position(|found| *found == Some(meaning)).unwrap_or(usual);
    let [joined, left, duration] =
        [column(Meaning::Joined, 9), column(Meaning::Left, 10), column(Meaning::Duration, 11)];
    let mut layout = LogLayout::of(LogKind::BigBlueButtonCsv);
    layout.heading_row = Some(heading.number);
    for (place, written) in heading.cells().enumerate() {
        let key = match place {
            0 => Some("name"),
            1 => Some("role"),
            place if place == joined => Some("joined"),
            place if place == left => Some("left"),
            place if place == duration => Some("duration"),
            _ => None,
        };
        match key {
            Some(key) => layout.mapped.push((written.trim().to_owned(), key.to_owned())),
            None => layout.aside.push(written.trim().to_owned()),
        }
    }
    let mut people = Vec::new();
    let raw: Vec<&str> = sheet.text.map(|text| text.split('\n').collect()).unwrap_or_default();
    for row in &sheet.grid.rows[place + 1..] {
        let line = usize::try_from(row.number).ok().and_then(|number| raw.get(number - 1)).copied();
        let cells = line.and_then(cut).unwrap_or_else(|| texts(row));
        let cell = |place: usize| cells.get(place).copied().unwrap_or_default().trim();
        if cells.iter().skip(1).all(|cell| is_blank(cell)) {
            layout.nobody += 1;
            continue;
        }
        people.push(LogRecord {
            row: row.number,
            name: cell(0).into(),
            email: "",
            registered: String::new(),
            host: is_yes(cell(1)),
            when: When::Total { duration: cell(duration), first: cell(joined), last: cell(left) },
            meeting: 0,
        });
    }
    layout.rows.list(people);
    Some(layout)
}

/// The row with the headings of the English or the French dashboard.
fn headed(rows: &[GridRow]) -> Option<usize> {
    rows.iter().take(DEEPEST).position(|row| {
        let headings = of_row(row);
        let has = |name: &str| headings.iter().any(|heading| heading == name);
        (has("moderator") || has("moderateur")) && has("activity score")
    })
}

/// The first row, where the rows below it are those of a dashboard, in whatever language.
fn shaped(rows: &[GridRow]) -> Option<usize> {
    let (heading, below) = rows.split_first()?;
    let headings = heading.cells().take(COLUMNS).filter(|cell| !cell.trim().is_empty()).count();
    let people: Vec<&GridRow> = below.iter().filter(|row| !row.cells().skip(1).all(is_blank)).collect();
    let fitting = people.iter().filter(|row| is_of_dashboard(row)).count();
    let shaped = headings == COLUMNS && !heading.cells().any(unknown::is_value);
    (shaped && fitting > 0 && fitting * 5 >= people.len() * 3).then_some(0)
}

/// Moderator or not, scores and counts, two times of the clock, and a day's hours, minutes and seconds.
fn is_of_dashboard(row: &GridRow) -> bool {
    let clock = |place: usize| is_blank(row.cell(place)) || row.cell(place).matches(':').count() == 2;
    let count = |place: usize| is_blank(row.cell(place)) || row.cell(place).trim().parse::<f64>().is_ok();
    (is_yes(row.cell(1)) || is_no(row.cell(1)))
        && [3, 4, 11].into_iter().all(clock)
        && [2, 5, 6, 7, 8].into_iter().all(count)
        && is_stamp(row.cell(9))
        && (is_stamp(row.cell(10)) || is_blank(row.cell(10)))
}

/// The first twelve cells of a line as the dashboard writes it; none for a line that another program wrote.
fn cut(line: &str) -> Option<Vec<&str>> {
    let cells: Vec<&str> = line.trim().strip_prefix('"')?.strip_suffix('"')?.split("\",\"").take(COLUMNS).collect();
    (cells.len() == COLUMNS).then_some(cells)
}

fn texts(row: &GridRow) -> Vec<&str> {
    row.cells().take(COLUMNS).collect()
}
