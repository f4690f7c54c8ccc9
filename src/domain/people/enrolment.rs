//! One person in one cohort, as `enrolments.csv` keeps it. Owns no rule: who is expected where is in
//! [`crate::domain::attendance::expectation`], who is who in [`super::names`].

use chrono::NaiveDate;

use crate::domain::programme::ids::{FieldId, FunderId, ModuleId, ParticipantId};
use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};

/// One row of `enrolments.csv`. Empty text = empty cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Never changes.
    pub id: ParticipantId,
    /// As typed.
    pub last_name: String,
    /// As typed.
    pub first_name: String,
    /// As typed; compared case-folded.
    pub email: String,
    /// As typed.
    pub phone: String,
    /// Structure.
    pub organisation: String,
    /// Frozen at enrolment; none when the cell is empty.
    pub status: Option<PersonStatus>,
    /// Who pays.
    pub funder: Option<FunderId>,
    /// What is followed; empty = all modules.
    pub modules: Vec<ModuleId>,
    /// Where it stands.
    pub state: EnrolmentState,
    /// Day of enrolment: the order of the waiting list.
    pub enrolled_on: Option<NaiveDate>,
    /// First day that counts; none = from the first session.
    pub starts_on: Option<NaiveDate>,
    /// Last day that counts.
    pub ended_on: Option<NaiveDate>,
    /// Why they left, were let in by exception, or passed over others.
    pub reason: String,
    /// Line of the yearly return; none = from the status.
    pub bpf: Option<BpfLine>,
    /// Free text.
    pub note: String,
    /// Answers to the programme's own questions, in its order.
    pub fields: Vec<(FieldId, String)>,
}

impl Enrolment {
    /// First name then last name, as one reads it.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Whether the module is among those followed.
    pub fn follows(&self, module: &ModuleId) -> bool {
        self.modules.is_empty() || self.modules.contains(module)
    }

    /// The answer to a question of the programme; empty when there is none.
    pub fn field(&self, id: &str) -> &str {
        self.fields.iter().find(|(field, _)| field.as_str() == id).map_or("", |(_, value)| value)
    }

    /// The line of the yearly return this enrolment counts on.
    pub fn bpf_line(&self) -> BpfLine {
        self.bpf.unwrap_or_else(|| BpfLine::of_status(self.status))
    }
}
