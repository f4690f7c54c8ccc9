//! What a command wants to change: typed rows before and after, and the inverse. A plan is a list of these and
//! nothing else, so that a folder, or one day a database, can keep them.

use std::sync::Arc;

use super::notice::Notice;
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::mapping::Mapping;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::CohortId;

/// One record before and after. `None` before: it is new; `None` after: it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A row of `enrolments.csv`.
    Enrolment {
        /// Whose table.
        cohort: CohortId,
        /// As it was.
        before: Option<Enrolment>,
        /// As it shall be.
        after: Option<Enrolment>,
    },
    /// A row of `attendance.csv`.
    Mark {
        /// Whose table.
        cohort: CohortId,
        /// As it was.
        before: Option<Mark>,
        /// As it shall be.
        after: Option<Mark>,
    },
    /// A row of `sessions.csv`.
    Held {
        /// Whose table.
        cohort: CohortId,
        /// As it was.
        before: Option<HeldSession>,
        /// As it shall be.
        after: Option<HeldSession>,
    },
    /// A cohort of the definition, with its sessions.
    Cohort {
        /// Which.
        cohort: CohortId,
        /// As it was.
        before: Option<Cohort>,
        /// As it shall be, in the file that it names.
        after: Option<Cohort>,
    },
    /// A session of the definition.
    Session {
        /// Whose definition.
        cohort: CohortId,
        /// As it was.
        before: Session,
        /// As it shall be; the id is the same.
        after: Session,
    },
    /// A row of `aliases.csv`.
    Alias {
        /// Whose table.
        cohort: CohortId,
        /// As it was.
        before: Option<Alias>,
        /// As it shall be.
        after: Option<Alias>,
    },
    /// A row of `mappings.csv`, of the whole folder.
    Mapping {
        /// As it was.
        before: Option<Mapping>,
        /// As it shall be.
        after: Option<Mapping>,
    },
    /// A file that proves marks, kept byte for byte: `data/<cohort>/evidence/<name>`. Undo leaves it where it is.
    Evidence {
        /// Whose.
        cohort: CohortId,
        /// Its name in the folder of evidence.
        name: String,
        /// Its bytes as they were.
        before: Option<Arc<[u8]>>,
        /// Its bytes as they shall be.
        after: Option<Arc<[u8]>>,
    },
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Enrolment { cohort, before, after } => Self::Enrolment { cohort, before: after, after: before },
            Self::Mark { cohort, before, after } => Self::Mark { cohort, before: after, after: before },
            Self::Held { cohort, before, after } => Self::Held { cohort, before: after, after: before },
            Self::Cohort { cohort, before, after } => Self::Cohort { cohort, before: after, after: before },
            Self::Session { cohort, before, after } => Self::Session { cohort, before: after, after: before },
            Self::Alias { cohort, before, after } => Self::Alias { cohort, before: after, after: before },
            Self::Mapping { before, after } => Self::Mapping { before: after, after: before },
            Self::Evidence { cohort, name, before, after } => {
                Self::Evidence { cohort, name, before: after, after: before }
            }
        }
    }

    /// Whose cohort it changes; none: it is of the whole folder.
    pub fn cohort(&self) -> Option<&CohortId> {
        match self {
            Self::Enrolment { cohort, .. }
            | Self::Mark { cohort, .. }
            | Self::Held { cohort, .. }
            | Self::Cohort { cohort, .. }
            | Self::Session { cohort, .. }
            | Self::Alias { cohort, .. }
            | Self::Evidence { cohort, .. } => Some(cohort),
            Self::Mapping { .. } => None,
        }
    }
}

/// What a decision comes to: the changes, and what the coordinator should know about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they are applied.
    pub changes: Vec<Change>,
    /// Warnings and next steps.
    pub notices: Vec<Notice>,
}
