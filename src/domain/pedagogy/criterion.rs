//! What tools are judged by: `criteria.csv` of a cohort.

use super::ids::CriterionId;
use super::scale::Weight;
use crate::domain::headings::Heading;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Flag, Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::Yes;

schema! {
    /// One row of `criteria.csv`.
    pub struct Criterion in "criteria.csv", of Cohort, read OnRequest, key [id] {
        id: CriterionId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Criterion).kept().shown(Shown::Always),
        label: String = SchemaColumn::heading(Heading::CriterionLabel).required().filled().title().kept().edited().shown(Shown::Always)
            .flag(Flag::of("LABEL", "What it is about", "De quoi il s'agit")),
        /// How much it counts for the group; 1 where none is written.
        weight: Option<Weight> = SchemaColumn::heading(Heading::Weight).kept().edited().shown(Shown::Always)
            .flag(Flag::of("0-9", "How much it counts, from 0 to 9", "Son poids, de 0 à 9")),
        /// Whether a tool must meet it.
        must: Option<Yes> = SchemaColumn::heading(Heading::Must).kept().edited().shown(Shown::Always)
            .flag(Flag::of("", "A tool must meet it", "Un outil doit le remplir").switch("A tool may do without it", "Un outil peut s'en passer")),
    }
}

impl RowRules for Criterion {}

impl Criterion {
    /// How much it counts for the group.
    pub fn weight(&self) -> Weight {
        self.weight.unwrap_or(Weight::ONE)
    }

    /// Whether a tool must meet it.
    pub fn is_must(&self) -> bool {
        self.must.is_some()
    }
}
