//! A paper as its template made it, before it is printed.

use crate::domain::paper::content::digest;
use crate::render::paper::{OfficeFormat, PaperFormat};

/// Digits of a digest that tells two papers apart.
const DIGITS: usize = 16;

/// A paper.
#[derive(Clone, Debug)]
pub enum MadePaper {
    /// A page of HTML.
    Page(String),
    /// A file of a word processor.
    Office(OfficeFormat, Vec<u8>),
}

impl MadePaper {
    /// The format that it has, unless it is printed.
    pub const fn format(&self) -> PaperFormat {
        match self {
            Self::Page(_) => PaperFormat::Html,
            Self::Office(format, _) => PaperFormat::Office(*format),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Page(page) => page.as_bytes(),
            Self::Office(_, bytes) => bytes,
        }
    }

    pub fn digest(&self) -> String {
        digest(self.bytes(), DIGITS)
    }
}
