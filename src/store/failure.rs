//! Why the store could not do what it was asked. The exit code of each is `ui`'s.

use std::path::PathBuf;

use crate::domain::problem::Problem;
use crate::lang::Words;
use crate::store::shared::messages::Sharing;

/// Why the store could not do it.
#[derive(Debug)]
pub enum Failure {
    /// A file is unreadable or invalid: everything that is wrong with it (exit 3).
    Invalid(Vec<Problem>),
    /// Could not write: locked, disk, changed underneath (exit 4).
    Unwritable(Problem),
    /// No `programme.toml` there or above (exit 1).
    NoFolder {
        /// Where it was looked for.
        start: PathBuf,
        /// Whether it was looked for above, too.
        above: bool,
    },
    /// Understood, but no: an undo that no longer fits (exit 1).
    Refused(Problem),
    /// In a copy of a shared programme: files that the operation was decided on were edited by hand. They are to be sent first; a
    /// command that gives up says so (exit 4).
    ByHand { files: Vec<String> },
    /// In a copy of a shared programme: somebody else wrote first, and nothing was written. What was asked is to be decided anew
    /// on what the folder is then; a command that gives up says so (exit 4).
    Stale {
        /// The file that they wrote.
        path: String,
        /// The last operation that the decision knew.
        since: u64,
        /// Whether the next try has to keep others waiting.
        hold: bool,
    },
}

impl Failure {
    pub(super) fn unwritable(what: impl Words + 'static) -> Self {
        Self::Unwritable(Problem::error(what))
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Invalid(vec![problem])
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Invalid(problems)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Invalid(problems) => {
                let all: Vec<String> = problems.iter().map(|problem| problem.what.en()).collect();
                f.write_str(&all.join("; "))
            }
            Self::Unwritable(problem) | Self::Refused(problem) => f.write_str(&problem.what.en()),
            Self::Stale { path, .. } => f.write_str(&Sharing::AlwaysQuicker { path: path.clone() }.en()),
            Self::ByHand { files } => f.write_str(&Sharing::EditedByHand { files: files.clone() }.en()),
            Self::NoFolder { start, .. } => write!(f, "no programme.toml in {} or above", start.display()),
        }
    }
}

impl std::error::Error for Failure {}
