//! What an archive is, and whether it may be unpacked: its parts inflated once within a limit, its XML well formed,
//! its tables no larger than a list of people can be. The reader behind trusts what a file says of itself (how many
//! strings, how often a cell repeats, that a table ends): a damaged file must not take the memory or the evening.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::sheet::MOST_CELLS;
use crate::i18n::opening::{Foreign, Unopenable};

/// Bytes of all parts together once inflated: some hundred thousand people.
const MOST_BYTES: u64 = 256 << 20;
/// Columns of the widest sheet there is.
const MOST_COLUMNS: usize = 16_384;
/// Rows of the longest sheet there is.
const MOST_ROWS: usize = 1 << 20;

/// Which workbook an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Excel, since 2007.
    Xlsx,
    /// OpenDocument: LibreOffice.
    Ods,
}

/// Looks into an archive: which workbook it is, once it is known to be safe to read.
pub fn inspected(bytes: &[u8]) -> Result<Kind, Unopenable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unopenable::DamagedWorkbook)?;
    let kind = kind(&mut archive)?;
    let mut left = MOST_BYTES;
    for place in 0..archive.len() {
        let part = match archive.by_index(place) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Unopenable::Password),
            Err(_) => return Err(Unopenable::DamagedWorkbook),
        };
        let name = part.name().map_err(|_| Unopenable::DamagedWorkbook)?.to_lowercase();
        if is_read(&name) {
            left = look_through(part, left)?;
        }
    }
    Ok(kind)
}

fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Unopenable> {
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.to_lowercase().replace('\\', "/")).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    if has("xl/workbook.bin") {
        return Err(Unopenable::BinaryWorkbook);
    }
    let mut mimetype = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // What is no text names no type.
        let _ = part.take(100).read_to_string(&mut mimetype);
    }
    if mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    let document = mimetype.starts_with("application/vnd.oasis.opendocument") || has("word/document.xml");
    let what = if document || has("ppt/presentation.xml") { Foreign::TextDocument } else { Foreign::Archive };
    Err(Unopenable::NotATable { what })
}

/// Whether a part is one that the reader may open. Drawings, caches and what other programs put into the archive are
/// not, and may be as they like.
fn is_read(name: &str) -> bool {
    const ASIDE: &[&str] = &[
        "drawings",
        "charts",
        "chartsheets",
        "pivot",
        "externallinks",
        "comments",
        "customxml",
        "media",
        "diagrams",
        "ctrlprops",
        "docprops",
        "activex",
        "styles/",
        "configurations2",
        "thumbnails",
        "object",
    ];
    (name.ends_with(".xml") || name.ends_with(".rels")) && !ASIDE.iter().any(|aside| name.contains(aside))
}

/// Reads a part of XML from end to end; how many bytes are left for the others.
fn look_through(part: impl Read, left: u64) -> Result<u64, Unopenable> {
    let mut counted = Counted { inner: part.take(left + 1), bytes: 0 };
    let mut size = Size::default();
    {
        let mut xml = Reader::from_reader(BufReader::new(&mut counted));
        let (mut buffer, mut depth) = (Vec::new(), 0_usize);
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| Unopenable::DamagedWorkbook)? {
                Event::Start(element) => {
                    depth += 1;
                    size.begin(&element)?;
                }
                Event::Empty(element) => {
                    size.begin(&element)?;
                    size.end(element.name().as_ref());
                }
                Event::End(element) => {
                    depth = depth.checked_sub(1).ok_or(Unopenable::DamagedWorkbook)?;
                    size.end(element.name().as_ref());
                }
                Event::Eof if depth == 0 => break,
                Event::Eof => return Err(Unopenable::DamagedWorkbook),
                _ => {}
            }
            if size.cells() > MOST_CELLS {
                return Err(Unopenable::TooLarge);
            }
        }
    }
    left.checked_sub(counted.bytes).ok_or(Unopenable::TooLarge)
}

/// A reader that counts.
struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

/// How many cells the tables of an OpenDocument become once what repeats is written out: the reader writes it out.
#[derive(Debug, Default)]
struct Size {
    /// Cells of the tables that have ended, and of the rows of this one as they are written down.
    before: usize,
    /// Rows of this table up to the last that holds something.
    rows: usize,
    /// Empty rows since.
    empty_rows: usize,
    /// Cells of its widest row.
    widest: usize,
    /// How often this row repeats.
    repeats: usize,
    /// Cells of this row up to the last that holds something.
    row: usize,
    /// Empty cells since.
    empty: usize,
}

impl Size {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Unopenable> {
        match element.name().as_ref() {
            "table:table-row" => {
                self.repeats = number(element, "table:number-rows-repeated")?.unwrap_or(1).min(MOST_ROWS);
                (self.row, self.empty) = (0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated")?.unwrap_or(1).min(MOST_COLUMNS);
                let raw = element.attributes_raw();
                if raw.contains("office:") || raw.contains("table:formula") {
                    self.row = (self.row + self.empty + repeats).min(MOST_COLUMNS);
                    self.empty = 0;
                } else {
                    self.empty = (self.empty + repeats).min(MOST_COLUMNS);
                }
            }
            // So many strings that they cannot be there: room would be made for them all the same.
            name if name == "sst" || name.ends_with(":sst") => {
                if number(element, "uniqueCount")?.is_some_and(|count| count > MOST_CELLS) {
                    return Err(Unopenable::TooLarge);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-row" if self.row == 0 => self.empty_rows = (self.empty_rows + self.repeats).min(MOST_ROWS),
            "table:table-row" => {
                self.rows = (self.rows + self.empty_rows + self.repeats).min(MOST_ROWS);
                self.before = self.before.saturating_add(self.row);
                self.empty_rows = 0;
                self.widest = self.widest.max(self.row);
            }
            "table:table" => *self = Self { before: self.cells(), ..Self::default() },
            _ => {}
        }
    }

    fn cells(&self) -> usize {
        self.before.saturating_add(self.rows.saturating_mul(self.widest))
    }
}

/// The number in an attribute; a number that is none is damage.
fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Unopenable> {
    let attribute = element.try_get_attribute(name).map_err(|_| Unopenable::DamagedWorkbook)?;
    attribute.map(|found| found.value.trim().parse().map_err(|_| Unopenable::DamagedWorkbook)).transpose()
}
