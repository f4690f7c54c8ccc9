//! A tool that the group looks at: `tools.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::ToolId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Flag, Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::ToolState;

schema! {
    /// One row of `tools.csv`.
    pub struct Tool in "tools.csv", of Cohort, read OnRequest, key [id] {
        id: ToolId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Tool).kept().shown(Shown::Always),
        name: String = SchemaColumn::heading(Heading::ToolName).required().filled().title().kept().edited().shown(Shown::Always)
            .flag(Flag::of("NAME", "What it is called", "Comment il s'appelle")),
        url: String = SchemaColumn::heading(Heading::Url).link().kept().edited().shown(Shown::WhenRoom)
            .flag(Flag::of("LINK", "Its page", "Sa page")),
        /// Who named it; none: a trainer.
        by: Option<ParticipantId> = SchemaColumn::heading(Heading::By).names(Reference::Participant).kept().edited().shown(Shown::WhenRoom)
            .flag(Flag::of("PERSON", "Who named it", "Qui l'a repéré").emptied("; \"\" for a trainer", " ; \"\" pour l'équipe de formation")),
        identified_on: Option<NaiveDate> = SchemaColumn::heading(Heading::IdentifiedOn).kept().shown(Shown::InFiles),
        state: ToolState = SchemaColumn::heading(Heading::State).required().kept().shown(Shown::Always),
        /// Why it was adopted, or set aside.
        reason: String = SchemaColumn::heading(Heading::Reason).fate(CellFate::Searched).shown(Shown::WhenRoom),
    }
}

impl RowRules for Tool {}
