//! The formats of pages by name and by ending of a file.

use std::path::Path;

use crate::render::Format;

/// A format of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFormat {
    /// One self-contained page.
    Html,
    /// As tables do.
    Table(Format),
}

impl PageFormat {
    /// The names of all.
    pub fn names() -> Vec<&'static str> {
        std::iter::once("html").chain(Format::ALL.iter().map(|format| format.name())).collect()
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<Self> {
        if name == "html" { Some(Self::Html) } else { Format::named(name).map(Self::Table) }
    }

    /// What the ending of a file says of the format: `None` when it has no ending, the ending when it is unknown.
    pub fn of_file(file: &Path) -> Result<Option<Self>, String> {
        match file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).as_deref() {
            Some("html" | "htm") => Ok(Some(Self::Html)),
            _ => Ok(Format::of_file(file)?.map(Self::Table)),
        }
    }
}
