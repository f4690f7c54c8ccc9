//! What rules about files need to know of them: plain values, filled by the command from the store.

use std::sync::Arc;

/// How one table is laid out.
#[derive(Clone, Debug)]
pub struct TableFacts {
    /// From the root of the folder.
    pub file: Arc<str>,
    /// Columns that the program knows and the table does not have.
    pub missing: Vec<String>,
    /// Columns that the program does not know.
    pub unknown: Vec<String>,
    /// Whether it is as the program writes it: UTF-8, comma, LF, its own order of columns.
    pub canonical: bool,
    /// Phone numbers without the zero or the plus that a spreadsheet took.
    pub phones: usize,
}

/// What is known of the folder beside its cohorts.
#[derive(Clone, Debug, Default)]
pub struct FolderFacts {
    /// Ids of the cohorts that are defined.
    pub cohorts: Vec<String>,
    /// Names of the folders under `data/` that hold a table and that no definition names.
    pub undefined: Vec<String>,
    /// The tables of the whole folder.
    pub tables: Vec<TableFacts>,
    /// Files and folders of data that anybody on this computer can change.
    pub open: Vec<OpenFile>,
}

/// A path that anybody can write to.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// From the root of the folder.
    pub path: Arc<str>,
    /// Unix permissions: the last nine bits.
    pub mode: u32,
}
