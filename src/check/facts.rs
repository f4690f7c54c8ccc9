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

/// A table that is not as the last operation on it left it.
#[derive(Clone, Debug)]
pub struct DriftedTable {
    /// From the root of the folder.
    pub file: Arc<str>,
    pub operation: u64,
    /// Whether it is no longer there.
    pub gone: bool,
}

/// A log that marks cite, and that is no longer where it was kept.
#[derive(Clone, Debug)]
pub struct LostLog {
    /// Its digest, as marks cite it.
    pub digest: String,
    /// Where it was kept, from the root of the folder.
    pub file: String,
}

/// A file that looks like a copy of one of the folder's own.
#[derive(Clone, Debug)]
pub struct CopiedFile {
    /// The copy, from the root of the folder.
    pub file: String,
    pub of: String,
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
    /// Those of them that changed since their last operation.
    pub drifted: Vec<DriftedTable>,
    /// That there are tables and no journal: whether it is there, and empty.
    pub no_journal: Option<bool>,
    /// Copies that lie beside files of the folder.
    pub copies: Vec<CopiedFile>,
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
