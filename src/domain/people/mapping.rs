//! Which heading of a form's export is which column, as the coordinator said once (`--map`) and `data/mappings.csv`
//! remembers for the next file with the same headings. Refuses to know how headings are fingerprinted or read.

/// One row of `mappings.csv`, a table of the whole folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Of all headings of the file: which exports it holds for.
    pub fingerprint: String,
    /// A column of `enrolments.csv`, or the id of a question of the programme.
    pub column: String,
    /// A heading that holds it: where the form asks in several places, there are several such rows. Empty: none does.
    pub heading: String,
}
