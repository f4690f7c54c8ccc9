//! Zoom's attendee report of a webinar: a title, then sections (hosts, panelists, attendees, people by telephone), each
//! under a title of one cell and with headings of its own. One without headings is read where its rows stand as those of another
//! do; a section that is not understood is named and counted.

use crate::domain::taken::LogKind;
use crate::import::durations::Unit;
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::{normalised, of_row};
use crate::import::logs::messages::LogNote;
use crate::import::meaning::Meaning;

use super::content::is_moment;
use super::layout::{LogLayout, is_blank, is_no, is_yes};
use super::said::{LogRecord, When};
use super::section::{DEEPEST, Section};
use super::{unknown, words};

/// Who runs a webinar, by the title of their section.
const HOSTS: [&str; 14] = [
    "host",
    "hote",
    "organi",
    "anfitri",
    "gastgeber",
    "panel",
    "intervenant",
    "conferenc",
    "animat",
    "podium",
    "diskussion",
    "ponente",
    "palestrante",
    "relator",
];

pub fn webinar(grid: &Grid) -> Option<LogLayout<'_>> {
    let first = grid.rows.first()?;
    let starts: Vec<usize> = (1..grid.rows.len()).filter(|place| begins_section(&grid.rows[*place..])).collect();
    let attended =
        |start: &usize| of_row(&grid.rows[start + 1]).first().is_some_and(|heading| words::is_attended(heading));
    if !starts.iter().any(attended) {
        return None;
    }
    let mut layout = LogLayout::of(LogKind::ZoomWebinar);
    layout.unit = Some(Unit::Minutes);
    let title = grid.rows.iter().take(starts.first().copied().unwrap_or(DEEPEST));
    layout.title = title.skip_while(|row| row.number == first.number).flat_map(texts).collect();
    let end = |place: usize| starts.get(place + 1).copied().unwrap_or(grid.rows.len());
    let sections = || starts.iter().enumerate().map(|(place, start)| (*start, end(place)));
    let headed: Vec<Section<'_>> = sections()
        .filter(|(start, _)| !holds_values(&grid.rows[start + 1]))
        .filter_map(|(start, end)| Section::new(&grid.rows[..end], start + 1))
        .filter(tells_presence)
        .collect();
    let mut largest: Option<Section<'_>> = None;
    for (start, end) in sections() {
        let title = grid.rows[start].cell(0).trim();
        let section = if holds_values(&grid.rows[start + 1]) {
            let rows = &grid.rows[start + 1..end];
            let Some(like) = shaped_like(rows, &headed) else {
                layout.leave_out(title, rows);
                continue;
            };
            layout.notes.push(LogNote::SectionByShape { title: title.to_owned(), rows: rows.len() });
            Section { rows, ..like.clone() }
        } else {
            let Some(section) = Section::new(&grid.rows[..end], start + 1) else { continue };
            if !tells_presence(&section) {
                if !section.rows.is_empty() {
                    layout.leave_out(title, section.rows);
                }
                continue;
            }
            section
        };
        let title = normalised(title);
        section_rows(&section, HOSTS.iter().any(|word| title.contains(word)), &mut layout);
        if largest.as_ref().is_none_or(|largest| section.rows.len() >= largest.rows.len()) {
            largest = Some(section);
        }
    }
    let used = [Meaning::Name, Meaning::FirstName, Meaning::LastName, Meaning::Email, Meaning::Joined, Meaning::Left];
    largest?.tell(&used, &mut layout);
    Some(layout)
}

/// Whether a section has columns for somebody and for when they came.
fn tells_presence(section: &Section<'_>) -> bool {
    let has = |meaning| section.column(meaning).is_some();
    let named = [Meaning::Name, Meaning::FirstName, Meaning::LastName, Meaning::Email].into_iter().any(has);
    named && has(Meaning::Joined)
}

/// The headed section in whose columns rows without headings stand: each has its moments, its e-mail and its names where
/// the headings say. None where two sections fit that say different things.
fn shaped_like<'s, 'g>(rows: &[GridRow], headed: &'s [Section<'g>]) -> Option<&'s Section<'g>> {
    let mut fitting = headed.iter().filter(|section| rows.iter().all(|row| stands_in(row, section)));
    let first = fitting.next()?;
    fitting.all(|other| other.meanings == first.meanings && other.headings == first.headings).then_some(first)
}

/// Whether a row has in each column of a section what its heading says.
fn stands_in(row: &GridRow, section: &Section<'_>) -> bool {
    let has = |meaning, holds: &dyn Fn(&str) -> bool| {
        section.column(meaning).is_none_or(|column| is_blank(row.cell(column)) || holds(row.cell(column)))
    };
    let text = |cell: &str| !unknown::is_value(cell) && !is_yes(cell) && !is_no(cell);
    let answered = section.headings.iter().position(|heading| words::is_attended(heading));
    let attended = answered.is_none_or(|column| is_yes(row.cell(column)) || is_no(row.cell(column)));
    let came = section.column(Meaning::Joined).is_some_and(|column| is_moment(row.cell(column)));
    let stayed_away = answered.is_some_and(|column| is_no(row.cell(column)));
    row.cells().len() >= section.headings.len()
        && attended
        && (came || stayed_away)
        && has(Meaning::Joined, &is_moment)
        && has(Meaning::Left, &is_moment)
        && has(Meaning::Email, &|cell| cell.contains('@'))
        && [Meaning::Name, Meaning::FirstName, Meaning::LastName].into_iter().all(|name| has(name, &text))
        && !section.name(row).is_empty()
}

/// `Host Details,`: one cell, and a row of headings under it, or of somebody where the headings are missing. A row of
/// somebody of whom only the name is known has the cells of its table, if empty ones.
fn begins_section(rows: &[GridRow]) -> bool {
    let [title, under, ..] = rows else { return false };
    let first = title.cell(0);
    let alone = !first.trim().is_empty() && title.filled_width() == 1 && !unknown::is_value(first);
    let filled = under.filled().count();
    let is_title = title.len() <= 2 && !is_yes(first) && !is_no(first);
    // Less than three headings are of no people: poll answers.
    alone && filled >= 2 && if holds_values(under) { is_title && filled >= 3 } else { is_title || filled >= 3 }
}

fn holds_values(row: &GridRow) -> bool {
    row.cells().any(unknown::is_value)
}

fn texts(row: &GridRow) -> impl Iterator<Item = &str> {
    row.cells()
}

fn section_rows<'g>(section: &Section<'g>, host: bool, layout: &mut LogLayout<'g>) {
    let [joined, left] = [Meaning::Joined, Meaning::Left].map(|meaning| section.column(meaning));
    let attended = section.headings.iter().position(|heading| words::is_attended(heading));
    let registered = section.column(Meaning::RegisteredOn);
    layout.dates.extend(section.rows.iter().map(|row| row.text(registered)));
    let (rows, section) = (section.rows, section.clone());
    layout.rows.read(rows, move |row| {
        let (came, joined, left) = (row.text(attended), row.text(joined), row.text(left));
        let when = if is_no(came) {
            When::NoShow
        } else if is_yes(came) || is_blank(came) {
            When::Stay { joined, left }
        } else {
            When::Doubtful { attended: came.trim() }
        };
        Some(LogRecord {
            row: row.number,
            name: section.name(row),
            email: section.email(row),
            registered: section.registered(row),
            host,
            when,
            meeting: 0,
        })
    });
}
