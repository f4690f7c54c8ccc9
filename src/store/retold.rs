//! An edit of the journal as the typed change it makes, for people to read: what an undo would do is shown like any
//! other plan.

use std::collections::HashMap;

use super::draft::{Drafted, Rewrite};
use super::journal::{FileEdit, FilledCells, Operation};
use super::legible::text_of;
use super::paths::{cohort_of, definition, table_of};
use super::programme::{load_cohort, load_programme};
use super::reading::Reading;
use crate::domain::change::{Change, RowChange};
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::{CohortId, FieldId};
use crate::domain::schema::TableSchema;
use crate::domain::schema::reader::RowReader;
use crate::domain::tables::AnyRow;
use crate::store::failure::Failure;
use crate::store::keeping::{Keeping, KeepingHint};
use crate::store::paths::PROGRAMME;

/// The changes of a draft, in order; a side that cannot be read as a record is shown as none.
pub(super) fn changes(reading: &Reading, drafted: &Drafted) -> Vec<Change> {
    let mut told = Telling { reading, drafted, cohorts: HashMap::new(), sessions: Vec::new() };
    drafted.edits.iter().filter_map(|edit| told.change(&edit)).collect()
}

impl Reading {
    /// The operation of that number; of two, the later one.
    pub fn operation(&self, number: u64) -> Result<Operation, Failure> {
        let mut found = None;
        self.each_operation(|operation| {
            if operation.op == number {
                found = Some(operation);
            }
        })?;
        let none = || Problem::error(Keeping::NoSuchOperation { operation: number }).hint(KeepingHint::History);
        found.ok_or_else(|| Failure::Refused(none()))
    }

    /// The rows that an operation of the journal changed, in order. What it changed of a definition is in its lines alone.
    pub fn rows_of(&self, operation: &Operation) -> Vec<Change> {
        let rows = operation.changes.iter().filter_map(|edit| match edit {
            FileEdit::Row { table, before, after, .. } => {
                Some(row(self, table_of(table)?, cohort_of(table), before.as_ref(), after.as_ref()))
            }
            FileEdit::Lines { .. } => None,
        });
        rows.collect()
    }
}

struct Telling<'r> {
    reading: &'r Reading,
    drafted: &'r Drafted,
    /// Cohorts as they are defined now.
    cohorts: HashMap<CohortId, Option<Cohort>>,
    /// Sessions already told: several edits of one are one change.
    sessions: Vec<Vec<String>>,
}

impl Telling<'_> {
    fn change(&mut self, edit: &FileEdit) -> Option<Change> {
        match edit {
            FileEdit::Row { table, before, after, .. } => {
                Some(row(self.reading, table_of(table)?, cohort_of(table), before.as_ref(), after.as_ref()))
            }
            FileEdit::Lines { table, key, .. } => {
                if let [cohort] = &key[..] {
                    let id = CohortId::new(cohort);
                    let (before, after) = (self.cohort(&id).cloned(), self.defined(table, &id));
                    return Some(Change::Cohort {
                        cohort: id,
                        before: before.map(Box::new),
                        after: after.map(Box::new),
                    });
                }
                let [cohort, session] = &key[..] else { return None };
                if self.sessions.contains(key) {
                    return None;
                }
                self.sessions.push(key.clone());
                let id = CohortId::new(cohort);
                let before = self.cohort(&id).and_then(|cohort| cohort.session(session)).cloned();
                let after = self.rewritten(table, &id, session);
                if before.is_none() && after.is_none() {
                    return None;
                }
                Some(Change::Session { cohort: id, before: before.map(Box::new), after: after.map(Box::new) })
            }
        }
    }

    fn cohort(&mut self, id: &CohortId) -> Option<&Cohort> {
        let reading = self.reading;
        self.cohorts.entry(id.clone()).or_insert_with(|| reading.cohort(id).ok().flatten()).as_ref()
    }

    /// The session in the definition as the draft leaves it.
    fn rewritten(&self, file: &str, cohort: &CohortId, session: &str) -> Option<Session> {
        self.defined(file, cohort)?.session(session).cloned()
    }

    /// The cohort in the definition as the draft leaves it.
    fn defined(&self, file: &str, cohort: &CohortId) -> Option<Cohort> {
        let new: &Rewrite = self.drafted.files.iter().find(|rewrite| rewrite.change.path == file)?;
        let text = text_of(file, new.after.as_deref()?).ok()?.text;
        if file == PROGRAMME {
            load_programme(file, &text).ok()?.cohorts.into_iter().find(|other| other.id == *cohort)
        } else {
            load_cohort(&definition(cohort.as_str()), &text, cohort.as_str(), self.reading.programme()).ok()
        }
    }
}

/// A row of a table before and after.
fn row(
    reading: &Reading,
    table: &'static TableSchema,
    cohort: Option<CohortId>,
    before: Option<&FilledCells>,
    after: Option<&FilledCells>,
) -> Change {
    let fields: Vec<FieldId> = reading.programme().fields.iter().map(|field| field.id.clone()).collect();
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let read = |cells: &FilledCells| {
        let questions = if table.has_answers { &fields[..] } else { &[] };
        let name =
            |column: usize| names.get(column).copied().unwrap_or_else(|| questions[column - names.len()].as_str());
        let text = |column: usize| cells.get(name(column));
        AnyRow::read(table, &mut RowReader::own(table, &text, questions))
    };
    Change::Row(RowChange::new(table, cohort, before.and_then(read), after.and_then(read)))
}
