//! What of somebody the network may see: `consents.csv` of a cohort. One that was withdrawn stays, with the day.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::ConsentField;

schema! {
    /// One row of `consents.csv`.
    pub struct Consent in "consents.csv", of Cohort, read OnRequest, key [participant, field, on] {
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always),
        field: ConsentField = SchemaColumn::heading(Heading::Consent).required().kept().shown(Shown::Always),
        on: Option<NaiveDate> = SchemaColumn::heading(Heading::On).kept().shown(Shown::Always),
        withdrawn_on: Option<NaiveDate> = SchemaColumn::heading(Heading::WithdrawnOn).kept().shown(Shown::Always),
    }
}

impl RowRules for Consent {
    fn goes_when_erased(&self, _: bool) -> bool {
        true
    }
}

impl Consent {
    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.withdrawn_on.is_none()
    }
}
