//! What somebody undertook for the network: `commitments.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::CommitmentId;
use crate::domain::headings::Heading;
use crate::domain::privacy::forgetting::ERASED;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown};

schema! {
    /// One row of `commitments.csv`.
    pub struct Commitment in "commitments.csv", of Cohort, read OnRequest, key [id] {
        id: CommitmentId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Commitment).kept().shown(Shown::Always),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().edited().shown(Shown::Always),
        text: String = SchemaColumn::heading(Heading::Text).required().filled().fate(CellFate::Erased).edited().shown(Shown::Always),
        due: Option<NaiveDate> = SchemaColumn::heading(Heading::DueOn).kept().edited().shown(Shown::Always),
        done_on: Option<NaiveDate> = SchemaColumn::heading(Heading::DoneOn).kept().shown(Shown::Always),
    }
}

impl RowRules for Commitment {}

impl Commitment {
    /// Whether its text was erased with whoever made it.
    pub fn is_erased(&self) -> bool {
        self.text == ERASED
    }

    /// Whether it is still to be kept.
    pub fn is_open(&self) -> bool {
        self.done_on.is_none() && !self.is_erased()
    }
}
