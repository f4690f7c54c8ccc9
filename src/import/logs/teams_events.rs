//! Teams' lists of who came and went: the attendance list of three columns, its heading there or not, and the report of
//! a live event.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::taken::LogKind;
use crate::import::grid::{Grid, GridRow};
use crate::import::logs::messages::LogNote;
use crate::import::meaning::Meaning;

use super::content::is_stamp;
use super::events::known;
use super::layout::{LogLayout, is_blank};
use super::said::{LogRecord, When};
use super::section::Section;

/// Words that one list may have: two for coming, one for going, and one to spare.
const MOST_ACTIONS: usize = 4;

/// Reads an attendance list: name, action, moment.
pub fn list<'g>(grid: &'g Grid) -> Option<LogLayout<'g>> {
    let (first, rest) = grid.rows.split_first()?;
    let headed = !is_stamp(first.cell(2));
    let rows = if headed { rest } else { &grid.rows[..] };
    if grid.rows.iter().any(|row| row.cells().skip(3).any(|cell| !cell.trim().is_empty())) || rows.is_empty() {
        return None;
    }
    // Many come at once.
    let mut stamps: HashMap<&str, bool> = HashMap::new();
    let mut fits = |row: &&'g GridRow| {
        let stamped = *stamps.entry(row.cell(2)).or_insert_with_key(|text| is_stamp(text));
        stamped && is_action(row.cell(1)) && !is_blank(row.cell(0))
    };
    let (mut fitting, mut actions) = (0, BTreeSet::new());
    for row in rows.iter().filter(&mut fits) {
        fitting += 1;
        actions.insert(row.cell(1).trim());
    }
    if fitting * 5 < rows.len() * 4 || actions.len() > MOST_ACTIONS {
        return None;
    }
    let told = actions.iter().any(|action| known(action).is_some());
    // Words that nobody listed are actions where somebody does two of them, or where they come again and again.
    if !told && fitting < actions.len() * 2 && !comes_and_goes(rows.iter().filter(fits)) {
        return None;
    }
    let mut layout = LogLayout::of(LogKind::TeamsList);
    if headed {
        let mut section = Section::new(&grid.rows, 0)?;
        // A first name is no action: this is another table of three columns.
        if matches!(section.meanings.get(1), Some(Some(meaning)) if *meaning != Meaning::Role) {
            return None;
        }
        section.meanings = vec![Some(Meaning::Name), None, Some(Meaning::Joined)];
        section.tell(&[Meaning::Name, Meaning::Joined], &mut layout);
        layout.aside.clear();
        layout.mapped.insert(1, (section.heading.cell(1).trim().to_owned(), "action".to_owned()));
    } else {
        layout.notes.push(LogNote::NoHeading);
    }
    layout.rows.read(rows, |row| {
        Some(LogRecord {
            row: row.number,
            name: row.cell(0).trim().into(),
            email: "",
            registered: String::new(),
            host: false,
            when: When::Event { action: row.cell(1).trim(), at: row.cell(2).trim(), id: "" },
            meeting: 0,
        })
    });
    Some(layout)
}

/// Whether one of them has two words in the second column.
fn comes_and_goes<'g>(mut rows: impl Iterator<Item = &'g GridRow>) -> bool {
    let mut words: BTreeMap<&str, &str> = BTreeMap::new();
    rows.any(|row| *words.entry(row.cell(0).trim()).or_insert(row.cell(1).trim()) != row.cell(1).trim())
}

/// A word or two, no address and no number.
fn is_action(cell: &str) -> bool {
    !is_blank(cell) && !cell.contains(|c: char| c == '@' || c.is_ascii_digit())
}

/// Reads the report of a live event: UTC, names and accounts, one row for each coming and going.
pub fn live_event(grid: &Grid) -> Option<LogLayout<'_>> {
    let section = Section::find(grid, |headings| headings.iter().any(|heading| heading == "utceventtimestamp"))?;
    let columns: BTreeMap<&str, usize> =
        section.headings.iter().enumerate().map(|(place, heading)| (heading.as_str(), place)).collect();
    let column = |name: &str| columns.get(name).copied();
    let mut layout = LogLayout::of(LogKind::TeamsLiveEvent);
    layout.utc = true;
    layout.heading_row = Some(section.heading.number);
    for (heading, key) in
        [("fullname", "name"), ("participantid", "email"), ("utceventtimestamp", "joined"), ("action", "action")]
    {
        layout.mapped.extend(column(heading).map(|place| (section.heading.cell(place).to_owned(), key.to_owned())));
    }
    for (heading, written) in section.headings.iter().zip(section.heading.cells()) {
        if matches!(heading.as_str(), "useragent" | "sessionid") {
            layout.aside.push(written.to_owned());
        }
    }
    section.tell_widths(&mut layout);
    let [session, account, name, at, action, role] =
        ["sessionid", "participantid", "fullname", "utceventtimestamp", "action", "role"].map(column);
    layout.rows.read(section.rows, move |row| {
        let email = row.text(account);
        let role = row.text(role).to_lowercase();
        Some(LogRecord {
            row: row.number,
            name: row.text(name).into(),
            email: if email.contains('@') { email } else { "" },
            registered: String::new(),
            host: ["producer", "presenter", "organi"].iter().any(|word| role.contains(word)),
            when: When::Event {
                action: row.text(action),
                at: row.text(at),
                id: if email.contains('@') { email } else { row.text(session) },
            },
            meeting: 0,
        })
    });
    Some(layout)
}
