//! When what the network needs was written out for it, and by whom: `handovers.csv` of a cohort.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::schema::record::schema;
use crate::domain::schema::{RowRules, SchemaColumn, Shown};

schema! {
    /// One row of `handovers.csv`.
    pub struct HandedOver in "handovers.csv", of Cohort, read OnRequest, key [on, folder] {
        on: NaiveDate = SchemaColumn::heading(Heading::On).required().filled().kept().shown(Shown::Always),
        /// As typed.
        folder: String = SchemaColumn::heading(Heading::Folder).required().kept().shown(Shown::Always),
        /// Who did it, as the journal names them.
        by: String = SchemaColumn::heading(Heading::By).required().kept().shown(Shown::Always),
    }
}

impl RowRules for HandedOver {}
