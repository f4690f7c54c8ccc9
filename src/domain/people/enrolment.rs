//! One person in one cohort, as `enrolments.csv` keeps it. Owns no rule: who is expected where is in
//! [`crate::domain::attendance::expectation`], who is who in [`super::names`].

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::{FunderId, ModuleId, ParticipantId};
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::reader::RowReader;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Column, Record, Reference, RowRules, Shown, Union};
use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};

schema! {
    /// One row of `enrolments.csv`. Empty text = empty cell.
    pub struct Enrolment in "enrolments.csv", of Cohort, key [id] {
        /// Never changes.
        id: ParticipantId = Column::heading(Heading::Participant)
            .required()
            .own_id(Reference::Participant)
            .kept()
            .united(Union::Derived)
            .shown(Shown::Always),
        /// As typed.
        last_name: String =
            Column::heading(Heading::LastName).required().fate(CellFate::LastName).edited().shown(Shown::Always),
        /// As typed.
        first_name: String =
            Column::heading(Heading::FirstName).required().fate(CellFate::FirstName).edited().shown(Shown::Always),
        /// As typed; compared case-folded.
        email: String = Column::heading(Heading::Email).email().edited().shown(Shown::InFiles),
        /// As typed.
        phone: String = Column::heading(Heading::Phone).phone().edited(),
        organisation: String = Column::heading(Heading::Organisation).kept().edited().shown(Shown::WhenRoom),
        /// Frozen at enrolment; none when the cell is empty.
        status: Option<PersonStatus> = Column::heading(Heading::Status).kept().edited().shown(Shown::Always),
        funder: Option<FunderId> = Column::heading(Heading::Funder).kept().edited().shown(Shown::WhenRoom),
        /// What is followed; empty = all modules.
        modules: Vec<ModuleId> = Column::heading(Heading::Modules)
            .names(Reference::Module)
            .kept()
            .united(Union::AskedAsItStands)
            .edited()
            .shown(Shown::InFiles),
        state: EnrolmentState =
            Column::heading(Heading::State).required().kept().united(Union::Ruled).shown(Shown::Always),
        /// Day of enrolment: the order of the waiting list.
        enrolled_on: Option<NaiveDate> = Column::heading(Heading::EnrolledOn).kept().united(Union::Derived),
        /// First day that counts; none = from the first session.
        starts_on: Option<NaiveDate> =
            Column::heading(Heading::StartsOn).kept().united(Union::AskedAsItStands).edited(),
        /// Last day that counts.
        ended_on: Option<NaiveDate> = Column::heading(Heading::EndedOn).kept().united(Union::Derived),
        /// Why they left, were let in by exception, or passed over others. That a reason was given is what lets an
        /// exception stand; what it was is theirs.
        reason: String = Column::heading(Heading::Reason).fate(CellFate::Struck).united(Union::Ruled),
        /// Line of the yearly return; none = from the status.
        bpf: Option<BpfLine> = Column::heading(Heading::BpfLine).kept().edited(),
        note: String = Column::heading(Heading::Note).united(Union::Both).edited(),
    }
    questions
    /// Answers to the programme's own questions, in its order.
    fields
}

impl RowRules for Enrolment {
    fn twice(key: &[&str], first: u32) -> RowProblem {
        RowProblem::IdTwice { id: key.concat(), first }
    }

    fn examine(row: &mut RowReader<'_>) {
        let name = ["last_name", "first_name"].map(|name| Self::TABLE.position(name).unwrap_or_default());
        if name.iter().all(|column| row.text(*column).trim().is_empty()) {
            row.fault(name[0], RowProblem::NoName, None);
        }
    }
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
