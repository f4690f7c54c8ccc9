//! Zoom's list of participants: under the heading of its meeting or without, one row a connection, or one a person with
//! a total.

use crate::domain::taken::LogKind;
use crate::import::durations::Unit;
use crate::import::grid::{Grid, GridRow};
use crate::import::meaning::Meaning;

use super::content::{columns, is_stamp};
use super::layout::{LogLayout, is_blank, is_no, is_yes, unless_waiting};
use super::said::{LogRecord, When};
use super::section::{DEEPEST, Section};

/// How Zoom heads its names, in the languages that were met.
pub const NAMES: [&str; 3] = ["name (original name)", "nom (nom original)", "名前 (元の名前)"];

/// Reads a list of participants.
pub fn participants(grid: &Grid) -> Option<LogLayout<'_>> {
    let section = Section::find(grid, |headings| {
        let has = |meaning| crate::import::synonyms::meanings(headings).contains(&Some(meaning));
        headings.iter().any(|heading| NAMES.contains(&heading.as_str())) && has(Meaning::Joined) && has(Meaning::Left)
    })
    .or_else(|| shaped(grid))?;
    let above = || grid.rows.iter().take_while(|row| row.number < section.heading.number);
    // A list alone begins with its headings; under a meeting, they stand below its two rows.
    let in_meeting = above().any(|row| row.filled().count() > 2);
    let mut layout = LogLayout::of(if in_meeting { LogKind::ZoomMeeting } else { LogKind::ZoomParticipants });
    layout.title = above().flat_map(GridRow::cells).collect();
    let organiser = layout.title.iter().copied().find(|cell| cell.contains('@')).unwrap_or_default().trim();
    layout.unit = Some(Unit::Minutes);
    let used = [Meaning::Name, Meaning::Email, Meaning::Joined, Meaning::Left, Meaning::WaitingRoom];
    section.tell(&used, &mut layout);
    layout.rows.read(section.rows, reader(&section, organiser));
    Some(layout)
}

/// The list in a language that is not known, by its shape: `Name (Original name)`, e-mail, two moments, whole minutes;
/// then whether they were guests, what they answered about the recording, whether they were in the waiting room. Where the
/// last of two such columns may be either, it is nobody's guess.
fn shaped(grid: &Grid) -> Option<Section<'_>> {
    let rows = grid.rows.iter().take(DEEPEST);
    let place = rows.clone().position(|row| {
        let filled = row.filled().count();
        (5..=8).contains(&filled) && row.cell(0).trim().ends_with([')', '）'])
    })?;
    let mut section = Section::new(&grid.rows, place)?;
    let minutes = |cell: &str| cell.parse::<u32>().is_ok();
    let (stamps, counts) = (columns(&section, is_stamp), columns(&section, minutes));
    let addresses = columns(&section, |cell| cell.contains('@'));
    let filled = section.headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
    if stamps != [2, 3] || !counts.contains(&4) || !(addresses == [1] || addresses.is_empty()) || filled > 8 {
        return None;
    }
    let waiting = section.column(Meaning::WaitingRoom).or((filled == 8).then_some(7));
    let says = |column: usize, so: fn(&str) -> bool| section.rows.iter().any(|row| so(row.cell(column)));
    let clear = match waiting {
        Some(column) => says(column, is_yes) || says(column, is_no) || !says(column, |cell| !is_blank(cell)),
        None => filled < 7 || !says(6, is_yes),
    };
    let own = [Meaning::Name, Meaning::Email, Meaning::Joined, Meaning::Left, Meaning::Duration];
    section.meanings = own.into_iter().map(Some).chain(vec![None; section.headings.len().saturating_sub(5)]).collect();
    if let Some(column) = waiting {
        section.meanings[column] = Some(Meaning::WaitingRoom);
    }
    clear.then_some(section)
}

/// Reads rows of connections, time in the waiting room told apart.
pub fn reader<'g>(
    section: &Section<'g>,
    organiser: &'g str,
) -> impl Fn(&'g GridRow) -> Option<LogRecord<'g>> + use<'g> {
    let section = section.clone();
    let [joined, left, duration, waiting] = [Meaning::Joined, Meaning::Left, Meaning::Duration, Meaning::WaitingRoom]
        .map(|meaning| section.column(meaning));
    move |row| {
        let (name, email) = (section.name(row), section.email(row));
        let [joined, left, duration] = [joined, left, duration].map(|column| row.text(column));
        let when = unless_waiting(row.text(waiting), duration, When::Stay { joined, left });
        let host = is_host(&name) || is_same(email, organiser);
        Some(LogRecord { row: row.number, host, name, email, registered: String::new(), when, meeting: 0 })
    }
}

/// Reads a list of people with totals: "unique users".
pub fn unique_users(grid: &Grid) -> Option<LogLayout<'_>> {
    let section = Section::find(grid, |headings| {
        let meanings = crate::import::synonyms::meanings(headings);
        headings.iter().any(|heading| NAMES.contains(&heading.as_str()))
            && meanings.contains(&Some(Meaning::Duration))
            && !meanings.contains(&Some(Meaning::Joined))
    })?;
    let mut layout = LogLayout::of(LogKind::ZoomUniqueUsers);
    let duration = section.column(Meaning::Duration);
    let above = grid.rows.iter().take_while(|row| row.number < section.heading.number);
    layout.title = above.flat_map(GridRow::cells).collect();
    layout.unit = Some(Unit::Minutes);
    section.tell(&[Meaning::Name, Meaning::Email, Meaning::Duration], &mut layout);
    layout.rows.read(section.rows, move |row| {
        let (name, email) = (section.name(row), section.email(row));
        let when = When::Total { duration: row.text(duration), first: "", last: "" };
        Some(LogRecord {
            row: row.number,
            host: is_host(&name),
            name,
            email,
            registered: String::new(),
            when,
            meeting: 0,
        })
    });
    Some(layout)
}

/// Whether Zoom wrote behind a name that they ran the meeting.
fn is_host(name: &str) -> bool {
    let Some((_, bracket)) = name.trim_end().strip_suffix(')').and_then(|name| name.rsplit_once('(')) else {
        return false;
    };
    let bracket = bracket.to_lowercase();
    ["host", "hôte", "organis"].iter().any(|word| bracket.contains(word))
}

/// Whether two addresses are one.
fn is_same(email: &str, other: &str) -> bool {
    !email.is_empty() && !other.is_empty() && email.to_lowercase() == other.to_lowercase()
}
