//! What a structure ran between two sessions, and its consequences: `feedback.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::{FeedbackId, ToolId};
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Column, Reference, RowRules, Shown};
use crate::domain::vocabulary::Aspect;

schema! {
    /// One row of `feedback.csv`.
    pub struct Feedback in "feedback.csv", of Cohort, read OnRequest, key [id] {
        id: FeedbackId = Column::heading(Heading::Id).required().own_id(Reference::Feedback).kept().shown(Shown::Always),
        participant: ParticipantId =
            Column::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().edited().shown(Shown::Always),
        /// The session that it came after.
        after: SessionId = Column::heading(Heading::AfterSession).required().filled().names(Reference::Session).kept().edited().shown(Shown::Always),
        /// The day it was told.
        on: Option<NaiveDate> = Column::heading(Heading::On).kept().edited().shown(Shown::InFiles),
        tool: Option<ToolId> = Column::heading(Heading::Tool).names(Reference::Tool).kept().edited().shown(Shown::WhenRoom),
        /// What was run.
        did: String = Column::heading(Heading::Did).required().filled().fate(CellFate::Erased).edited().shown(Shown::Always),
        /// With whom.
        audience: String = Column::heading(Heading::Audience).fate(CellFate::Erased).edited().shown(Shown::InFiles),
        worked: String = Column::heading(Heading::Worked).fate(CellFate::Erased).edited().shown(Shown::InFiles),
        hard: String = Column::heading(Heading::Hard).fate(CellFate::Erased).edited().shown(Shown::InFiles),
        internal: String = Column::heading(Heading::Internal).fate(CellFate::Erased).edited().shown(Shown::InFiles),
        external: String = Column::heading(Heading::External).fate(CellFate::Erased).edited().shown(Shown::InFiles),
        information: String = Column::heading(Heading::Information).fate(CellFate::Erased).edited().shown(Shown::InFiles),
        audiences: String = Column::heading(Heading::Audiences).fate(CellFate::Erased).edited().shown(Shown::InFiles),
    }
}

impl RowRules for Feedback {}

impl Feedback {
    /// What it tells of the consequences for something; empty where it tells nothing.
    pub fn consequence(&self, aspect: Aspect) -> &str {
        match aspect {
            Aspect::Internal => &self.internal,
            Aspect::External => &self.external,
            Aspect::Information => &self.information,
            Aspect::Audiences => &self.audiences,
        }
    }
}
