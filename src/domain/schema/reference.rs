//! What the ids of a column name, and who knows which of them exist.

use super::problem::{RowHint, RowProblem};

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Somebody enrolled in the cohort.
    Participant,
    /// A session of the cohort.
    Session,
    /// A module of the programme.
    Module,
}

/// Who knows the ids that exist where a table is read.
pub trait Known {
    /// What is wrong with an id that names nothing; none where it names something, or where nobody can tell.
    fn unknown(&self, of: Reference, id: &str) -> Option<(RowProblem, RowHint)>;

    /// The one id that a spreadsheet can have made a cell of.
    fn restored(&self, of: Reference, cell: &str) -> Option<String>;
}
