//! When what the network needs was written out for it, and by whom: `handovers.csv` of a cohort.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::schema::record::schema;
use crate::domain::schema::{Column, RowRules, Shown};

schema! {
    /// One row of `handovers.csv`.
    pub struct HandedOver in "handovers.csv", of Cohort, read OnRequest, key [on, folder] {
        on: NaiveDate = Column::heading(Heading::On).required().filled().kept().shown(Shown::Always),
        /// As typed.
        folder: String = Column::heading(Heading::Folder).required().kept().shown(Shown::Always),
        /// Who did it, as the journal names them.
        by: String = Column::heading(Heading::By).required().kept().shown(Shown::Always),
    }
}

impl RowRules for HandedOver {}
