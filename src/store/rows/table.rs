//! What a table is made of: its file, its columns in the order of the contract, which of them must be there.

use std::borrow::Cow;

use super::cell;
use crate::domain::vocabulary::{Attendance, BpfLine, EnrolmentState, PersonStatus};

/// A table of a cohort.
#[derive(Debug)]
pub struct Table {
    /// File in the cohort's folder.
    pub file: &'static str,
    /// Columns in the order of the contract.
    pub columns: &'static [Column],
    /// Names of the columns that tell a row from the others.
    pub key: &'static [&'static str],
    /// Whether the programme's own questions have a column each.
    pub has_fields: bool,
}

/// A column the program knows.
#[derive(Debug)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Whether a file without it is wrong.
    pub required: bool,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold, and so how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Text,
    /// A phone number.
    Phone,
    /// An id, or several separated by spaces.
    Ids,
    /// `2021-04-02`.
    Date,
    /// `14:25`.
    Time,
    /// Whole minutes.
    Minutes,
    /// A number of people.
    Count,
    /// A person's status.
    PersonStatus,
    /// The state of an enrolment.
    State,
    /// What a mark says.
    Attendance,
    /// A line of the yearly return.
    Bpf,
    /// Kinds of evidence.
    Evidence,
}

impl Kind {
    /// The cell as the program writes it; as it is where it cannot be read.
    pub fn canonical(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Text => Cow::Borrowed(text),
            Self::Phone => cell::phone(text),
            Self::Ids => cell::words(text),
            Self::Evidence => cell::evidence_keys(text),
            Self::Date => cell::rewritten(text, cell::date(text).map(|date| date.map(|date| date.to_string()))),
            Self::Time => cell::rewritten(text, cell::time(text).map(|time| time.map(cell::time_text))),
            // Whoever was not there has 0, written or not.
            Self::Minutes => {
                cell::rewritten(text, cell::minutes(text).map(|count| Some(count.unwrap_or_default().to_string())))
            }
            Self::Count => cell::rewritten(text, cell::count(text).map(|count| count.map(|count| count.to_string()))),
            Self::PersonStatus => {
                cell::rewritten(text, cell::person_status(text).map(|word| word.map(PersonStatus::key)))
            }
            Self::State => cell::rewritten(text, cell::state(text).map(|word| word.map(EnrolmentState::key))),
            Self::Attendance => cell::rewritten(text, cell::attendance(text).map(|word| word.map(Attendance::key))),
            Self::Bpf => cell::rewritten(text, cell::bpf(text).map(|word| word.map(BpfLine::key))),
        }
    }
}

impl Table {
    /// The known column of a heading.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Headings in the order of the contract: its own columns, then the programme's questions.
    pub fn headings<'a>(&self, fields: &'a [String]) -> impl Iterator<Item = &'a str> {
        let fields = if self.has_fields { fields } else { &[] };
        self.columns.iter().map(|column| column.name).chain(fields.iter().map(String::as_str))
    }

    /// The columns that must be there.
    pub fn required(&self) -> Vec<&'static str> {
        self.columns.iter().filter(|column| column.required).map(|column| column.name).collect()
    }
}
