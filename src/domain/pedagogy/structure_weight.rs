//! How much a criterion counts for one structure: `weights.csv` of a cohort.

use super::ids::CriterionId;
use super::scale::Weight;
use crate::domain::headings::Heading;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Column, Reference, RowRules, Shown};

schema! {
    /// One row of `weights.csv`.
    pub struct StructureWeight in "weights.csv", of Cohort, read OnRequest, key [organisation, criterion] {
        organisation: String = Column::heading(Heading::Organisation).required().filled().kept().shown(Shown::Always),
        criterion: CriterionId =
            Column::heading(Heading::Criterion).required().filled().names(Reference::Criterion).kept().shown(Shown::Always),
        weight: Weight = Column::heading(Heading::Weight).required().filled().kept().shown(Shown::Always),
    }
}

impl RowRules for StructureWeight {}
