//! Something to read, to watch or to use that the network keeps: `resources.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::{ResourceId, ToolId};
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::ResourceKind;

schema! {
    /// One row of `resources.csv`.
    pub struct Resource in "resources.csv", of Cohort, read OnRequest, key [id] {
        id: ResourceId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Resource).kept().shown(Shown::Always),
        title: String = SchemaColumn::heading(Heading::Caption).required().filled().title().fate(CellFate::Searched).edited().shown(Shown::Always),
        link: String = SchemaColumn::heading(Heading::Link).link().kept().edited().shown(Shown::Always),
        /// None written: something other.
        kind: Option<ResourceKind> = SchemaColumn::heading(Heading::Kind).kept().edited().shown(Shown::Always),
        session: Option<SessionId> = SchemaColumn::heading(Heading::Session).names(Reference::Session).kept().edited().shown(Shown::WhenRoom),
        tool: Option<ToolId> = SchemaColumn::heading(Heading::Tool).names(Reference::Tool).kept().edited().shown(Shown::WhenRoom),
        by: Option<ParticipantId> = SchemaColumn::heading(Heading::By).names(Reference::Participant).kept().edited().shown(Shown::WhenRoom),
        on: Option<NaiveDate> = SchemaColumn::heading(Heading::On).kept().shown(Shown::InFiles),
    }
}

impl RowRules for Resource {}

impl Resource {
    /// What it is.
    pub fn kind(&self) -> ResourceKind {
        self.kind.unwrap_or(ResourceKind::Other)
    }
}
