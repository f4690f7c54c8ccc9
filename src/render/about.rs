//! What a table is and how it was asked for: the head of a page, the name of a sheet.

/// Of a table that leaves as a page or a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    /// Lines under the title: of which cohort, what was asked, when, of which version.
    pub lead: Vec<String>,
    /// What the table is called in few words: `hours 2021-spring`.
    pub name: String,
}
