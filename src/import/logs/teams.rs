//! What Teams' files have in common, and its report of 2021: a preamble of two cells a row, then one row a connection.

use crate::domain::taken::LogKind;
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::{normalised, of_row};
use crate::import::meaning::Meaning;
use crate::import::synonyms::meanings;

use super::content;
use super::layout::LogLayout;
use super::said::{LogRecord, When};
use super::section::{DEEPEST, Section};

/// Whether a role is that of who ran the meeting. Presenters are not: Teams makes everybody one unless told otherwise.
pub fn is_organiser(role: &str) -> bool {
    let role = normalised(role);
    ["organi", "主催者", "開催者"].iter().any(|word| role.contains(word))
}

/// Reads a report of 2021.
pub fn report_v1(grid: &Grid) -> Option<LogLayout<'_>> {
    let place = grid.rows.iter().take(DEEPEST).position(|row| filled(row) >= 6)?;
    let (above, heading) = (&grid.rows[..place], of_row(&grid.rows[place]));
    // Every report begins with a title row and rows of two cells, a label and its value: a table that begins with its
    // headings comes from another tool.
    let pairs = above.iter().filter(|row| filled(row) == 2).count();
    if pairs < 2 || above.iter().any(|row| filled(row) > 2) {
        return None;
    }
    let known = {
        let meanings = meanings(&heading);
        let wanted = [Meaning::Joined, Meaning::Left, Meaning::Duration, Meaning::Email, Meaning::Role];
        wanted.iter().all(|meaning| meanings.contains(&Some(*meaning)))
            && meanings.first() == Some(&Some(Meaning::Name))
    };
    // In other languages: at least four rows, two of them with moments.
    let dated = above.len() >= 4 && above.iter().filter(|row| content::is_stamp(row.cell(1))).count() >= 2;
    if !known && !dated {
        return None;
    }
    let mut section = Section::new(&grid.rows, place)?;
    let mut layout = LogLayout::of(LogKind::TeamsV1);
    content::complete(&mut section, &mut layout);
    let [joined, left, role] = [Meaning::Joined, Meaning::Left, Meaning::Role].map(|meaning| section.column(meaning));
    if joined.is_none() || left.is_none() {
        return None;
    }
    layout.title = above.iter().map(|row| row.cell(1)).collect();
    let used = [Meaning::Name, Meaning::Email, Meaning::WeakEmail, Meaning::Joined, Meaning::Left, Meaning::Role];
    section.tell(&used, &mut layout);
    layout.rows.read(section.rows, move |row| {
        Some(LogRecord {
            row: row.number,
            name: section.name(row),
            email: section.email(row),
            registered: section.registered(row),
            host: is_organiser(row.text(role)),
            when: When::Stay { joined: row.text(joined), left: row.text(left) },
            meeting: 0,
        })
    });
    Some(layout)
}

/// Cells up to the last that holds something.
fn filled(row: &GridRow) -> usize {
    row.filled_width()
}
