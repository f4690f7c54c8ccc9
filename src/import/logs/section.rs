//! A heading row with the rows under it, and which of its columns means what.

use std::borrow::Cow;

use crate::import::grid::{Grid, GridRow};
use crate::import::headings::of_row;
use crate::import::logs::messages::LogNote;
use crate::import::meaning::Meaning;

use super::layout::{LogLayout, is_blank};
use super::words;

/// How far down a table is looked for.
pub const DEEPEST: usize = 40;

/// What tells a table of connections.
pub const TELLING: [Meaning; 7] = [
    Meaning::Name,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Email,
    Meaning::Joined,
    Meaning::Left,
    Meaning::Duration,
];

/// A table inside a sheet.
#[derive(Clone, Debug)]
pub struct Section<'g> {
    pub heading: &'g GridRow,
    /// Its headings, normalised.
    pub headings: Vec<String>,
    pub meanings: Vec<Option<Meaning>>,
    pub rows: &'g [GridRow],
}

impl<'g> Section<'g> {
    /// The table whose heading is row `place` of `rows`, to their end.
    pub fn new(rows: &'g [GridRow], place: usize) -> Option<Self> {
        let heading = rows.get(place)?;
        let headings = of_row(heading);
        Some(Self { heading, meanings: words::meanings(&headings), headings, rows: &rows[place + 1..] })
    }

    /// The first table of a sheet whose heading is one, by its normalised headings.
    pub fn find(grid: &'g Grid, is_heading: impl Fn(&[String]) -> bool) -> Option<Self> {
        let place = grid.rows.iter().take(DEEPEST).position(|row| is_heading(&of_row(row)))?;
        Self::new(&grid.rows, place)
    }

    /// The column that means something: the first.
    pub fn column(&self, meaning: Meaning) -> Option<usize> {
        self.meanings.iter().position(|found| *found == Some(meaning))
    }

    /// The column with that normalised heading.
    pub fn headed(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|found| found == heading)
    }

    /// The name in a row: the whole one where there is a column of it, else first and last name. Where the tool calls
    /// the first name simply the name (Portuguese Meet), the last name beside it tells.
    pub fn name(&self, row: &'g GridRow) -> Cow<'g, str> {
        let text = |meaning| Some(row.text(self.column(meaning))).filter(|text| !is_blank(text)).unwrap_or_default();
        let (name, first, last) = (text(Meaning::Name), text(Meaning::FirstName), text(Meaning::LastName));
        match (name, first, last) {
            (only, "", "") | ("", only, "") | ("", "", only) => only.into(),
            (first, "", last) | ("", first, last) => format!("{first} {last}").into(),
            (name, _, _) => name.into(),
        }
    }

    /// First and last name where they stand beside a whole one: the name with which somebody registered.
    pub fn registered(&self, row: &'g GridRow) -> String {
        if self.column(Meaning::Name).is_none() || self.column(Meaning::FirstName).is_none() {
            return String::new();
        }
        let [first, last] = [Meaning::FirstName, Meaning::LastName].map(|meaning| row.text(self.column(meaning)));
        let name = format!("{first} {last}").trim().to_owned();
        if name == self.name(row) { String::new() } else { name }
    }

    /// The e-mail in a row; an account name stands for it if it is one (`Participant ID (UPN)`, guests' excepted).
    pub fn email(&self, row: &'g GridRow) -> &'g str {
        let email = row.text(self.column(Meaning::Email));
        if !email.is_empty() {
            return email;
        }
        as_address(row.text(self.column(Meaning::WeakEmail)))
    }

    /// Says which columns were taken for what, which were left aside, and which rows have another width.
    pub fn tell(&self, used: &[Meaning], layout: &mut LogLayout<'_>) {
        layout.heading_row = Some(self.heading.number);
        for (heading, meaning) in self.heading.cells().zip(&self.meanings) {
            let taken = meaning.filter(|meaning| used.contains(meaning)).and_then(key);
            match taken {
                Some(key) => layout.mapped.push((heading.trim().to_owned(), key.to_owned())),
                None if heading.trim().is_empty() => {}
                None => layout.aside.push(heading.trim().to_owned()),
            }
        }
        self.tell_widths(layout);
    }

    /// Says which rows have another number of cells than the heading, empty ones at the end of it left out.
    pub fn tell_widths(&self, layout: &mut LogLayout<'_>) {
        let filled = |row: &GridRow| row.filled_width();
        let headings = filled(self.heading);
        let other = |row: &&GridRow| row.len() < headings || filled(row) > headings;
        let rows: Vec<u32> = self.rows.iter().filter(other).map(|row| row.number).collect();
        if !rows.is_empty() {
            layout.notes.push(LogNote::OtherWidth { rows, headings });
        }
    }
}

/// The text if it is an e-mail address of somebody's own: the account that Teams makes for a guest is none.
pub fn as_address(text: &str) -> &str {
    if text.contains('@') && !text.to_uppercase().contains("#EXT#") { text } else { "" }
}

/// What a column is called in `--map` and in what is said.
fn key(meaning: Meaning) -> Option<&'static str> {
    Some(match meaning {
        Meaning::Name => "name",
        Meaning::FirstName => "first_name",
        Meaning::LastName => "last_name",
        Meaning::Email | Meaning::WeakEmail => "email",
        Meaning::Joined => "joined",
        Meaning::Left => "left",
        Meaning::Duration => "duration",
        Meaning::WaitingRoom => "waiting",
        Meaning::Role => "role",
        _ => return None,
    })
}
