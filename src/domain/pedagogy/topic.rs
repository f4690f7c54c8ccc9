//! Something to talk about in an exchange group: `topics.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::TopicId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Flag, Reference, RowRules, SchemaColumn, Shown, Union};
use crate::domain::vocabulary::{TopicKind, TopicState};

schema! {
    /// One row of `topics.csv`.
    pub struct Topic in "topics.csv", of Cohort, read OnRequest, key [id] {
        id: TopicId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Topic).kept().shown(Shown::Always),
        /// What it is about.
        title: String =
            SchemaColumn::heading(Heading::Caption).required().filled().title().fate(CellFate::Erased).edited().shown(Shown::Always)
            .form(&["sujet", "sujets", "sujet propose", "titre", "titre du sujet", "intitule du sujet", "topic", "subject", "theme", "thematique",
                "sujet que", "quel sujet", "quels sujets", "proposez un sujet", "de quoi", "which topic", "what topic", "what would you"])
            .flag(Flag::of("TITLE", "What it is about", "De quoi il s'agit")),
        /// Who proposed it; none: a trainer.
        by: Option<ParticipantId> = SchemaColumn::heading(Heading::By).names(Reference::Participant).kept().edited().shown(Shown::Always)
            .form(&["propose par", "proposed by", "qui propose"])
            .flag(Flag::of("PERSON", "Who proposed it", "Qui l'a proposé").emptied("; \"\" for a trainer", " ; \"\" pour l'équipe de formation")),
        kind: Option<TopicKind> = SchemaColumn::heading(Heading::Kind).kept().edited().shown(Shown::WhenRoom)
            .form(&["vecu ou a venir", "a venir ou vecu", "type", "est-ce vecu", "est-ce une situation", "lived or upcoming", "nature du sujet"])
            .flag(Flag::words("KIND")),
        note: String = SchemaColumn::heading(Heading::Note).fate(CellFate::Erased).edited().shown(Shown::InFiles)
            .form(&["remarques", "precisions", "precision", "commentaire", "commentaires", "details", "notes", "comment", "comments", "en quelques mots",
                "dites-en plus", "pourquoi ce sujet", "contexte"])
            .flag(Flag::of("TEXT", "Free text", "Une remarque")),
        proposed_on: Option<NaiveDate> = SchemaColumn::heading(Heading::ProposedOn).kept().shown(Shown::InFiles),
        state: TopicState = SchemaColumn::heading(Heading::State).required().kept().shown(Shown::Always),
        /// The session that it is chosen for, or that treated it.
        session: Option<SessionId> = SchemaColumn::heading(Heading::Session).names(Reference::Session).kept().shown(Shown::Always),
        minutes: Option<u32> = SchemaColumn::heading(Heading::Length).kept().shown(Shown::WhenRoom),
        /// Why it was chosen.
        why: String = SchemaColumn::heading(Heading::Why).fate(CellFate::Searched).united(Union::Both).shown(Shown::InFiles),
        /// What came of it; of a topic dropped, the reason.
        outcome: String = SchemaColumn::heading(Heading::Outcome).fate(CellFate::Searched).united(Union::Both).shown(Shown::InFiles),
    }
}

impl RowRules for Topic {}

impl Topic {
    /// Whether votes can be for it, or it is planned: what a tally is about.
    pub fn is_tallied(&self) -> bool {
        matches!(self.state, TopicState::Open | TopicState::Chosen)
    }

    /// Whether a session took it up, or will.
    pub fn is_taken_up(&self) -> bool {
        matches!(self.state, TopicState::Chosen | TopicState::Treated)
    }
}
