//! The bytes of a foreign file → what is in it: a text with its table, the sheets of a workbook, or JSON. Refuses any
//! other file, and names its kind.

use super::grid::{Grid, GridRow};
use super::plain;
use super::signature;
use super::workbook::{self, WorkbookKind};
pub use crate::import::opening::Unopenable;
use std::borrow::Cow;
use std::sync::Arc;

use crate::text::foreign::{Foreign, decode};
use crate::text::shared::SharedText;
use crate::text::twice::{mended, whole};

/// A file that was opened.
#[derive(Debug)]
pub struct Opened {
    pub content: FileContent,
    /// Cells that were encoded twice and are right again.
    pub twice_encoded: usize,
    /// Cells of which a byte was lost for good: row, and position of the cell from 0.
    pub beyond_repair: Vec<(u32, usize)>,
    /// The file has bytes that no encoding of it has: letters are lost, U+FFFD stands for them.
    pub lost_letters: bool,
    /// Lines of a file in UTF-8 that were read as Windows-1252: they were pasted in.
    pub pasted: Vec<u32>,
    /// Line of the first quote that opens a cell and does not close it: it was taken for a sign like another.
    pub unclosed_quote: Option<u32>,
}

/// What is in a file.
#[derive(Debug)]
pub enum FileContent {
    Text {
        /// As one writes it: `UTF-8`, `UTF-16LE`, `Windows-1252`, `MacRoman`, `CP850`.
        encoding: &'static str,
        /// What parts the cells.
        delimiter: char,
        /// The text itself, for readers that have to see its lines: marks taken off, repaired where it was encoded twice.
        text: SharedText,
        grid: Grid,
    },
    Workbook {
        /// `XLSX` or `ODS`.
        format: &'static str,
        /// Its sheets that hold something and are not hidden, in their order; at least one.
        sheets: Vec<Grid>,
        /// Names of the sheets that are shown and hold nothing.
        empty: Vec<String>,
    },
    Json(serde_json::Value),
}

/// The bytes of a file, as whoever has them can give them.
#[derive(Clone, Debug)]
pub enum Bytes<'b> {
    Kept(&'b [u8]),
    /// Nobody needs them any more.
    Ours(Vec<u8>),
    /// Somebody keeps them, and they are a text.
    Text(Arc<str>),
}

impl Bytes<'_> {
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Self::Kept(bytes) => bytes,
            Self::Ours(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }

    /// The text that they are, behind a mark of so many bytes: copied only where they are kept as bytes.
    fn into_text(self, mark: usize) -> SharedText {
        let whole = match self {
            Self::Kept(bytes) => String::from_utf8_lossy(bytes).into(),
            Self::Ours(bytes) => String::from_utf8(bytes)
                .map_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into(), Into::into),
            Self::Text(text) => text,
        };
        SharedText::behind(mark, whole)
    }
}

impl<'b> From<&'b [u8]> for Bytes<'b> {
    fn from(bytes: &'b [u8]) -> Self {
        Self::Kept(bytes)
    }
}

impl<'b> From<&'b Vec<u8>> for Bytes<'b> {
    fn from(bytes: &'b Vec<u8>) -> Self {
        Self::Kept(bytes)
    }
}

impl<'b, const N: usize> From<&'b [u8; N]> for Bytes<'b> {
    fn from(bytes: &'b [u8; N]) -> Self {
        Self::Kept(bytes)
    }
}

impl From<Vec<u8>> for Bytes<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Ours(bytes)
    }
}

/// Opens a file, whatever program wrote it.
pub fn open<'b>(bytes: impl Into<Bytes<'b>>) -> Result<Opened, Unopenable> {
    opened(bytes.into())
}

