//! Which ids exist where a table is read.

use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

use super::general::ReadRows;
use super::hints::ColumnHints;
use super::restored::RestoredColumn;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::schema::hint::one_of;
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::schema::{CellKind, Known, Record, Reference};
use crate::domain::spreadsheet::once;

/// The enrolments of a cohort, as far as their table could be read.
pub type Enrolled = ReadRows<Enrolment>;

/// Ids, each to be shared by the cells that name it.
type Ids = HashSet<Arc<str>>;

/// The ids of a table that was read.
#[derive(Debug)]
struct Learnt {
    /// What its ids name.
    of: Reference,
    /// In the order of the file.
    in_order: Vec<Arc<str>>,
    ids: Ids,
    /// The heading could not be read, so that nothing is known of any id.
    unread: bool,
}

/// The ids of a programme, of one cohort, and of those enrolled in it.
pub struct KnownIds<'k> {
    programme: &'k Programme,
    cohort: Option<&'k Cohort>,
    enrolled: Option<&'k Enrolled>,
    /// The ids of its sessions and of its people, from when one is first asked about.
    ids: (OnceCell<Ids>, OnceCell<Ids>),
    /// People and sessions whose ids a spreadsheet wrote otherwise.
    restored: RefCell<(RestoredColumn, RestoredColumn)>,
    /// Beside sessions that are not in the cohort.
    hints: RefCell<ColumnHints>,
    /// The ids of the tables that were read before.
    learnt: RefCell<Vec<Learnt>>,
    /// The file of the enrolments, beside the table that is read.
    enrolments: Arc<str>,
}

impl<'k> KnownIds<'k> {
    /// Those of the programme alone.
    pub fn of(programme: &'k Programme) -> Self {
        Self {
            programme,
            cohort: None,
            enrolled: None,
            ids: Default::default(),
            restored: RefCell::default(),
            hints: RefCell::default(),
            learnt: RefCell::default(),
            enrolments: Enrolment::TABLE.file.into(),
        }
    }

    /// And those of a cohort: its sessions, and those enrolled, whose file is named.
    #[must_use]
    pub fn and(self, cohort: &'k Cohort, enrolled: &'k Enrolled, enrolments: Arc<str>) -> Self {
        Self { cohort: Some(cohort), enrolled: Some(enrolled), enrolments, ..self }
    }

    /// Learns the ids of a table whose rows others may name.
    pub fn learn<R: Record>(&self, rows: &ReadRows<R>) {
        let own = R::TABLE.columns.iter().find_map(|column| match column.kind {
            CellKind::OwnId(of) => Some(of),
            _ => None,
        });
        if let Some(of) = own {
            let in_order: Vec<Arc<str>> = rows.keys().map(Arc::from).collect();
            let ids = in_order.iter().cloned().collect();
            self.learnt.borrow_mut().push(Learnt { of, in_order, ids, unread: rows.unread });
        }
    }

    fn of_tables(&self, of: Reference, id: &str) -> Option<(RowProblem, RowHint)> {
        let learnt = self.learnt.borrow();
        let learnt = learnt.iter().find(|learnt| learnt.of == of);
        if learnt.is_some_and(|learnt| learnt.unread || learnt.ids.contains(id)) {
            return None;
        }
        let ids = learnt.iter().flat_map(|learnt| &learnt.in_order).map(|id| &**id);
        Some((RowProblem::Unnamed { of, id: id.to_owned() }, one_of(id, ids)))
    }

    fn sessions(&self) -> &Ids {
        let sessions = self.cohort.iter().flat_map(|cohort| &cohort.sessions);
        self.ids.0.get_or_init(|| sessions.map(|session| Arc::clone(session.id.text())).collect())
    }

    fn people(&self) -> &Ids {
        let rows = self.enrolled.iter().flat_map(|enrolled| &enrolled.rows);
        self.ids.1.get_or_init(|| rows.map(|row| Arc::clone(row.record.id.text())).collect())
    }

    fn session(&self, id: &str) -> Option<(RowProblem, RowHint)> {
        let cohort = self.cohort?;
        if self.sessions().contains(id) {
            return None;
        }
        let sessions = cohort.sessions.iter().map(|session| session.id.as_str());
        let hint = self.hints.borrow_mut().of(id, sessions);
        Some((RowProblem::UnknownSession { session: id.to_owned(), cohort: cohort.id.to_string() }, hint))
    }

    fn participant(&self, id: &str) -> Option<(RowProblem, RowHint)> {
        let enrolled = self.enrolled?;
        if enrolled.unread || self.people().contains(id) || enrolled.spoilt.contains(id) {
            return None;
        }
        let people = enrolled.rows.iter().map(|row| row.record.id.as_str());
        let what = RowProblem::UnknownParticipant { participant: id.to_owned(), file: self.enrolments.to_string() };
        let was = once(id, people).map(|id| RowHint::SpreadsheetWrote { id: id.to_owned() });
        Some((what, was.unwrap_or(RowHint::EnrolOrRemove)))
    }

    fn module(&self, id: &str) -> Option<(RowProblem, RowHint)> {
        let modules = self.programme.modules.iter().map(|module| module.id.as_str());
        let known = modules.clone().any(|module| module == id);
        (!known).then(|| (RowProblem::UnknownModule { module: id.to_owned() }, one_of(id, modules)))
    }
}

impl Known for KnownIds<'_> {
    fn known(&self, of: Reference, id: &str) -> Option<Arc<str>> {
        match of {
            Reference::Participant => self.people().get(id).cloned(),
            Reference::Session => self.sessions().get(id).cloned(),
            Reference::Module | Reference::Funder => None,
            _ => {
                let learnt = self.learnt.borrow();
                learnt.iter().find(|learnt| learnt.of == of).and_then(|learnt| learnt.ids.get(id)).cloned()
            }
        }
    }

    fn unknown(&self, of: Reference, id: &str) -> Option<(RowProblem, RowHint)> {
        match of {
            Reference::Participant => self.participant(id),
            Reference::Session => self.session(id),
            Reference::Module => self.module(id),
            // A finding of the check: the hours of the row are theirs, whoever pays.
            Reference::Funder => None,
            _ => self.of_tables(of, id),
        }
    }

    fn restored(&self, of: Reference, cell: &str) -> Option<String> {
        let mut restored = self.restored.borrow_mut();
        match of {
            Reference::Participant => restored.0.id(cell, self.enrolled?.keys()),
            Reference::Session => {
                let sessions = &self.cohort?.sessions;
                restored.1.id(cell, sessions.iter().map(|session| session.id.as_str()))
            }
            _ => None,
        }
        .map(str::to_owned)
    }
}
