//! What a page that people read is made of. Texts are as they were typed, on one line or several; whoever writes them out
//! escapes them.

use serde::Serialize;

use crate::lang::Lang;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of its headings.
    pub lang: Lang,
    pub title: String,
    /// Lines under the title.
    pub lead: Vec<String>,
    pub blocks: Vec<Block>,
}

impl Document {
    /// Whether a table of it has more columns than a sheet of paper held upright.
    pub fn is_wide(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.headings.len() > UPRIGHT))
    }
}

/// As many columns as a sheet of A4 held upright shows well.
const UPRIGHT: usize = 8;

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    Heading { text: String },
    Text { text: String },
    Facts { facts: Vec<Fact> },
    List { items: Vec<ListItem> },
    Table(PageTable),
}

/// A label and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub text: String,
    /// An address that a browser opens.
    pub link: Option<String>,
}

/// One of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListItem {
    /// In few words, what it is; empty where the text says all.
    pub title: String,
    pub text: String,
    /// Who said it, when, where: small.
    pub beside: String,
    /// An address that a browser opens.
    pub link: Option<String>,
}

/// Rows under headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PageTable {
    /// What it shows, for whoever listens to the page; empty where the text before it says so.
    pub caption: String,
    pub headings: Vec<String>,
    /// Each as long as the headings.
    pub rows: Vec<Vec<PageCell>>,
    /// The last row, which adds the others up; empty where nothing adds up.
    pub total: Vec<PageCell>,
}

/// A cell of such a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PageCell {
    pub text: String,
    /// How high it is, from 0 to 5; none: it is no score.
    pub heat: Option<u8>,
    /// Whether it stands right.
    pub number: bool,
}

impl Block {
    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

impl Fact {
    /// A label and its text.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), link: None }
    }
}

impl ListItem {
    /// A text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { title: String::new(), text: text.into(), beside: String::new(), link: None }
    }

    /// Under a title.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// With who said it, when, where.
    #[must_use]
    pub fn beside(self, beside: impl Into<String>) -> Self {
        Self { beside: beside.into(), ..self }
    }

    /// Opened by a browser; an empty address is none.
    #[must_use]
    pub fn link(self, link: &str) -> Self {
        Self { link: (!link.is_empty()).then(|| link.to_owned()), ..self }
    }
}

impl PageCell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A number.
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: true, heat: None }
    }
}
