//! An advantage or a limit of a tool: `remarks.csv` of a cohort.

use super::ids::ToolId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Column, Reference, RowRules, Shown};
use crate::domain::vocabulary::RemarkKind;

schema! {
    /// One row of `remarks.csv`.
    pub struct Remark in "remarks.csv", of Cohort, read OnRequest, key [tool, participant, kind, text] {
        tool: ToolId = Column::heading(Heading::Tool).required().filled().names(Reference::Tool).kept().shown(Shown::Always),
        participant: ParticipantId =
            Column::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always),
        kind: RemarkKind = Column::heading(Heading::Kind).required().kept().shown(Shown::Always),
        text: String = Column::heading(Heading::Text).required().filled().fate(CellFate::Erased).shown(Shown::Always),
    }
}

impl RowRules for Remark {}
