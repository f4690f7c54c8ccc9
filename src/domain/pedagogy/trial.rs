//! That somebody tried a tool: `trials.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::ToolId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown, Union};
use crate::domain::vocabulary::YesNo;

schema! {
    /// One row of `trials.csv`.
    pub struct Trial in "trials.csv", of Cohort, read OnRequest, key [tool, participant, session, on] {
        tool: ToolId = SchemaColumn::heading(Heading::Tool).required().filled().names(Reference::Tool).kept().shown(Shown::Always),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always),
        session: Option<SessionId> = SchemaColumn::heading(Heading::Session).names(Reference::Session).kept().shown(Shown::WhenRoom),
        on: Option<NaiveDate> = SchemaColumn::heading(Heading::On).kept().shown(Shown::Always),
        /// With whom.
        audience: String = SchemaColumn::heading(Heading::Audience).fate(CellFate::Searched).united(Union::First).shown(Shown::Always),
        minutes: Option<u32> = SchemaColumn::heading(Heading::Length).kept().united(Union::First).shown(Shown::WhenRoom),
        /// Whether they go on using it.
        kept: Option<YesNo> = SchemaColumn::heading(Heading::Kept).kept().united(Union::First).shown(Shown::Always),
        note: String = SchemaColumn::heading(Heading::Note).fate(CellFate::Erased).united(Union::First).shown(Shown::WhenRoom),
    }
}

impl RowRules for Trial {}
