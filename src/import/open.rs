//! The bytes of a foreign file → what is in it: a text with its table, the sheets of a workbook, or JSON. Refuses what
//! is none of them, and says what it is.

use super::grid::{Grid, Row};
use super::plain;
use super::signature;
use super::workbook::{self, Kind};
pub use crate::import::opening::Unopenable;
use std::borrow::Cow;
use std::sync::Arc;

use crate::text::foreign::{Foreign, decode};
use crate::text::twice::{mended, whole};

/// A file that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What is in it.
    pub content: Content,
    /// Cells that were encoded twice and are right again.
    pub twice_encoded: usize,
    /// Cells of which a byte was lost for good: row, and position of the cell from 0.
    pub beyond_repair: Vec<(u32, usize)>,
    /// Lines of a file in UTF-8 that were read as Windows-1252: they were pasted in.
    pub pasted: Vec<u32>,
    /// Line of the first quote that opens a cell and does not close it: it was taken for a sign like another.
    pub unclosed_quote: Option<u32>,
}

/// What is in a file.
#[derive(Debug)]
pub enum Content {
    /// Delimited text.
    Text {
        /// As one writes it: `UTF-8`, `UTF-16LE`, `Windows-1252`, `MacRoman`, `CP850`.
        encoding: &'static str,
        /// What parts the cells.
        delimiter: char,
        /// The text itself, for readers that have to see its lines: marks taken off, repaired where it was encoded twice.
        text: Arc<String>,
        /// Its rows.
        grid: Grid,
    },
    /// A workbook.
    Workbook {
        /// `XLSX` or `ODS`.
        format: &'static str,
        /// Its sheets that hold something and are not hidden, in their order; at least one.
        sheets: Vec<Grid>,
    },
    /// JSON.
    Json(serde_json::Value),
}

/// Opens a file, whatever program wrote it.
pub fn open<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Result<Opened, Unopenable> {
    opened(bytes.into())
}

fn opened(bytes: Cow<'_, [u8]>) -> Result<Opened, Unopenable> {
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(&bytes);
    }
    if let Some(why) = signature::of_bytes(&bytes) {
        return Err(why);
    }
    let (decoded, was_twice) = text_of(&bytes);
    let Foreign { encoding, pasted, .. } = decoded;
    let text = match decoded.text {
        Cow::Owned(text) => {
            drop(bytes);
            text
        }
        Cow::Borrowed(text) => {
            let mark = bytes.len() - text.len();
            without_mark(bytes, mark)
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
    let text = Arc::new(text);
    let plain = plain::read(text.clone());
    if plain.grid.rows.is_empty() || text.chars().all(|c| c.is_whitespace() || matches!(c, ';' | ',' | '|' | '"')) {
        return Err(Unopenable::Empty);
    }
    let text = if plain.twice_encoded > 0 { Arc::new(mended(&text).text.into_owned()) } else { text };
    let repaired = if was_twice { cells_beyond_ascii(&plain.grid) } else { plain.twice_encoded };
    Ok(Opened {
        content: Content::Text { encoding, delimiter: plain.delimiter, text, grid: plain.grid },
        twice_encoded: repaired,
        beyond_repair: plain.beyond_repair,
        pasted,
        unclosed_quote: plain.unclosed_quote,
    })
}

/// The text that bytes in UTF-8 are behind a mark of so many bytes: not copied where they are ours.
fn without_mark(bytes: Cow<'_, [u8]>, mark: usize) -> String {
    let text = String::from_utf8(bytes.into_owned());
    let mut text = text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    text.drain(..mark);
    text
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
    grid.rows.iter().flat_map(Row::cells).filter(|cell| !cell.is_ascii()).count()
}

fn workbook(bytes: &[u8]) -> Result<Opened, Unopenable> {
    let workbook = workbook::read(bytes)?;
    let format = match workbook.kind {
        Kind::Xlsx => "XLSX",
        Kind::Ods => "ODS",
    };
    Ok(Opened {
        content: Content::Workbook { format, sheets: workbook.sheets },
        twice_encoded: workbook.twice_encoded,
        beyond_repair: workbook.beyond_repair,
        pasted: Vec::new(),
        unclosed_quote: None,
    })
}

fn json(text: &str) -> Result<Opened, Unopenable> {
    let value = serde_json::from_str(text)
        .map_err(|error| Unopenable::BadJson { line: error.line(), column: error.column() })?;
    let content = Content::Json(value);
    Ok(Opened { content, twice_encoded: 0, beyond_repair: Vec::new(), pasted: Vec::new(), unclosed_quote: None })
}
