//! The formats of papers, by name and by ending of a file.

use std::path::Path;

/// A format of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFormat {
    /// One self-contained page.
    Html,
    /// As a browser prints it.
    Pdf,
}

impl PaperFormat {
    /// The names of all.
    pub const NAMES: [&'static str; 2] = ["html", "pdf"];

    /// The format of a name, or of an ending.
    pub fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// Its ending.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// What the ending of a file says of the format: `None` when it has no ending, the ending when it is unknown.
    pub fn of_file(file: &Path) -> Result<Option<Self>, String> {
        let Some(ending) = file.extension().map(|ending| ending.to_string_lossy().into_owned()) else {
            return Ok(None);
        };
        Self::named(&ending).map(Some).ok_or(ending)
    }
}
