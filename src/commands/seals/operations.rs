//! Which operations touched a row of a report since it was sealed.

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::Record as _;
use crate::domain::seal::Seal;
use crate::domain::tables::TABLES;
use crate::report::Report;
use crate::store::{Failure, FileEdit, Operation, Reading};

/// What a row is about, as far as its keys say.
#[derive(Clone, Debug, Default)]
pub struct RowIds {
    pub cohort: Option<String>,
    pub session: Option<String>,
    pub participant: Option<String>,
}

impl RowIds {
    /// Takes a key of a row.
    pub fn know(&mut self, key: &str, value: &str) {
        for (heading, id) in [
            (Heading::Cohort, &mut self.cohort),
            (Heading::Session, &mut self.session),
            (Heading::Participant, &mut self.participant),
        ] {
            if heading.key() == key && !value.is_empty() {
                *id = Some(value.to_owned());
            }
        }
    }
}

/// The operations after the one that sealed, as far as they are about the cohorts of the report.
pub struct LaterOperations<'c> {
    operations: Vec<Operation>,
    cohorts: &'c [CohortId],
    reads: Breadth,
}

impl<'c> LaterOperations<'c> {
    /// Of a seal. Where the journal does not know it, all are after it.
    pub fn of(reading: &Reading, seal: &Seal, report: &Report, cohorts: &'c [CohortId]) -> Result<Self, Failure> {
        let (file, key) = (format!("data/{}", Seal::TABLE.file), seal.key());
        let is_it = |edit: &FileEdit| {
            edit.table() == file
                && edit.key() == key
                && matches!(edit, FileEdit::Row { before: None, after: Some(_), .. })
        };
        let mut since = Self { operations: Vec::new(), cohorts, reads: report.reads };
        let mut later = Vec::new();
        reading.each_operation_backwards(|operation| {
            // Done again, it is as old as it was.
            if operation.redoes.is_none() && operation.changes.iter().any(is_it) {
                return false;
            }
            if since.touches(&operation, &RowIds::default()) {
                later.push(operation);
            }
            true
        })?;
        later.reverse();
        since.operations = later;
        Ok(since)
    }

    /// Those that touched the person, the session, or what else a row sums over; where none did so, those that touched
    /// anything that the report reads.
    pub fn about(&self, ids: &RowIds) -> Vec<u64> {
        let found = |ids: &RowIds| -> Vec<u64> {
            let touching = self.operations.iter().filter(|operation| self.touches(operation, ids));
            touching.map(|operation| operation.op).collect()
        };
        let near = found(ids);
        if near.is_empty() { found(&RowIds::default()) } else { near }
    }

    fn touches(&self, operation: &Operation, ids: &RowIds) -> bool {
        let erased = operation.erases.iter().any(|(cohort, person)| {
            self.is_of(cohort, ids) && ids.participant.as_ref().is_none_or(|asked| asked == person)
        });
        erased || operation.changes.iter().any(|edit| self.is_touched(edit, ids))
    }

    fn is_of(&self, cohort: &str, ids: &RowIds) -> bool {
        self.cohorts.iter().any(|of| of.as_str() == cohort) && ids.cohort.as_ref().is_none_or(|asked| asked == cohort)
    }

    fn is_touched(&self, edit: &FileEdit, ids: &RowIds) -> bool {
        let is_asked = |asked: &Option<String>, at: usize| {
            asked.as_ref().is_none_or(|asked| edit.key().get(at).is_none_or(|known| known == asked))
        };
        let (cohort, file) = match edit {
            // A moved session, or one that was cancelled, changes what is planned for everybody.
            FileEdit::Lines { key, .. } => {
                return key.first().is_some_and(|cohort| self.is_of(cohort, ids)) && is_asked(&ids.session, 1);
            }
            FileEdit::Row { table, .. } => match table.strip_prefix("data/").and_then(|rest| rest.split_once('/')) {
                Some(inside) => inside,
                None => return false,
            },
        };
        let reads = TABLES.iter().any(|table| table.file == file && self.reads.reads(table));
        if !reads || !self.is_of(cohort, ids) {
            return false;
        }
        match &ids.participant {
            _ if file == Mark::TABLE.file => is_asked(&ids.session, 0) && is_asked(&ids.participant, 1),
            None if file == HeldSession::TABLE.file => is_asked(&ids.session, 0),
            Some(person) => edit.is_about(cohort, person),
            None => true,
        }
    }
}
