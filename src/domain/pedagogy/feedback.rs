//! What a structure ran between two sessions, and its consequences: `feedback.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::{FeedbackId, ToolId};
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Flag, Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::Aspect;

schema! {
    /// One row of `feedback.csv`.
    pub struct Feedback in "feedback.csv", of Cohort, read OnRequest, key [id] {
        id: FeedbackId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Feedback).kept().shown(Shown::Always),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().edited().shown(Shown::Always)
                .form(&[]),
        /// The session that it came after.
        after: SessionId = SchemaColumn::heading(Heading::AfterSession).required().filled().names(Reference::Session).kept().edited().shown(Shown::Always)
            .form(&["seance", "session", "derniere seance", "date de la seance", "apres quelle seance", "depuis quelle seance", "after which session",
                "quelle seance"])
            .flag(Flag::of("SESSION", "After which session", "Après quelle séance")),
        /// The day it was told.
        on: Option<NaiveDate> = SchemaColumn::heading(Heading::On).kept().edited().shown(Shown::InFiles)
            .form(&["date du retour"]),
        tool: Option<ToolId> = SchemaColumn::heading(Heading::Tool).names(Reference::Tool).kept().edited().shown(Shown::WhenRoom)
            .form(&["outil utilise", "outil essaye", "outil teste", "avec quel outil", "quel outil", "nom de l'outil", "tool used", "which tool", "with which tool"])
            .flag(Flag::of("TOOL", "With which tool", "Avec quel outil").emptied("; \"\" for none", " ; \"\" pour aucun")),
        /// What was run.
        did: String = SchemaColumn::heading(Heading::Did).required().filled().fate(CellFate::Erased).edited().shown(Shown::Always)
            .form(&["realisation", "realisations", "activite", "activites", "ce qui a ete realise", "ce qui a ete fait", "ce que vous avez fait",
                "ce que vous avez realise", "qu'avez-vous fait", "qu'avez-vous realise", "qu'avez-vous mene", "actions menees", "action menee", "what was run",
                "what was done", "what you did", "what did you do"])
            .flag(Flag::of("TEXT", "What was run", "Ce qui a été réalisé")),
        /// With whom.
        audience: String = SchemaColumn::heading(Heading::Audience).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["publics", "public vise", "avec quel public", "avec qui", "aupres de quel public", "pour quel public", "which audience", "with which audience", "with whom"])
            .flag(Flag::of("TEXT", "With whom", "Avec quel public")),
        worked: String = SchemaColumn::heading(Heading::Worked).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["reussites", "reussite", "points forts", "points positifs", "ce qui a marche", "ce qui a bien marche", "ce qui a fonctionne",
                "ce qui a bien fonctionne", "qu'est-ce qui a marche", "qu'est-ce qui a bien marche", "qu'est-ce qui a fonctionne", "what worked", "what went well"])
            .flag(Flag::of("TEXT", "What worked", "Ce qui a marché")),
        hard: String = SchemaColumn::heading(Heading::Hard).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["difficultes", "difficulte", "freins", "obstacles", "points faibles", "ce qui a coince", "ce qui a ete difficile", "ce qui n'a pas marche",
                "qu'est-ce qui a coince", "qu'est-ce qui a ete difficile", "difficultes rencontrees", "quelles difficultes", "difficulties", "what was hard",
                "what was difficult"])
            .flag(Flag::of("TEXT", "What was hard", "Ce qui a coincé")),
        internal: String = SchemaColumn::heading(Heading::Internal).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["effets sur l'organisation interne", "consequences sur l'organisation interne", "interne"])
            .flag(Flag::of("TEXT", "Consequences for the internal organisation", "Conséquences sur l'organisation interne")),
        external: String = SchemaColumn::heading(Heading::External).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["effets sur l'organisation externe", "consequences sur l'organisation externe", "externe"])
            .flag(Flag::of("TEXT", "Consequences for the external organisation", "Conséquences sur l'organisation externe")),
        information: String = SchemaColumn::heading(Heading::Information).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["circulation de l'information", "la circulation de l'information", "effets sur la circulation de l'information",
                "consequences sur la circulation de l'information", "circulation of information", "flow of information", "how information circulates"])
            .flag(Flag::of("TEXT", "How information circulates", "La circulation de l'information")),
        audiences: String = SchemaColumn::heading(Heading::Audiences).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["relation aux publics", "relation au public", "la relation aux publics", "relations avec les publics", "effets sur la relation aux publics",
                "consequences sur la relation aux publics", "relation to audiences"])
            .flag(Flag::of("TEXT", "The relation to audiences", "La relation aux publics")),
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
