//! Zoom's attendee report of a webinar: a title, then sections (hosts, panelists, attendees), each with a heading of its
//! own.

use crate::domain::taken::LogKind;
use crate::import::durations::Unit;
use crate::import::grid::{Grid, Row};
use crate::import::headings::normalised;
use crate::import::synonyms::Meaning;

use super::layout::{Layout, Said, When, is_no};
use super::section::{DEEPEST, Section};

/// The heading that tells a webinar of Zoom from that of another tool.
const NAME: &str = "user name (original name)";

/// Reads a report.
pub fn webinar(grid: &Grid) -> Option<Layout<'_>> {
    let first = grid.rows.first().filter(|row| normalised(row.cell(0)) == "attendee report")?;
    let starts: Vec<usize> = (0..grid.rows.len()).filter(|place| begins_section(&grid.rows[*place])).collect();
    let mut layout = Layout::of(LogKind::ZoomWebinar);
    layout.unit = Some(Unit::Minutes);
    let title = grid.rows.iter().take(starts.first().copied().unwrap_or(DEEPEST));
    layout.title = title.skip_while(|row| row.number == first.number).flat_map(texts).collect();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(grid.rows.len());
        let Some(section) = Section::new(&grid.rows[..end], start + 1) else { continue };
        if section.headed(NAME).is_none() {
            continue;
        }
        let attendees = layout.rows.len();
        section_rows(&section, !normalised(grid.rows[*start].cell(0)).starts_with("attendee"), &mut layout);
        if layout.rows.len() > attendees || layout.heading_row.is_none() {
            let used = [Meaning::Name, Meaning::Email, Meaning::Joined, Meaning::Left];
            (layout.mapped, layout.aside) = (Vec::new(), Vec::new());
            section.tell(&used, &mut layout);
        }
    }
    layout.heading_row.is_some().then_some(layout)
}

/// `Host Details,`: one cell, and it ends so.
fn begins_section(row: &Row) -> bool {
    let [first, rest @ ..] = &row.cells[..] else { return false };
    normalised(first).ends_with("details") && rest.iter().all(|cell| cell.trim().is_empty())
}

fn texts(row: &Row) -> impl Iterator<Item = &str> {
    row.cells.iter().map(String::as_str)
}

fn section_rows<'g>(section: &Section<'g>, host: bool, layout: &mut Layout<'g>) {
    let [joined, left] = [Meaning::Joined, Meaning::Left].map(|meaning| section.column(meaning));
    let (attended, registered) = (section.headed("attended"), section.headed("registration time"));
    for row in section.rows {
        layout.dates.push(row.text(registered));
        let when = if is_no(row.text(attended)) {
            When::NoShow
        } else {
            When::Stay { joined: row.text(joined), left: row.text(left) }
        };
        layout.rows.push(Said {
            row: row.number,
            name: section.name(row),
            email: section.email(row),
            host,
            when,
            meeting: 0,
        });
    }
}
