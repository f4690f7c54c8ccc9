//! One cohort under examination, the places of its records, and the run over all families.

use crate::domain::schema::Record as _;
use crate::domain::schema::TableSchema;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::people::enrolment::Enrolment;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::roll_call::KeptSheet;

use super::facts::{DriftedTable, LostLog, TableFacts};
use super::{FAMILIES, Findings};

/// One cohort with all that rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub programme: &'a Programme,
    /// What was read, bad rows left out.
    pub records: &'a CohortRecords,
    /// The day from which past and future are seen.
    pub today: NaiveDate,
    /// Its `enrolments.csv`, from the root of the folder.
    pub enrolments: &'a Arc<str>,
    /// Its `attendance.csv`, from the root of the folder.
    pub attendance: &'a Arc<str>,
    /// Its `sessions.csv`, from the root of the folder.
    pub register: &'a Arc<str>,
    /// Whether every row of `attendance.csv` was read: where some were not, nobody is said to lack a mark.
    pub attendance_is_whole: bool,
    /// How those of its tables that exist are laid out.
    pub tables: &'a [TableFacts],
    /// Those that are not as their last operation left them.
    pub drifted: &'a [DriftedTable],
    /// Logs that marks cite and that are gone.
    pub lost_logs: &'a [LostLog],
    /// The sheets of roll-call pages among its evidence.
    pub sheets: &'a [KeptSheet],
}

/// Runs every family over one cohort; `problems` are those that reading its tables found.
pub fn cohort(subject: &Subject<'_>, problems: Vec<Problem>) -> Findings {
    let mut findings = Findings::default();
    for family in FAMILIES {
        family(subject, &mut findings);
    }
    findings.found_by_reading(problems);
    findings
}

impl Subject<'_> {
    pub(super) fn cohort_id(&self) -> String {
        self.records.cohort.id.to_string()
    }

    /// The file of a table of the cohort.
    pub(super) fn file(&self, table: &TableSchema) -> Arc<str> {
        self.enrolments.replace(Enrolment::TABLE.file, table.file).into()
    }

    pub(super) fn enrolment_cell(&self, line: u32, column: &str) -> Place {
        Place::cell(self.enrolments, line, column)
    }

    pub(super) fn mark_cell(&self, line: u32, column: &str) -> Place {
        Place::cell(self.attendance, line, column)
    }

    pub(super) fn held_cell(&self, line: u32, column: &str) -> Place {
        Place::cell(self.register, line, column)
    }

    pub(super) fn session_line(&self, session: &Session) -> Place {
        Place::quoted(&self.records.cohort.file, session.line, session.id.as_str())
    }

    pub(super) fn cohort_line(&self) -> Place {
        Place::line(&self.records.cohort.file, self.records.cohort.line)
    }
}

/// The name that findings call a person by: the id where there is no name.
pub(super) fn name_of(enrolment: &Enrolment) -> String {
    let name = enrolment.full_name();
    if name.is_empty() { enrolment.id.to_string() } else { name }
}
