//! One row of a form about the modules, read: who says what. Owns no rule: whether it is taken is decided beside it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::people::registration::{Mend, Unfit};

/// What one row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormAnswer {
    /// Line or row of the file, from 1.
    pub number: u32,
    /// Its cells as they were read, to be given back.
    pub cells: Vec<String>,
    /// Who answers; none: no column of the file says who.
    pub who: Option<Answering>,
    /// When the form was sent.
    pub sent: Option<NaiveDateTime>,
    /// What it says in columns of the table, by their names; empty cells left out.
    pub said: Vec<(&'static str, String)>,
    /// What it says of each topic or criterion that has a column of its own.
    pub of_things: Vec<OfThing>,
    /// Why it counts for nothing.
    pub unfit: Vec<Unfit>,
    /// What was mended, or is lost.
    pub mended: Vec<Mend>,
}

/// Who answers a form, as they say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answering {
    /// Their e-mail, or whatever stands in its place.
    pub email: String,
    /// Their whole name, its halves in any order; or their id.
    pub name: String,
}

/// A cell under the heading of a topic or a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfThing {
    /// The id.
    pub id: String,
    /// The heading that names it.
    pub heading: String,
    pub text: String,
}

impl FormAnswer {
    /// What it says in a column; empty where it says nothing.
    pub fn said(&self, column: &str) -> &str {
        self.said.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text)
    }

    /// The day on which it was said: that of sending, unless it is to come.
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        self.sent.map(|sent| sent.date()).filter(|day| *day <= today).unwrap_or(today)
    }
}

impl Answering {
    /// Who it is, as the row names them.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { &self.email } else { &self.name }
    }
}
