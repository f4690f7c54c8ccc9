//! What a tool's file says, before its dates are understood: which rows are people, and which of their cells say when.
//! Every reader of a table gives one; [`super::settle`] makes connections of it.

use crate::domain::taken::LogKind;
use crate::import::durations::Unit;
use crate::import::grid::GridRow;
use crate::import::logs::messages::LogNote;

use super::said::{AllSaid, When};

/// The rows of a table as a reader understood them; texts are as the file has them.
pub struct LogLayout<'t> {
    pub kind: LogKind,
    /// Row of its heading, from 1.
    pub heading_row: Option<u32>,
    pub rows: AllSaid<'t>,
    /// Rows that are nobody.
    pub nobody: u32,
    /// Moments of its title: when the meeting began and ended, when the report was made.
    pub title: Vec<&'t str>,
    /// Other dates that the tool wrote: they help to decide the order of all.
    pub dates: Vec<&'t str>,
    /// Its times are in UTC.
    pub utc: bool,
    /// What a bare number of a duration counts.
    pub unit: Option<Unit>,
    /// Rows of sections that are left out, each in one text: somebody may be in them all the same.
    pub unread: Vec<String>,
    pub notes: Vec<LogNote>,
    /// Columns taken: heading, and the key of what it was taken for.
    pub mapped: Vec<(String, String)>,
    /// Headings of columns left aside.
    pub aside: Vec<String>,
}

impl LogLayout<'_> {
    /// Of a kind, with nothing in it yet.
    pub fn of(kind: LogKind) -> Self {
        Self {
            kind,
            heading_row: None,
            rows: AllSaid::default(),
            nobody: 0,
            title: Vec::new(),
            dates: Vec::new(),
            utc: false,
            unit: None,
            unread: Vec::new(),
            notes: Vec::new(),
            mapped: Vec::new(),
            aside: Vec::new(),
        }
    }

    /// Leaves out the rows of a section, and says so.
    pub fn leave_out(&mut self, title: &str, rows: &[GridRow]) {
        self.unread.extend(rows.iter().map(|row| row.cells().collect::<Vec<_>>().join(" ")));
        self.notes.push(LogNote::SectionLeftOut { title: title.trim().to_owned(), rows: rows.len() });
    }
}

/// Whether a cell says yes, in any language that was met.
pub fn is_yes(cell: &str) -> bool {
    const YES: [&str; 24] = [
        "yes", "y", "oui", "o", "true", "vrai", "1", "sim", "sí", "si", "sì", "ja", "tak", "ano", "kyllä", "igen",
        "да", "evet", "có", "ya", "はい", "是", "예", "네",
    ];
    YES.contains(&cell.trim().to_lowercase().as_str())
}

pub fn is_no(cell: &str) -> bool {
    const NO: [&str; 24] = [
        "no",
        "n",
        "non",
        "false",
        "faux",
        "0",
        "não",
        "nein",
        "nie",
        "nee",
        "ne",
        "nej",
        "nei",
        "ei",
        "nem",
        "нет",
        "ні",
        "hayır",
        "không",
        "tidak",
        "いいえ",
        "否",
        "아니요",
        "아니오",
    ];
    NO.contains(&cell.trim().to_lowercase().as_str())
}

/// When a row of connections was, as its cell about the waiting room says: what is neither yes nor no is no presence that
/// anybody could count.
pub fn unless_waiting<'t>(waiting: &'t str, duration: &'t str, when: When<'t>) -> When<'t> {
    let (joined, left) = match when {
        When::Stay { joined, left } | When::Span { joined, left, .. } => (joined, left),
        When::Total { first, last, .. } => (first, last),
        _ => return when,
    };
    if is_yes(waiting) {
        When::Waiting { joined, left, duration }
    } else if is_no(waiting) || is_blank(waiting) {
        when
    } else {
        When::Unclear { waiting: waiting.trim() }
    }
}

/// Whether a cell says that there is nothing to say.
pub fn is_blank(cell: &str) -> bool {
    cell.trim().trim_matches(['-', '–', '—', '\u{200b}', '\u{feff}']).trim().is_empty()
        || cell.trim().eq_ignore_ascii_case("n/a")
}
