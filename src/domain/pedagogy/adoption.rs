//! That somebody took up an experience of another structure: `adoptions.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::ExperienceId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown, Union};

schema! {
    /// One row of `adoptions.csv`.
    pub struct Adoption in "adoptions.csv", of Cohort, read OnRequest, key [experience, participant] {
        experience: ExperienceId =
            SchemaColumn::heading(Heading::Experience).required().filled().names(Reference::Experience).kept().shown(Shown::Always),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always),
        on: Option<NaiveDate> = SchemaColumn::heading(Heading::On).kept().united(Union::First).shown(Shown::Always),
        note: String = SchemaColumn::heading(Heading::Note).fate(CellFate::Erased).united(Union::First).shown(Shown::Always),
    }
}

impl RowRules for Adoption {}
