//! The formats of papers, by name and by ending of a file.

use std::path::Path;

use super::office::OfficeFormat;

/// A format of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFormat {
    /// One self-contained page.
    Html,
    /// As a browser prints it, or LibreOffice.
    Pdf,
    /// A file of a word processor, from a template of its own kind.
    Office(OfficeFormat),
}

impl PaperFormat {
    /// The names of all.
    pub const NAMES: [&'static str; 4] = ["html", "pdf", "docx", "odt"];

    /// The format of a name, or of an ending.
    pub fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Office(OfficeFormat::Docx)),
            "odt" => Some(Self::Office(OfficeFormat::Odt)),
            _ => None,
        }
    }

    /// Its ending.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Office(format) => format.ending(),
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
