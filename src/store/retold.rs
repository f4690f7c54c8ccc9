//! An edit of the journal as the typed change it makes, for people to read: what an undo would do is shown like any
//! other plan.

use std::collections::HashMap;
use std::sync::Arc;

use super::draft::{Drafted, Rewrite};
use super::journal::{Cells, Edit};
use super::legible::text_of;
use super::paths::{cohort_of, definition, table_of};
use super::programme::{load_cohort, load_programme};
use super::reading::Reading;
use super::rows::Table;
use super::rows::aliases::{self, ALIASES};
use super::rows::enrolments::{self, ENROLMENTS, Enrolments};
use super::rows::held::{self, SESSIONS};
use super::rows::mappings::{self, MAPPINGS};
use super::rows::marks::{self, ATTENDANCE};
use crate::domain::change::Change;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::CohortId;
use crate::store::paths::PROGRAMME;
use crate::text::delimited::written;

/// The changes of a draft, in order; what cannot be read as a record is left out.
pub(super) fn changes(reading: &Reading, drafted: &Drafted) -> Vec<Change> {
    let mut told = Telling { reading, drafted, cohorts: HashMap::new(), sessions: Vec::new() };
    drafted.edits.iter().filter_map(|edit| told.change(edit)).collect()
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
    fn change(&mut self, edit: &Edit) -> Option<Change> {
        match edit {
            Edit::Row { table, before, after, .. } => {
                self.row(table_of(table)?, cohort_of(table), before.as_ref(), after.as_ref())
            }
            Edit::Lines { table, key, .. } => {
                if let [cohort] = &key[..] {
                    let id = CohortId::new(cohort);
                    let (before, after) = (self.cohort(&id).cloned(), self.defined(table, &id));
                    return Some(Change::Cohort { cohort: id, before, after });
                }
                let [cohort, session] = &key[..] else { return None };
                if self.sessions.contains(key) {
                    return None;
                }
                self.sessions.push(key.clone());
                let id = CohortId::new(cohort);
                let before = self.cohort(&id)?.session(session)?.clone();
                let after = self.rewritten(table, &id, session)?;
                Some(Change::Session { cohort: id, before, after })
            }
        }
    }

    fn row(
        &mut self,
        table: &Table,
        cohort: Option<CohortId>,
        before: Option<&Cells>,
        after: Option<&Cells>,
    ) -> Option<Change> {
        let (file, reading) = (Arc::<str>::from(table.file), self.reading);
        let text = |cells: &Cells| {
            let fields = reading.fields();
            let names: Vec<&str> = table.headings(&fields).collect();
            let values = names.iter().map(|name| cells.get(name)).collect();
            written([names, values])
        };
        let mut ignored = Vec::new();
        let nobody = Enrolments { unread: true, ..Enrolments::default() };
        if table.file == MAPPINGS.file {
            let mut read = |cells: &Cells| mappings::read(&file, &text(cells), &mut ignored).pop();
            return Some(Change::Mapping { before: before.and_then(&mut read), after: after.and_then(&mut read) });
        }
        let cohort = cohort?;
        if table.file == ENROLMENTS.file {
            let mut read = |cells: &Cells| {
                enrolments::read(&file, &text(cells), reading.programme(), &mut ignored)
                    .rows
                    .pop()
                    .map(|row| row.record)
            };
            Some(Change::Enrolment { before: before.and_then(&mut read), after: after.and_then(&mut read), cohort })
        } else if table.file == ATTENDANCE.file {
            let defined = self.cohort(&cohort)?;
            let mut read = |cells: &Cells| {
                marks::read(&file, &text(cells), defined, &nobody, &mut ignored).rows.pop().map(|row| row.record)
            };
            Some(Change::Mark { before: before.and_then(&mut read), after: after.and_then(&mut read), cohort })
        } else if table.file == ALIASES.file {
            let mut read =
                |cells: &Cells| aliases::read(&file, &text(cells), &nobody, &mut ignored).pop().map(|row| row.record);
            Some(Change::Alias { before: before.and_then(&mut read), after: after.and_then(&mut read), cohort })
        } else if table.file == SESSIONS.file {
            let defined = self.cohort(&cohort)?;
            let mut read =
                |cells: &Cells| held::read(&file, &text(cells), defined, &mut ignored).pop().map(|row| row.record);
            Some(Change::Held { before: before.and_then(&mut read), after: after.and_then(&mut read), cohort })
        } else {
            None
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
