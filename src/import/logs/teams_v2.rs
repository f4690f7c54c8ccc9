//! Teams' attendance report since 2022: numbered sections, the second with one row a person, the third with one row a
//! connection. Known by the numbers, whatever the language, or by the shape of both tables where there are no numbers.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::domain::taken::LogKind;
use crate::import::grid::{Grid, GridRow};
use crate::import::meaning::Meaning;

use super::content;
use super::layout::LogLayout;
use super::said::{LogRecord, When};
use super::section::{Section, as_address};
use super::teams::is_organiser;
use super::{unknown, words};

pub fn report(grid: &Grid) -> Option<LogLayout<'_>> {
    let sections: Vec<(u32, usize)> =
        (0..grid.rows.len()).filter_map(|place| Some((numbered(&grid.rows[place])?, place))).collect();
    let sections = if sections.is_empty() { unnumbered(grid)? } else { sections };
    let table = |number: u32| {
        let at = sections.iter().position(|(found, _)| *found == number)?;
        let (start, end) = (sections[at].1 + 1, sections.get(at + 1).map_or(grid.rows.len(), |next| next.1));
        Section::new(&grid.rows[..end], start)
            .filter(|section| !section.heading.cells().any(unknown::is_value))
            .filter(|section| section.heading.filled().count() >= 4)
    };
    let (people, connections) = (table(2), table(3));
    let mut layout = LogLayout::of(LogKind::TeamsV2);
    let first = sections.iter().find(|(number, _)| *number > 1)?.1;
    layout.title = grid.rows.iter().take(first).map(|row| row.cell(1)).collect();
    for (at, (number, start)) in sections.iter().enumerate().filter(|(_, (number, _))| *number > 1) {
        let end = sections.get(at + 1).map_or(grid.rows.len(), |next| next.1);
        let read = match number {
            2 => people.is_some(),
            3 => connections.is_some(),
            _ => false,
        };
        // Its title and its headings are no rows of it; headings it may lack.
        let headed = !grid.rows[start + 1..end].first().is_some_and(|row| row.cells().any(unknown::is_value));
        let rows = grid.rows.get(start + 1 + usize::from(headed)..end).unwrap_or_default();
        if !read && !rows.is_empty() {
            layout.leave_out(grid.rows[*start].cell(0), rows);
        }
    }
    let mut people = people.into_iter().chain(None).collect::<Vec<_>>();
    let mut known = BTreeMap::new();
    for section in &mut people {
        content::complete(section, &mut layout);
        known = addresses(section);
    }
    if let Some(mut section) = connections {
        content::complete(&mut section, &mut layout);
        section.tell(&USED, &mut layout);
        let said = reader(&section, |joined, left, _| When::Stay { joined, left });
        layout.rows.read(section.rows, move |row| {
            let mut said = said(row);
            if said.email.is_empty() {
                said.email = known.get(said.name.as_ref()).copied().flatten().unwrap_or_default();
            }
            Some(said)
        });
    }
    for section in people {
        if layout.heading_row.is_none() {
            section.tell(&USED, &mut layout);
        }
        let names: HashSet<Cow<'_, str>> = layout.rows.iter().map(|row| row.name).collect();
        let emails: HashSet<String> = layout.rows.iter().map(|row| row.email.to_ascii_lowercase()).collect();
        let there = |row: &LogRecord<'_>| {
            names.contains(&row.name) || !row.email.is_empty() && emails.contains(&row.email.to_ascii_lowercase())
        };
        let said = reader(&section, |first, last, duration| When::Total { duration, first, last });
        let absent = section.rows.iter().map(said).filter(|row| !there(row)).collect();
        layout.rows.list(absent);
    }
    layout.heading_row.is_some().then_some(layout)
}

const USED: [Meaning; 7] = [
    Meaning::Name,
    Meaning::Email,
    Meaning::WeakEmail,
    Meaning::Joined,
    Meaning::Left,
    Meaning::Duration,
    Meaning::Role,
];

/// `3. In-Meeting Activities`: the number of a section, in a row of one cell.
fn numbered(row: &GridRow) -> Option<u32> {
    let (number, title) = row.cell(0).trim().split_once(". ")?;
    let alone = !title.trim().is_empty() && row.filled_width() == 1;
    alone.then(|| number.parse().ok()).flatten()
}

/// The sections of a report in which they have no numbers: a summary of pairs, then at least two tables, each under a title
/// of one cell, about the same people and their times.
fn unnumbered(grid: &Grid) -> Option<Vec<(u32, usize)>> {
    let filled = |row: &GridRow| row.filled().count();
    let alone = |row: &GridRow| filled(row) == 1 && !row.cell(0).trim().is_empty();
    let heads = |row: &GridRow| filled(row) >= 5 && !row.cells().any(unknown::is_value);
    let rows = &grid.rows;
    let starts: Vec<usize> =
        (1..rows.len().saturating_sub(1)).filter(|place| alone(&rows[*place]) && heads(&rows[place + 1])).collect();
    let [first, second, ..] = starts[..] else { return None };
    let pairs = rows[1..first].iter().filter(|row| filled(row) == 2).count();
    let timed = |start: usize, end: usize| {
        Section::new(&rows[..end], start + 1).is_some_and(|section| {
            !section.headings.first().is_some_and(|heading| words::is_attended(heading))
                && content::columns(&section, content::is_stamp).len() >= 2
        })
    };
    let third = starts.get(2).copied().unwrap_or(rows.len());
    let same = rows[first + 1].cell(0).trim() == rows[second + 1].cell(0).trim();
    let report = alone(rows.first()?) && pairs >= 2 && same && timed(first, second) && timed(second, third);
    report.then(|| (2..).zip(starts).collect())
}

/// The address of each name that has one and only one.
fn addresses<'g>(people: &Section<'g>) -> BTreeMap<&'g str, Option<&'g str>> {
    let mut addresses = BTreeMap::new();
    let name = people.column(Meaning::Name);
    let account = people.column(Meaning::WeakEmail);
    for row in people.rows {
        let email = as_address(people.email(row));
        let email = if email.is_empty() { as_address(row.text(account)) } else { email };
        addresses
            .entry(row.text(name))
            .and_modify(|known: &mut Option<&str>| *known = known.filter(|known| *known == email))
            .or_insert(Some(email).filter(|email| !email.is_empty()));
    }
    addresses
}

fn reader<'g, W>(section: &Section<'g>, when: W) -> impl Fn(&'g GridRow) -> LogRecord<'g> + use<'g, W>
where
    W: Fn(&'g str, &'g str, &'g str) -> When<'g>,
{
    let section = section.clone();
    let [joined, left, duration, role] =
        [Meaning::Joined, Meaning::Left, Meaning::Duration, Meaning::Role].map(|meaning| section.column(meaning));
    move |row| {
        let [joined, left, duration] = [joined, left, duration].map(|column| row.text(column));
        LogRecord {
            row: row.number,
            name: section.name(row),
            email: section.email(row),
            registered: section.registered(row),
            host: is_organiser(row.text(role)),
            when: when(joined, left, duration),
            meeting: 0,
        }
    }
}
