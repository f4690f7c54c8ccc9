//! What is known of a session once held, as `sessions.csv` keeps it: the register beside the marks.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::SessionId;
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Reference, RowRules, SchemaColumn};

schema! {
    /// One row of `sessions.csv`.
    pub struct HeldSession in "sessions.csv", of Cohort, key [session] {
        session: SessionId = SchemaColumn::heading(Heading::Session).required().names(Reference::Session).kept(),
        /// How many people the trainer counted.
        headcount: Option<u32> = SchemaColumn::heading(Heading::Headcount).kept(),
        trainer_signed_on: Option<NaiveDate> = SchemaColumn::labelled("Signed by the trainer", "Signée par le formateur").kept(),
        /// When the sheet was closed.
        closed_on: Option<NaiveDate> = SchemaColumn::heading(Heading::ClosedOn).kept(),
        /// Free text.
        note: String = SchemaColumn::heading(Heading::Note),
    }
}

impl RowRules for HeldSession {
    fn twice(key: &[&str], first: u32) -> RowProblem {
        RowProblem::SessionTwice { session: key.concat(), first }
    }
}

impl HeldSession {
    pub fn of(session: &SessionId) -> Self {
        Self {
            session: session.clone(),
            headcount: None,
            trainer_signed_on: None,
            closed_on: None,
            note: String::new(),
        }
    }
}
