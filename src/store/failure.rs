//! Why the store could not do what it was asked. The exit code of each is `ui`'s.

use std::path::PathBuf;

use crate::domain::problem::Problem;
use crate::lang::Words;

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
            Self::NoFolder { start, .. } => write!(f, "no programme.toml in {} or above", start.display()),
        }
    }
}

impl std::error::Error for Failure {}
