//! Columns known by what is in them, for headings in a language that nobody listed: moments, durations, addresses.

use crate::domain::date_order::DateOrder;
use crate::import::dates::moment;
use crate::import::durations;
use crate::import::grid::GridRow;
use crate::import::logs::messages::LogNote;
use crate::import::meaning::Meaning;

use super::layout::{LogLayout, is_blank};
use super::section::Section;

/// Whether a text is a day with a time of day, in whatever order.
pub fn is_stamp(text: &str) -> bool {
    [DateOrder::Dmy, DateOrder::Mdy]
        .iter()
        .filter_map(|order| moment(text, *order))
        .any(|moment| moment.date.is_some() && moment.time.is_some())
}

/// Whether a text is a time of day, with a day or without.
pub fn is_moment(text: &str) -> bool {
    [DateOrder::Dmy, DateOrder::Mdy]
        .iter()
        .any(|order| moment(text, *order).is_some_and(|moment| moment.time.is_some()))
}

/// Fills in what the headings of a section do not say: arrival and departure are the first two columns of moments, the
/// duration the first of durations, e-mail and account those with addresses, the name the first column of all.
pub fn complete(section: &mut Section<'_>, layout: &mut LogLayout<'_>) {
    let mut found = Vec::new();
    let missing = |section: &Section<'_>, meaning| section.column(meaning).is_none();
    if missing(section, Meaning::Joined) || missing(section, Meaning::Left) {
        let stamps = columns(section, is_stamp);
        if let [joined, left, ..] = stamps[..] {
            found.extend([(joined, Meaning::Joined), (left, Meaning::Left)]);
        }
    }
    if missing(section, Meaning::Duration) {
        let durations = columns(section, |cell| durations::seconds(cell, None).is_some());
        found.extend(durations.first().map(|column| (*column, Meaning::Duration)));
    }
    if missing(section, Meaning::Email) {
        let addresses = columns(section, |cell| cell.contains('@') && !cell.contains(' '));
        found.extend(addresses.first().map(|column| (*column, Meaning::Email)));
    }
    if missing(section, Meaning::Name) && missing(section, Meaning::LastName) && !section.headings.is_empty() {
        found.push((0, Meaning::Name));
    }
    let mut said = Vec::new();
    for (column, meaning) in found {
        for other in &mut section.meanings {
            if *other == Some(meaning) {
                *other = None;
            }
        }
        section.meanings[column] = Some(meaning);
        let key = match meaning {
            Meaning::Joined => "joined",
            Meaning::Left => "left",
            Meaning::Duration => "duration",
            Meaning::Email => "email",
            _ => "name",
        };
        said.push((key.to_owned(), section.heading.cell(column).trim().to_owned()));
    }
    if !said.is_empty() {
        layout.notes.push(LogNote::ByContent { columns: said });
    }
}

/// The rows that are as full as those of a table: what stands after it, a note or a summary of two cells, hides nothing.
pub fn full_rows<'s>(section: &'s Section<'_>) -> impl Iterator<Item = &'s GridRow> + use<'s> {
    let filled = |row: &GridRow| row.filled().count();
    let headings = filled(section.heading);
    section.rows.iter().filter(move |row| filled(row) * 2 >= headings.min(6)).take(200)
}

/// The columns of which at least three in five filled cells are so.
pub fn columns(section: &Section<'_>, is: impl Fn(&str) -> bool) -> Vec<usize> {
    let rows: Vec<&GridRow> = full_rows(section).collect();
    let mostly = |column: &usize| {
        let filled: Vec<&str> =
            rows.iter().map(|row| row.cell(*column).trim()).filter(|cell| !is_blank(cell)).collect();
        let so = filled.iter().filter(|cell| is(cell)).count();
        so > 0 && so * 5 >= filled.len() * 3
    };
    (0..section.headings.len()).filter(mostly).collect()
}
