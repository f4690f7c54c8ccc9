//! Zoom's list of participants: under the heading of its meeting or without, one row a connection, or one a person with
//! a total.

use crate::domain::taken::LogKind;
use crate::import::durations::Unit;
use crate::import::grid::Grid;
use crate::import::headings::of_row;
use crate::import::synonyms::Meaning;

use super::layout::{Layout, Said, When, is_yes};
use super::section::Section;

/// How Zoom heads its names, in the languages that were met.
pub const NAMES: [&str; 3] = ["name (original name)", "nom (nom original)", "名前 (元の名前)"];

/// Reads a list of participants.
pub fn participants(grid: &Grid) -> Option<Layout<'_>> {
    let section = Section::find(grid, |headings| {
        let has = |meaning| crate::import::synonyms::meanings(headings).contains(&Some(meaning));
        headings.iter().any(|heading| NAMES.contains(&heading.as_str())) && has(Meaning::Joined) && has(Meaning::Left)
    })?;
    let above = || grid.rows.iter().take_while(|row| row.number < section.heading.number);
    let in_meeting = above().any(|row| of_row(row).iter().any(|cell| cell == "meeting id" || cell == "n° de reunion"));
    let mut layout = Layout::of(if in_meeting { LogKind::ZoomMeeting } else { LogKind::ZoomParticipants });
    layout.title = above().flat_map(|row| row.cells.iter().map(String::as_str)).collect();
    let organiser = layout.title.iter().copied().find(|cell| cell.contains('@')).unwrap_or_default().trim();
    layout.unit = Some(Unit::Minutes);
    let used = [Meaning::Name, Meaning::Email, Meaning::Joined, Meaning::Left, Meaning::WaitingRoom];
    section.tell(&used, &mut layout);
    layout.rows = rows(&section, organiser);
    Some(layout)
}

/// Rows of connections, time in the waiting room told apart.
pub fn rows<'g>(section: &Section<'g>, organiser: &str) -> Vec<Said<'g>> {
    let [joined, left, duration, waiting] = [Meaning::Joined, Meaning::Left, Meaning::Duration, Meaning::WaitingRoom]
        .map(|meaning| section.column(meaning));
    let rows = section.rows.iter().map(|row| {
        let (name, email) = (section.name(row), section.email(row));
        let [joined, left, duration] = [joined, left, duration].map(|column| row.text(column));
        let when = if is_yes(row.text(waiting)) {
            When::Waiting { joined, left, duration }
        } else {
            When::Stay { joined, left }
        };
        Said { row: row.number, host: is_host(&name) || is_same(email, organiser), name, email, when, meeting: 0 }
    });
    rows.collect()
}

/// Reads a list of people with totals: "unique users".
pub fn unique_users(grid: &Grid) -> Option<Layout<'_>> {
    let section = Section::find(grid, |headings| {
        let meanings = crate::import::synonyms::meanings(headings);
        headings.iter().any(|heading| NAMES.contains(&heading.as_str()))
            && meanings.contains(&Some(Meaning::Duration))
            && !meanings.contains(&Some(Meaning::Joined))
    })?;
    let mut layout = Layout::of(LogKind::ZoomUniqueUsers);
    let duration = section.column(Meaning::Duration);
    layout.unit = Some(Unit::Minutes);
    section.tell(&[Meaning::Name, Meaning::Email, Meaning::Duration], &mut layout);
    layout.rows = section
        .rows
        .iter()
        .map(|row| {
            let (name, email) = (section.name(row), section.email(row));
            let when = When::Total { duration: row.text(duration), first: "", last: "" };
            Said { row: row.number, host: is_host(&name), name, email, when, meeting: 0 }
        })
        .collect();
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
    !email.is_empty() && email.to_lowercase() == other.to_lowercase()
}
