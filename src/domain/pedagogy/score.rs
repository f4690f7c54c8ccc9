//! What somebody gives a tool on a criterion: `scores.csv` of a cohort.

use super::ids::{CriterionId, ToolId};
use super::scale::ScoreValue;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown, Union};

schema! {
    /// One row of `scores.csv`.
    pub struct Score in "scores.csv", of Cohort, read OnRequest, key [tool, criterion, participant] {
        tool: ToolId = SchemaColumn::heading(Heading::Tool).required().filled().names(Reference::Tool).kept().shown(Shown::Always)
            .form(&["outil note", "outil evalue", "outil teste", "outil essaye", "nom de l'outil", "quel outil", "tool name", "which tool"]),
        criterion: CriterionId =
            SchemaColumn::heading(Heading::Criterion).required().filled().names(Reference::Criterion).kept().shown(Shown::Always)
                .form(&[]),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always)
                .form(&[]),
        score: ScoreValue = SchemaColumn::heading(Heading::Score).required().filled().kept().united(Union::First).shown(Shown::Always)
            .form(&[]),
        /// An example that shows why.
        evidence: String = SchemaColumn::heading(Heading::Example).fate(CellFate::Erased).united(Union::First).shown(Shown::WhenRoom)
            .form(&["exemple", "exemples", "illustration", "example", "un exemple", "donnez un exemple", "an example", "give an example", "pourquoi ces notes"]),
    }
}

impl RowRules for Score {}