fn opened(bytes: Bytes<'_>) -> Result<Opened, Unopenable> {
    if bytes.as_slice().starts_with(b"PK\x03\x04") {
        return workbook(bytes.as_slice());
    }
    if let Some(why) = signature::of_bytes(bytes.as_slice()) {
        return Err(why);
    }
    let (decoded, was_twice) = text_of(bytes.as_slice());
    let lost_letters =
        decoded.text.contains(char::REPLACEMENT_CHARACTER) && std::str::from_utf8(bytes.as_slice()).is_err();
    let Foreign { encoding, pasted, .. } = decoded;
    let text = match decoded.text {
        Cow::Owned(text) => {
            drop(bytes);
            SharedText::from(text)
        }
        Cow::Borrowed(text) => {
            let mark = bytes.as_slice().len() - text.len();
            bytes.into_text(mark)
        }
    };
    if let Some(why) = signature::of_text(&text) {
        return Err(why);
    }
    match text.trim_start().chars().next() {
        Some('{') => return json(&text),
        // A list; a text that begins with a bracket is one too, and seldom JSON.
        Some('[') if let Ok(list) = json(&text) => return Ok(list),
        _ => {}
    }
    if let Some(bound) = plain::beyond(&text) {
        return Err(Unopenable::Beyond(bound));
    }
    let plain = plain::read(&text);
    if plain.grid.rows.is_empty() || text.chars().all(|c| c.is_whitespace() || matches!(c, ';' | ',' | '|' | '"')) {
        return Err(Unopenable::Empty);
    }
    let text = if plain.twice_encoded > 0 { mended(&text).text.into_owned().into() } else { text };
    let repaired = if was_twice { cells_beyond_ascii(&plain.grid) } else { plain.twice_encoded };
    Ok(Opened {
        content: FileContent::Text { encoding, delimiter: plain.delimiter, text, grid: plain.grid },
        twice_encoded: repaired,
        beyond_repair: plain.beyond_repair,
        lost_letters,
        pasted,
        unclosed_quote: plain.unclosed_quote,
    })
}

/// The text of a file, and whether the whole of it had been encoded twice.
pub fn text_of(bytes: &[u8]) -> (Foreign<'_>, bool) {
    let decoded = decode(bytes);
    match whole(&decoded.text) {
        Some(right) => (Foreign { text: Cow::Owned(right), ..decoded }, true),
        None => (decoded, false),
    }
}

/// Of a text that was encoded twice as a whole, the cells that are right again.
fn cells_beyond_ascii(grid: &Grid) -> usize {
    grid.rows.iter().flat_map(GridRow::cells).filter(|cell| !cell.is_ascii()).count()
}

fn workbook(bytes: &[u8]) -> Result<Opened, Unopenable> {
    let workbook = workbook::read(bytes)?;
    let format = match workbook.kind {
        WorkbookKind::Xlsx => "XLSX",
        WorkbookKind::Ods => "ODS",
    };
    Ok(Opened {
        content: FileContent::Workbook { format, sheets: workbook.sheets, empty: workbook.empty },
        twice_encoded: workbook.twice_encoded,
        beyond_repair: workbook.beyond_repair,
        lost_letters: false,
        pasted: Vec::new(),
        unclosed_quote: None,
    })
}

fn json(text: &str) -> Result<Opened, Unopenable> {
    let value = serde_json::from_str(text)
        .map_err(|error| Unopenable::BadJson { line: error.line(), column: error.column() })?;
    let content = FileContent::Json(value);
    Ok(Opened {
        content,
        twice_encoded: 0,
        beyond_repair: Vec::new(),
        lost_letters: false,
        pasted: Vec::new(),
        unclosed_quote: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_somebody_keeps_is_not_copied() {
        for file in ["Nom;Ville\nMartin;Lyon\n", "\u{feff}Nom;Ville\nMartin;Lyon\n"] {
            let kept: Arc<str> = file.into();
            let by_text = open(Bytes::Text(kept.clone())).unwrap();
            let by_bytes = open(file.as_bytes()).unwrap();
            let (FileContent::Text { text, grid, .. }, FileContent::Text { grid: other, .. }) =
                (by_text.content, by_bytes.content)
            else {
                panic!("a text")
            };
            assert!(Arc::ptr_eq(&text.whole(), &kept), "{file:?}");
            assert_eq!((&*text, &grid), ("Nom;Ville\nMartin;Lyon\n", &other));
        }
    }
}
