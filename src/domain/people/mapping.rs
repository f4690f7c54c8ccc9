//! Which heading of a form's export is which column, as the coordinator said once (`--map`) and `data/mappings.csv`
//! remembers for the next file with the same headings. Refuses to know how headings are fingerprinted or read.

use crate::domain::headings::Heading;
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, RowRules, SchemaColumn};

schema! {
    // Some forms ask one question in several places: a column may have several headings.
    /// One row of `mappings.csv`, a table of the whole folder.
    pub struct Mapping in "mappings.csv", of Folder, key [fingerprint, column, heading] {
        /// Of all headings of the file: which exports it holds for.
        fingerprint: String = SchemaColumn::labelled("Fingerprint", "Empreinte").required().filled().kept(),
        /// A column of `enrolments.csv`, or the id of a question of the programme.
        column: String = SchemaColumn::heading(Heading::Column).required().filled().kept(),
        /// A heading that holds it: where the form asks in several places, there are several such rows. Empty: none does.
        heading: String = SchemaColumn::heading(Heading::HeadingText).required().fate(CellFate::Struck),
    }
}

impl RowRules for Mapping {
    fn twice(key: &[&str], first: u32) -> RowProblem {
        RowProblem::MappingTwice { column: key.get(1).copied().unwrap_or_default().to_owned(), first }
    }
}
