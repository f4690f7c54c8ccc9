//! What the ids of a column name, and who knows which of them exist.

use super::problem::{RowHint, RowProblem};

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// Somebody enrolled in the cohort.
    Participant,
    /// A session of the cohort.
    Session,
    /// A module of the programme.
    Module,
    /// A topic of the cohort.
    Topic,
    /// An experience of the cohort.
    Experience,
    /// A criterion of the cohort.
    Criterion,
    /// A tool of the cohort.
    Tool,
    /// A feedback of the cohort.
    Feedback,
    /// An offer or a need of the cohort.
    Offer,
    /// A resource of the cohort.
    Resource,
    /// A commitment of the cohort.
    Commitment,
}

impl Reference {
    /// Whether a spreadsheet may write its ids otherwise, and one that is cut can be found again: those of people and of
    /// sessions.
    pub const fn is_told_otherwise(self) -> bool {
        matches!(self, Self::Participant | Self::Session)
    }

    /// What the ids that a command gives begin with; of those that are told otherwise, no letter.
    pub const fn letter(self) -> char {
        match self {
            Self::Topic => 't',
            Self::Experience => 'x',
            Self::Criterion => 'c',
            Self::Tool => 'w',
            Self::Feedback => 'f',
            Self::Offer => 'o',
            Self::Resource => 'r',
            Self::Commitment => 'p',
            Self::Participant | Self::Session | Self::Module => ' ',
        }
    }
}

/// Who knows the ids that exist where a table is read.
pub trait Known {
    /// What is wrong with an id that names nothing; none where it names something, or where nobody can tell.
    fn unknown(&self, of: Reference, id: &str) -> Option<(RowProblem, RowHint)>;

    /// The one id that a spreadsheet can have made a cell of.
    fn restored(&self, of: Reference, cell: &str) -> Option<String>;
}
