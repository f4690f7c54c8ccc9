//! Google Meet's attendance report: one row a person, a total, times of day without a date; at times a title above it.

use crate::domain::taken::LogKind;
use crate::import::durations::{self, Unit};
use crate::import::grid::{Grid, GridRow};
use crate::import::meaning::Meaning;

use super::content::is_stamp;
use super::layout::{LogLayout, is_blank};
use super::said::{LogRecord, When};
use super::section::{Section, TELLING};
use super::words;

pub fn report(grid: &Grid) -> Option<LogLayout<'_>> {
    let section = Section::find(grid, |headings| {
        let has = |name: &str| headings.iter().any(|heading| heading == name);
        let all = |wanted: &[Meaning]| wanted.iter().all(|meaning| words::meanings(headings).contains(&Some(*meaning)));
        let named = all(&[Meaning::FirstName, Meaning::LastName]) || all(&[Meaning::Name, Meaning::LastName]);
        has("time joined") && has("time exited") || named && all(&[Meaning::Email, Meaning::Duration])
    })?;
    let meant = &section.meanings;
    let timed = [Meaning::Joined, Meaning::Left].into_iter().all(|meaning| meant.contains(&Some(meaning)));
    // An older edition has four columns and no times; a form may have columns headed like these.
    if !timed && !is_untimed(&section) {
        return None;
    }
    let [joined, left, duration] =
        [Meaning::Joined, Meaning::Left, Meaning::Duration].map(|meaning| section.column(meaning));
    let english = section.headed("time joined").is_some();
    // Another tool's table may have the same columns, with dates in them.
    if !english && section.rows.iter().any(|row| is_stamp(row.text(joined))) {
        return None;
    }
    let mut layout = LogLayout::of(LogKind::GoogleMeet);
    let above = grid.rows.iter().take_while(|row| row.number < section.heading.number);
    layout.title = above.flat_map(GridRow::cells).collect();
    layout.unit = duration.and_then(|column| Unit::of_heading(&section.headings[column]));
    section.tell(&TELLING, &mut layout);
    layout.rows.read(section.rows, move |row| {
        Some(LogRecord {
            row: row.number,
            name: section.name(row),
            email: section.email(row),
            registered: section.registered(row),
            host: false,
            when: When::Total { duration: row.text(duration), first: row.text(joined), last: row.text(left) },
            meeting: 0,
        })
    });
    Some(layout)
}

/// Names, e-mail and durations that for the most part can be read, and nothing else.
fn is_untimed(section: &Section<'_>) -> bool {
    let named = section.headings.iter().filter(|heading| !heading.is_empty()).count();
    let Some(column) = section.column(Meaning::Duration) else { return false };
    let cells: Vec<&str> =
        section.rows.iter().map(|row| row.cell(column).trim()).filter(|cell| !is_blank(cell)).collect();
    let read = cells.iter().filter(|cell| durations::seconds(cell, Some(Unit::Minutes)).is_some()).count();
    named == 4 && read > 0 && read * 2 >= cells.len()
}
