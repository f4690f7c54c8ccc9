//! How much a criterion counts for one structure: `weights.csv` of a cohort.

use super::ids::CriterionId;
use super::scale::Weight;
use crate::domain::headings::Heading;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Reference, RowRules, SchemaColumn, Shown};

schema! {
    /// One row of `weights.csv`.
    pub struct StructureWeight in "weights.csv", of Cohort, read OnRequest, key [organisation, criterion] {
        organisation: String = SchemaColumn::heading(Heading::Organisation).required().filled().kept().shown(Shown::Always),
        criterion: CriterionId =
            SchemaColumn::heading(Heading::Criterion).required().filled().names(Reference::Criterion).kept().shown(Shown::Always),
        weight: Weight = SchemaColumn::heading(Heading::Weight).required().filled().kept().shown(Shown::Always),
    }
}

impl RowRules for StructureWeight {}
