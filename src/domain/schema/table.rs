//! What a table is made of: its file, its columns in the order of the declaration, which of them must be there.

use super::column::{CellKind, SchemaColumn};
use super::reference::Reference;
use crate::lang::Lang;
use crate::lang::folded::{only_called, same_words};

/// A table of a cohort, or of the whole folder.
#[derive(Debug)]
pub struct TableSchema {
    /// Its file.
    pub file: &'static str,
    /// Whose it is.
    pub scope: Scope,
    /// Which commands read it.
    pub read: ReadBy,
    /// Columns in the order of the declaration.
    pub columns: &'static [SchemaColumn],
    /// Names of the columns that tell a row from the others.
    pub key: &'static [&'static str],
    /// Whether the programme's own questions have a column each.
    pub has_answers: bool,
}

/// Which commands read a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBy {
    /// Every command that reads a cohort: one bad row stops it.
    Every,
    /// Those alone that need it: what happens in the modules.
    OnRequest,
}

/// Whose a table is, and so where its file lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Each cohort has one.
    Cohort,
    /// The whole folder has one.
    Folder,
}

/// There is one table of a name in each scope.
impl PartialEq for TableSchema {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file && self.scope == other.scope
    }
}

impl Eq for TableSchema {}

impl TableSchema {
    /// Its file without the ending.
    pub fn stem(&self) -> &'static str {
        self.file.trim_end_matches(".csv")
    }

    /// The known column of a heading.
    pub fn column(&self, name: &str) -> Option<&'static SchemaColumn> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Position of a known column in the declaration.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The only column that people call so; else the only one that they call so without its unit.
    pub fn labelled(&self, typed: &str) -> Option<&'static SchemaColumn> {
        let labels = |column: &&'static SchemaColumn| [Lang::En, Lang::Fr].map(|lang| column.label(lang));
        let is_called = |column: &&'static SchemaColumn| labels(column).iter().any(|label| same_words(label, typed));
        only_called(&self.columns.iter(), typed, is_called, |column| labels(column).to_vec())
    }

    /// Positions of the columns that say whom a row is about.
    pub fn people(&self) -> impl Iterator<Item = usize> {
        let own = |column: &SchemaColumn| matches!(column.kind, CellKind::OwnId(Reference::Participant));
        let says = move |column: &SchemaColumn| own(column) || column.names == Some(Reference::Participant);
        self.columns.iter().enumerate().filter(move |(_, column)| says(column)).map(|(position, _)| position)
    }

    /// What its rows are, and the position of their ids, where each has an id of its own that is not that of a person.
    pub fn things(&self) -> Option<(Reference, usize)> {
        self.columns.iter().enumerate().find_map(|(position, column)| match column.kind {
            CellKind::OwnId(of) if of != Reference::Participant => Some((of, position)),
            _ => None,
        })
    }

    /// Headings in the order of the declaration: its own columns, then the programme's questions.
    pub fn headings<'a>(&self, fields: &'a [String]) -> impl Iterator<Item = &'a str> {
        let fields = if self.has_answers { fields } else { &[] };
        self.columns.iter().map(|column| column.name).chain(fields.iter().map(String::as_str))
    }

    /// The columns that must be there.
    pub fn required(&self) -> Vec<&'static str> {
        self.columns.iter().filter(|column| column.required).map(|column| column.name).collect()
    }
}
