//! An advantage or a limit of a tool: `remarks.csv` of a cohort.

use super::ids::ToolId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::RemarkKind;

schema! {
    /// One row of `remarks.csv`.
    pub struct Remark in "remarks.csv", of Cohort, read OnRequest, key [tool, participant, kind, text] {
        tool: ToolId = SchemaColumn::heading(Heading::Tool).required().filled().names(Reference::Tool).kept().shown(Shown::Always),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always),
        kind: RemarkKind = SchemaColumn::heading(Heading::Kind).required().kept().shown(Shown::Always),
        text: String = SchemaColumn::heading(Heading::Text).required().filled().fate(CellFate::Erased).shown(Shown::Always),
    }
}

impl RowRules for Remark {}
