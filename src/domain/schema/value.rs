//! What a cell says, without its Rust type. Files, JSON, lists and plans are written from it.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use super::cell::time_text;
use crate::domain::attendance::evidence::Evidence;
use crate::domain::quantity::Minutes;
use crate::domain::values::Value;

/// What one cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue<'a> {
    /// Nothing.
    Empty,
    /// Free text; an empty text is one too.
    Text(&'a str),
    /// One id.
    Id(&'a str),
    /// Ids, in the order given; perhaps none.
    Ids(Vec<&'a str>),
    /// A word of a closed list.
    Word(Value),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// Whole minutes.
    Minutes(Minutes),
    /// A number of things.
    Count(u32),
    /// Kinds of evidence.
    Evidence(&'a Evidence),
}

impl<'a> CellValue<'a> {
    /// The cell as files keep it.
    pub fn text(&self) -> Cow<'a, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Id(text) => Cow::Borrowed(text),
            Self::Ids(ids) => Cow::Owned(ids.join(" ")),
            Self::Word(word) => Cow::Borrowed(word.key()),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Time(time) => Cow::Owned(time_text(*time)),
            Self::Minutes(minutes) => Cow::Owned(minutes.0.to_string()),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Evidence(evidence) => Cow::Owned(evidence.to_string()),
        }
    }

    /// The ids among it.
    pub fn ids(&self) -> &[&'a str] {
        match self {
            Self::Id(id) => std::slice::from_ref(id),
            Self::Ids(ids) => ids,
            _ => &[],
        }
    }
}
