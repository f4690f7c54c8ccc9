//! What the caller says about a file before it is read, and what comes back.

use crate::domain::date_order::DateOrder;
use crate::domain::decide::modules::form::FormAnswer;
use crate::domain::people::mapping::Mapping;
use crate::domain::people::registration::LeftOut;
use crate::domain::schema::TableSchema;
use crate::domain::taken::{FormKind, Taken};

/// What is wanted of a file.
#[derive(Clone, Copy, Debug)]
pub struct ModuleFormRequest<'a> {
    /// Whose columns its answers fill.
    pub table: &'static TableSchema,
    /// What forms call a column here alone, beside the words of its schema.
    pub also: &'a [(&'static str, &'static [&'static str])],
    /// Topics or criteria, each of which a column may be about.
    pub things: &'a [FormThing],
    /// What some column has to give.
    pub needs: &'a [NeededColumn],
    /// The file's name: days in it speak for an order of day and month.
    pub file_name: &'a str,
    /// What `--map` says: a column and a heading as typed. An empty heading leaves the column aside.
    pub maps: &'a [(String, String)],
    /// What earlier imports were told.
    pub remembered: &'a [Mapping],
    /// What `--sheet` says.
    pub sheet: Option<&'a str>,
    /// What `--date-order` says.
    pub date_order: Option<DateOrder>,
    /// What `--value` says: a column, a word of the form, and what it is there.
    pub values: &'a [(String, String, String)],
    /// Rows may be given back: their cells are kept.
    pub keeps_cells: bool,
}

/// A topic or a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormThing {
    pub id: String,
    pub title: String,
    /// Of two with one title, whether this one is meant: a topic that is open.
    pub is_first: bool,
}

/// What every row needs a column for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeededColumn {
    /// A column of the table.
    pub column: &'static str,
    /// The option that says it for every row.
    pub option: Option<&'static str>,
    /// Whether columns of the things give it too.
    pub by_things: bool,
}

impl NeededColumn {
    /// That column, and nothing in its place.
    pub const fn of(column: &'static str) -> Self {
        Self { column, option: None, by_things: false }
    }
}

/// A form's export, read.
#[derive(Clone, Debug)]
pub struct ModuleForm {
    /// What the file was taken for.
    pub taken: Taken<FormKind>,
    /// Its headings: those of choices made one, those of addresses of computers left out.
    pub headings: Vec<String>,
    /// What `--map` said, to be remembered for files with these headings.
    pub told: Vec<Mapping>,
    /// One for each row below the headings that is not left out.
    pub rows: Vec<FormAnswer>,
    /// Rows that are nobody's: number and why.
    pub left_out: Vec<(u32, LeftOut)>,
}
