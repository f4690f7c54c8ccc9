//! The head of a paper: `doc` in templates.

use chrono::NaiveDate;
use serde::Serialize;

/// Titles longer than this, in characters, set a page of one sheet tighter.
const LONG_TITLE: usize = 160;

/// What a paper is, its number, its version and its day.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    pub kind: &'static str,
    /// Of the browser's window and of the file.
    pub title: String,
    /// None of a draft, and of papers that have none.
    pub number: Option<String>,
    pub version: u32,
    /// The version before it.
    pub replaces: Option<Replaced>,
    pub issued: TemplateDay,
    pub printed: TemplateDay,
    pub draft: bool,
    pub landscape: bool,
    pub dense: bool,
}

/// A version that another replaces.
#[derive(Clone, Debug, Serialize)]
pub struct Replaced {
    pub version: u32,
    pub date: TemplateDay,
}

/// A day as templates have it: `2021-03-16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateDay(pub NaiveDate);

impl Serialize for TemplateDay {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl Head {
    /// Of a draft that was made that day.
    pub fn draft(kind: &'static str, title: String, programme: &str, today: NaiveDate) -> Self {
        Self {
            kind,
            title,
            number: None,
            version: 1,
            replaces: None,
            issued: TemplateDay(today),
            printed: TemplateDay(today),
            draft: true,
            landscape: false,
            dense: programme.chars().count() > LONG_TITLE,
        }
    }
}
