//! Why a new cohort was refused: data, not words.

use crate::domain::programme::ids::CohortId;

/// Why a cohort could not be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CohortRefusal {
    /// There is one of that id, or of one that would be the same folder on some disks.
    Exists {
        /// It.
        cohort: CohortId,
    },
    /// The id cannot be the name of a folder, or means something else.
    BadId {
        /// What was typed.
        typed: String,
        /// The nearest that can.
        near: Option<String>,
    },
    /// The id is a word that means something else, here or to Windows.
    Reserved {
        /// What was typed.
        typed: String,
    },
    /// A folder of that name holds tables of no cohort: they would become its own.
    FolderTaken {
        /// Its name under `data/`.
        folder: String,
    },
    /// The model has no session to copy.
    NoSession {
        /// The model.
        like: CohortId,
    },
}
