//! What people call the records that cells name by their ids.

use super::thing::title_of;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Reference;

/// The names of a cohort.
#[derive(Clone, Copy, Debug)]
pub struct Names<'r> {
    records: &'r CohortRecords,
}

impl<'r> Names<'r> {
    /// Those of that cohort.
    pub fn of(records: &'r CohortRecords) -> Self {
        Self { records }
    }

    /// What people call the record of an id; empty where nothing is known but the id: of sessions, modules, strangers.
    pub fn name(&self, of: Reference, id: &str) -> String {
        match of {
            Reference::Participant => self.records.enrolment_of(id).map(Enrolment::full_name).unwrap_or_default(),
            _ => title_of(self.records, of, id).unwrap_or_default().to_owned(),
        }
    }

    /// `Zoé Martin (ccr8t7)`; the id alone where there is no name.
    pub fn with_id(&self, of: Reference, id: &str) -> String {
        match self.name(of, id) {
            name if name.is_empty() => id.to_owned(),
            name => format!("{name} ({id})"),
        }
    }
}
