//! Zoom's history of meetings with details: 16 columns of the meeting before the 8 of the participant, several meetings
//! in one file.

use std::collections::BTreeMap;

use crate::domain::taken::LogKind;
use crate::import::durations::Unit;
use crate::import::grid::{Grid, GridRow};
use crate::import::meaning::Meaning;
use crate::import::synonyms::meanings;

use super::layout::LogLayout;
use super::said::LogRecord;
use super::section::Section;
use super::zoom::{NAMES, reader};

/// Reads a history. Headings occur twice in it: those of the participant stand from the name on.
pub fn history(grid: &Grid) -> Option<LogLayout<'_>> {
    let mut section = Section::find(grid, |headings| {
        let has = |name: &str| headings.iter().any(|heading| heading == name);
        let details = has("total participant minutes")
            || headings.len() >= 20 && has("host email") && has("start time") && has("join time");
        details && headings.iter().any(|heading| NAMES.contains(&heading.as_str()))
    })?;
    let name = section.headings.iter().position(|heading| NAMES.contains(&heading.as_str()))?;
    let mut own = vec![None; name];
    own.extend(meanings(&section.headings[name..]));
    section.meanings = own;
    let mut layout = LogLayout::of(LogKind::ZoomHistory);
    layout.unit = Some(Unit::Minutes);
    let used = [Meaning::Name, Meaning::Email, Meaning::Joined, Meaning::Left, Meaning::WaitingRoom];
    section.tell(&used, &mut layout);
    let [id, start, end, host] = ["id", "start time", "end time", "host email"].map(|name| section.headed(name));
    let mut meetings: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut last = ("", "");
    for (place, row) in section.rows.iter().enumerate().filter(|(_, row)| !repeats(section.heading, row)) {
        let key = (row.text(id), row.text(start));
        // A spreadsheet may have left the cells of the meeting in its first row only.
        last = if key == ("", "") { last } else { key };
        meetings.entry(last).or_default().push(place);
    }
    let mut all = Vec::new();
    for (number, ((_, start), places)) in (0..).zip(meetings) {
        layout.dates.push(start);
        layout.dates.extend(places.first().map(|place| section.rows[*place].text(end)));
        // Every row of a meeting has its host.
        for place in places {
            let row = &section.rows[place];
            all.extend(reader(&section, row.text(host))(row).map(|said| LogRecord { meeting: number, ..said }));
        }
    }
    all.sort_by_key(|said| said.row);
    layout.rows.list(all);
    Some(layout)
}

/// Whether a row is the heading again.
fn repeats(heading: &GridRow, row: &GridRow) -> bool {
    row.cells().eq(heading.cells())
}
