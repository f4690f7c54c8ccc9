//! What a command wants to change: typed records before and after, and the inverse. A plan is a list of these and
//! nothing else, so that a folder, or one day a database, can keep them.

use std::sync::Arc;

use super::notice::Notice;
use super::tables::{AnyRow, KeptRecord};
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::{Scope, TableSchema};

/// One record before and after. `None` before: it is new; `None` after: it goes. What is large is boxed: a plan of an import
/// has a hundred thousand changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A row of a table.
    Row(RowChange),
    /// A cohort of the definition, with its sessions.
    Cohort {
        /// Which.
        cohort: CohortId,
        /// As it was.
        before: Option<Box<Cohort>>,
        /// As it shall be, in the file that it names.
        after: Option<Box<Cohort>>,
    },
    /// A session of the definition.
    Session {
        /// Whose definition.
        cohort: CohortId,
        /// As it was.
        before: Option<Box<Session>>,
        /// As it shall be; the id is the same.
        after: Option<Box<Session>>,
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

/// A row of a table before and after; both sides are of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// Whose table; none: it is of the whole folder.
    pub cohort: Option<CohortId>,
    table: &'static TableSchema,
    before: Option<AnyRow>,
    after: Option<AnyRow>,
}

/// A change of a row, as the record of its table.
#[derive(Clone, Copy, Debug)]
pub struct RecordChange<'c, R> {
    /// Whose table; none: it is of the whole folder.
    pub cohort: Option<&'c CohortId>,
    /// As it was.
    pub before: Option<&'c R>,
    /// As it shall be.
    pub after: Option<&'c R>,
}

impl RowChange {
    /// Of a row of that table.
    pub fn new(
        table: &'static TableSchema,
        cohort: Option<CohortId>,
        before: Option<AnyRow>,
        after: Option<AnyRow>,
    ) -> Self {
        Self { cohort, table, before, after }
    }

    /// Its table.
    pub fn table(&self) -> &'static TableSchema {
        self.table
    }

    /// The row as it was.
    pub fn before(&self) -> Option<&AnyRow> {
        self.before.as_ref()
    }

    /// The row as it shall be.
    pub fn after(&self) -> Option<&AnyRow> {
        self.after.as_ref()
    }

    /// As the record of that table, if it is of it.
    pub fn of<R: KeptRecord>(&self) -> Option<RecordChange<'_, R>> {
        R::is_in(self.table()).then(|| RecordChange {
            cohort: self.cohort.as_ref(),
            before: self.before().and_then(R::of),
            after: self.after().and_then(R::of),
        })
    }
}

impl Change {
    /// A row of a table of a cohort.
    pub fn row<R: KeptRecord>(cohort: CohortId, before: Option<R>, after: Option<R>) -> Self {
        debug_assert!(R::TABLE.scope == Scope::Cohort, "{} is of the whole folder", R::TABLE.file);
        Self::Row(RowChange::new(R::TABLE, Some(cohort), before.map(R::into), after.map(R::into)))
    }

    /// A row of a table of the whole folder.
    pub fn shared_row<R: KeptRecord>(before: Option<R>, after: Option<R>) -> Self {
        debug_assert!(R::TABLE.scope == Scope::Folder, "{} is of a cohort", R::TABLE.file);
        Self::Row(RowChange::new(R::TABLE, None, before.map(R::into), after.map(R::into)))
    }

    /// Another state of a session of the definition.
    pub fn session(cohort: CohortId, before: Session, after: Session) -> Self {
        Self::Session { cohort, before: Some(Box::new(before)), after: Some(Box::new(after)) }
    }

    /// The record before and after, if it is a row of that table.
    pub fn of<R: KeptRecord>(&self) -> Option<RecordChange<'_, R>> {
        match self {
            Self::Row(row) => row.of(),
            _ => None,
        }
    }

    /// The record as it shall be, if it is a row of that table.
    pub fn after<R: KeptRecord>(&self) -> Option<&R> {
        self.of::<R>()?.after
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Row(RowChange { cohort, table, before, after }) => {
                Self::Row(RowChange { cohort, table, before: after, after: before })
            }
            Self::Cohort { cohort, before, after } => Self::Cohort { cohort, before: after, after: before },
            Self::Session { cohort, before, after } => Self::Session { cohort, before: after, after: before },
            Self::Evidence { cohort, name, before, after } => {
                Self::Evidence { cohort, name, before: after, after: before }
            }
        }
    }

    /// Whose cohort it changes; none: it is of the whole folder.
    pub fn cohort(&self) -> Option<&CohortId> {
        match self {
            Self::Row(row) => row.cohort.as_ref(),
            Self::Cohort { cohort, .. } | Self::Session { cohort, .. } | Self::Evidence { cohort, .. } => Some(cohort),
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
