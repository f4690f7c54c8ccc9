//! What the caller says about a file before it is read, and what comes back.

use crate::domain::date_order::DateOrder;
use crate::domain::people::form_rows::FormRows;
use crate::domain::people::mapping::Mapping;
use crate::domain::people::registration::LeftOut;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::taken::{FormKind, NameOrder, Taken};

/// What is wanted of a file.
#[derive(Clone, Copy, Debug)]
pub struct FormRequest<'a> {
    /// Its questions, funders and modules are what answers can mean.
    pub programme: &'a Programme,
    /// The cohorts there are: a column such as `Groupe` names a cohort only where a cell of it does.
    pub cohorts: &'a [CohortId],
    /// The file's name: days in it speak for an order of day and month.
    pub file_name: &'a str,
    /// What `--map` says: a column and a heading as typed. An empty heading leaves the column aside.
    pub maps: &'a [(String, String)],
    /// What earlier imports were told.
    pub remembered: &'a [Mapping],
    /// What `--date-order` says.
    pub date_order: Option<DateOrder>,
    /// What `--name-order` says.
    pub name_order: Option<NameOrder>,
    /// What `--sheet` says.
    pub sheet: Option<&'a str>,
    /// What `--value` says: a column, a word of the form, and what it is there.
    pub values: &'a [(String, String, String)],
    /// Rows may be given back: their cells are kept.
    pub keeps_cells: bool,
}

impl<'a> FormRequest<'a> {
    /// Nothing but a file for a programme.
    pub const fn of(programme: &'a Programme) -> Self {
        Self {
            programme,
            cohorts: &[],
            file_name: "",
            maps: &[],
            remembered: &[],
            date_order: None,
            name_order: None,
            sheet: None,
            values: &[],
            keeps_cells: true,
        }
    }
}

/// A form's export, read.
#[derive(Clone, Debug)]
pub struct Form {
    /// What the file was taken for.
    pub taken: Taken<FormKind>,
    /// Its headings: those of choices made one, those of addresses of computers left out.
    pub headings: Vec<String>,
    /// The questions of the programme: id and label.
    pub questions: Vec<(String, String)>,
    /// What `--map` said, to be remembered for files with these headings.
    pub told: Vec<Mapping>,
    /// One for each row below the headings that is not left out.
    pub rows: FormRows,
    /// Rows that are nobody's: number and why.
    pub left_out: Vec<(u32, LeftOut)>,
    /// Halves of names, by their keys, that no column gives, and headings that may hold them.
    pub halves: Vec<(&'static str, Vec<String>)>,
    /// Columns left aside that name more people than one a row: heading, and how many.
    pub further: Vec<(String, usize)>,
    /// What `--value` says of words that no cell has: the column, and the word.
    pub nowhere: Vec<(String, String)>,
    /// Columns of which cells may refuse somebody and do not: heading, rows, and the first of the cells.
    pub perhaps_states: Vec<(String, Vec<u32>, String)>,
}
