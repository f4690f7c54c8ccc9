//! Something that a structure did and that others may take up: `experiences.csv` of a cohort.

use super::ids::ExperienceId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::SessionId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Flag, Reference, RowRules, SchemaColumn, Shown};

schema! {
    /// One row of `experiences.csv`.
    pub struct Experience in "experiences.csv", of Cohort, read OnRequest, key [id] {
        id: ExperienceId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Experience).kept().shown(Shown::Always),
        title: String = SchemaColumn::heading(Heading::Caption).required().filled().title().fate(CellFate::Searched).edited().shown(Shown::Always)
            .flag(Flag::of("TITLE", "What was done", "Ce qui a été fait")),
        organisation: String = SchemaColumn::heading(Heading::Organisation).kept().edited().shown(Shown::Always)
            .flag(Flag::of("ORGANISATION", "Which structure did it", "La structure qui l'a fait")),
        /// Whom to ask.
        contact: String = SchemaColumn::heading(Heading::Contact).edited().shown(Shown::WhenRoom)
            .flag(Flag::of("TEXT", "Whom to ask", "À qui s'adresser")),
        link: String = SchemaColumn::heading(Heading::Link).link().kept().edited().shown(Shown::InFiles)
            .flag(Flag::of("LINK", "A page about it", "Une page qui en parle")),
        /// The session that it is told at.
        session: Option<SessionId> = SchemaColumn::heading(Heading::Session).names(Reference::Session).kept().edited().shown(Shown::Always)
            .flag(Flag::of("SESSION", "The session that it is told at", "La séance où elle est racontée").emptied("; \"\" for none", " ; \"\" pour aucune")),
        note: String = SchemaColumn::heading(Heading::Note).edited().shown(Shown::InFiles)
            .flag(Flag::of("TEXT", "Free text", "Une remarque")),
    }
}

impl RowRules for Experience {}
