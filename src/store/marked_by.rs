//! Which operation of the journal wrote a mark as it is now.

use std::collections::{HashMap, HashSet};

use super::failure::Failure;
use super::journal::{FileEdit, JOURNAL};
use super::paths::path;
use super::reading::Reading;
use super::source::cannot_read;
use crate::domain::attendance::mark::Mark;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::schema::Record as _;

impl Reading {
    /// By session, the operation that last wrote the mark of a participant; marks made by hand have none.
    pub fn operations_of_marks(
        &self,
        cohort: &CohortId,
        participant: &ParticipantId,
    ) -> Result<HashMap<String, u64>, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let file = path(cohort.as_str(), Mark::TABLE);
        let (mut settled, mut found) = (HashSet::new(), HashMap::new());
        for operation in self.journal().backwards(Some(&file)).map_err(unreadable)? {
            let operation = operation.map_err(unreadable)?;
            for edit in operation.changes.iter().rev().filter(|edit| edit.table() == file) {
                let FileEdit::Row { key, after, .. } = edit else { continue };
                let [session, person] = &key[..] else { continue };
                if person == participant.as_str() && settled.insert(session.clone()) && after.is_some() {
                    found.insert(session.clone(), operation.op);
                }
            }
        }
        Ok(found)
    }

    /// Which operation wrote each mark of a cohort as it is now, by session and participant.
    pub fn operations_of_all_marks(&self, cohort: &CohortId) -> Result<HashMap<(String, String), u64>, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let file = path(cohort.as_str(), Mark::TABLE);
        let mut found = HashMap::new();
        for operation in self.journal().backwards(Some(&file)).map_err(unreadable)? {
            let operation = operation.map_err(unreadable)?;
            for edit in operation.changes.iter().rev().filter(|edit| edit.table() == file) {
                if let FileEdit::Row { key, .. } = edit
                    && let [session, person] = &key[..]
                {
                    found.entry((session.clone(), person.clone())).or_insert(operation.op);
                }
            }
        }
        Ok(found)
    }
}
