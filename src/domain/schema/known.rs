//! Who knows which ids exist where a table is read.

use std::sync::Arc;

use super::problem::{RowHint, RowProblem};
use super::reference::Reference;

/// Who knows the ids that exist where a table is read.
pub trait Known {
    /// An id that names something, as the record of that thing carries it.
    fn known(&self, of: Reference, id: &str) -> Option<Arc<str>>;

    /// What is wrong with an id that names nothing; none where it names something, or where nobody can tell.
    fn unknown(&self, of: Reference, id: &str) -> Option<(RowProblem, RowHint)>;

    /// The one id that a spreadsheet can have made a cell of.
    fn restored(&self, of: Reference, cell: &str) -> Option<String>;
}
