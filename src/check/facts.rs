//! What rules about files need to know of them: plain values, filled by the command from the store.

use std::sync::Arc;

/// One table as a file.
#[derive(Clone, Debug)]
pub struct TableFacts {
    /// From the root of the folder.
    pub file: Arc<str>,
    /// Line of the heading row.
    pub line: u32,
    /// Headings as written, in order; empty when the file does not exist.
    pub headings: Vec<String>,
    /// Columns that the program knows.
    pub known: Vec<String>,
    /// Whether it is byte for byte as the program writes it, or a text editor's change of that: UTF-8, comma, LF.
    pub canonical: bool,
}

impl TableFacts {
    /// Position of a column, after all the others when it has none.
    pub fn position(&self, heading: &str) -> usize {
        self.headings.iter().position(|known| known == heading).unwrap_or(self.headings.len())
    }
}

/// What is known of the folder beside its cohorts.
#[derive(Clone, Debug, Default)]
pub struct FolderFacts {
    /// Ids of the cohorts that are defined.
    pub cohorts: Vec<String>,
    /// Names of the folders under `data/` that no definition names.
    pub undefined: Vec<String>,
    /// The journal, when there is one.
    pub journal: Option<JournalFacts>,
    /// Files and folders of data that others on this computer can read.
    pub open: Vec<OpenFile>,
}

/// What is known of the journal as a file.
#[derive(Clone, Debug)]
pub struct JournalFacts {
    /// From the root of the folder.
    pub file: Arc<str>,
    /// Lines that cannot be read.
    pub broken: Vec<u32>,
    /// The last line, when it was cut.
    pub torn: Option<u32>,
}

/// A path with permissions for others.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// From the root of the folder.
    pub path: Arc<str>,
    /// Unix permissions: the last nine bits.
    pub mode: u32,
}
