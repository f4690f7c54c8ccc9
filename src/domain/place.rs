//! Where something stands in a file: data that travels with records and findings, so that a late one can still be
//! pointed at. Reading the line to show it is the store's.

use std::ops::Range;
use std::sync::Arc;

/// A place in a file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the root of the folder, with `/`.
    pub file: Arc<str>,
    /// Counted from 1.
    pub line: u32,
    /// What on that line.
    pub target: Target,
}

/// What on a line is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The whole line.
    Line,
    /// The cell of that column, in a table.
    Cell(String),
    /// The text in quotes that an id is written as, in a definition.
    Quoted(String),
    /// These bytes of the line.
    Bytes(Range<usize>),
}

impl Place {
    /// A whole line.
    pub fn line(file: &Arc<str>, line: u32) -> Self {
        Self { file: Arc::clone(file), line, target: Target::Line }
    }

    /// An id in quotes, on a line that says much else.
    pub fn quoted(file: &Arc<str>, line: u32, id: impl Into<String>) -> Self {
        Self { file: Arc::clone(file), line, target: Target::Quoted(id.into()) }
    }

    /// One cell of a table.
    pub fn cell(file: &Arc<str>, line: u32, column: impl Into<String>) -> Self {
        Self { file: Arc::clone(file), line, target: Target::Cell(column.into()) }
    }
}
