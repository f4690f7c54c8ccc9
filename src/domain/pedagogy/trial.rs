//! That somebody tried a tool: `trials.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::ToolId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Column, Reference, RowRules, Shown, Union};
use crate::domain::vocabulary::YesNo;

schema! {
    /// One row of `trials.csv`.
    pub struct Trial in "trials.csv", of Cohort, read OnRequest, key [tool, participant, session, on] {
        tool: ToolId = Column::heading(Heading::Tool).required().filled().names(Reference::Tool).kept().shown(Shown::Always),
        participant: ParticipantId =
            Column::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always),
        session: Option<SessionId> = Column::heading(Heading::Session).names(Reference::Session).kept().shown(Shown::WhenRoom),
        on: Option<NaiveDate> = Column::heading(Heading::On).kept().shown(Shown::Always),
        /// With whom.
        audience: String = Column::heading(Heading::Audience).fate(CellFate::Searched).united(Union::First).shown(Shown::Always),
        minutes: Option<u32> = Column::heading(Heading::Length).kept().united(Union::First).shown(Shown::WhenRoom),
        /// Whether they go on using it.
        kept: Option<YesNo> = Column::heading(Heading::Kept).kept().united(Union::First).shown(Shown::Always),
        note: String = Column::heading(Heading::Note).fate(CellFate::Erased).united(Union::First).shown(Shown::WhenRoom),
    }
}

impl RowRules for Trial {}
