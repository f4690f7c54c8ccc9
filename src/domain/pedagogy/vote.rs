//! The dots that somebody gives a topic: `votes.csv` of a cohort.

use super::ids::TopicId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Reference, RowRules, SchemaColumn, Shown, Union};

schema! {
    /// One row of `votes.csv`.
    pub struct Vote in "votes.csv", of Cohort, read OnRequest, key [topic, participant] {
        topic: TopicId = SchemaColumn::heading(Heading::Topic).required().filled().names(Reference::Topic).kept().shown(Shown::Always)
            .form(&["sujets", "sujet choisi", "sujets choisis", "vote", "votes", "topics", "vos sujets", "pour quels sujets", "pour quel sujet",
                "quels sujets", "which topics", "choix des sujets", "votez pour"]),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().shown(Shown::Always)
                .form(&["votant", "votante", "voter"]),
        dots: u32 = SchemaColumn::heading(Heading::Dots).required().filled().kept().united(Union::First).shown(Shown::Always)
            .form(&["nombre de points", "gommettes", "nombre de gommettes", "voix"]),
    }
}

impl RowRules for Vote {}
