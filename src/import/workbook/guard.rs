//! What an archive is, and whether it may be unpacked: its parts inflated once within a limit and never kept, its XML
//! well formed, its tables no larger than a list of people can be. The reader behind trusts what a file says of itself (how many
//! strings, how often a cell repeats, that a table ends): a damaged file must not take the memory or the evening.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::opening::{NoTable, ReadingLimit, Unopenable};

/// Which workbook an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookKind {
    /// Excel, since 2007.
    Xlsx,
    /// OpenDocument: LibreOffice.
    Ods,
}

/// Looks into an archive: which workbook it is, once it is known to be safe to read, and its longest text in bytes.
pub fn inspected(bytes: &[u8]) -> Result<(WorkbookKind, usize), Unopenable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unopenable::DamagedWorkbook)?;
    let kind = kind(&mut archive)?;
    let mut left = ReadingLimit::MOST_BYTES;
    let mut whole = Whole::default();
    for place in 0..archive.len() {
        let part = match archive.by_index(place) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Unopenable::Password),
            Err(_) => return Err(Unopenable::DamagedWorkbook),
        };
        let name = part.name().map_err(|_| Unopenable::DamagedWorkbook)?.to_lowercase();
        if is_read(&name) {
            let mut size = Size { is_workbook: name.ends_with("xl/workbook.xml"), ..Size::default() };
            left = look_through(part, left, &mut size)?;
            whole.add(&size);
            whole.held()?;
        } else if ["chartsheets/", "dialogsheets/", "macrosheets/"].iter().any(|folder| name.contains(folder)) {
            whole.other_sheets += usize::from(name.strip_suffix(".xml").is_some());
        }
    }
    whole.shared()?;
    Ok((kind, whole.longest))
}

/// The parts of a workbook taken together.
#[derive(Debug, Default)]
struct Whole {
    /// Sheets that it names, parts that hold one, parts of charts and dialogs.
    sheets: usize,
    parts: usize,
    other_sheets: usize,
    /// Cells of all parts, of the largest one.
    cells: usize,
    largest: usize,
    /// Bytes of the longest text.
    longest: usize,
    /// Bytes of all texts of an OpenDocument, as often as they are repeated.
    written_out: u64,
}

impl Whole {
    fn add(&mut self, size: &Size) {
        self.sheets += size.sheets;
        self.parts += usize::from(size.is_sheet);
        self.cells = self.cells.saturating_add(size.cells());
        self.largest = self.largest.max(size.cells());
        self.longest = self.longest.max(size.longest);
        self.written_out = self.written_out.saturating_add(size.written_out);
    }

    fn held(&self) -> Result<(), Unopenable> {
        if self.sheets > ReadingLimit::MOST_SHEETS {
            Err(Unopenable::Beyond(ReadingLimit::Sheets))
        } else if self.cells > ReadingLimit::MOST_CELLS {
            Err(Unopenable::Beyond(ReadingLimit::Cells))
        } else if self.written_out > ReadingLimit::MOST_BYTES {
            Err(Unopenable::Beyond(ReadingLimit::Unpacked))
        } else {
            Ok(())
        }
    }

    /// Sheets that share a part have its cells as often as they share it.
    fn shared(&self) -> Result<(), Unopenable> {
        let again = self.sheets.saturating_sub(self.parts + self.other_sheets);
        let all = self.cells.saturating_add(again.saturating_mul(self.largest));
        if self.parts > 0 && all > ReadingLimit::MOST_CELLS {
            Err(Unopenable::Beyond(ReadingLimit::Cells))
        } else {
            Ok(())
        }
    }
}

fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<WorkbookKind, Unopenable> {
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.to_lowercase().replace('\\', "/")).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.xml") {
        return Ok(WorkbookKind::Xlsx);
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
        return Ok(WorkbookKind::Ods);
    }
    let document = mimetype.starts_with("application/vnd.oasis.opendocument") || has("word/document.xml");
    let what = if document || has("ppt/presentation.xml") { NoTable::TextDocument } else { NoTable::Archive };
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
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending)) && !ASIDE.iter().any(|aside| name.contains(aside))
}

/// Reads a part of XML from end to end; how many bytes are left for the others.
fn look_through(part: impl Read, left: u64, size: &mut Size) -> Result<u64, Unopenable> {
    let mut counted = Counted { inner: part.take(left + 1), bytes: 0, run: 0 };
    let read = {
        let mut xml = Reader::from_reader(BufReader::new(&mut counted));
        events(&mut xml, size)
    };
    if counted.bytes > left {
        return Err(Unopenable::Beyond(ReadingLimit::Unpacked));
    }
    if counted.run > ReadingLimit::LONGEST_CELL {
        return Err(Unopenable::Beyond(ReadingLimit::Cell));
    }
    read.map(|()| left - counted.bytes)
}

fn events(xml: &mut Reader<impl BufRead>, size: &mut Size) -> Result<(), Unopenable> {
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
            Event::Text(text) => size.text(text.len())?,
            Event::CData(text) => size.text(text.len())?,
            Event::GeneralRef(_) => size.text(1)?,
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Unopenable::DamagedWorkbook),
            _ => {}
        }
        if size.cells() > ReadingLimit::MOST_CELLS {
            return Err(Unopenable::Beyond(ReadingLimit::Cells));
        }
        if size.written_out > ReadingLimit::MOST_BYTES {
            return Err(Unopenable::Beyond(ReadingLimit::Unpacked));
        }
        if size.sheets > ReadingLimit::MOST_SHEETS {
            return Err(Unopenable::Beyond(ReadingLimit::Sheets));
        }
    }
}

/// A reader that counts, and stops where no tag begins for longer than a cell may be: the whole of a text, of a comment
/// or of an attribute would be kept.
struct Counted<R> {
    inner: R,
    bytes: u64,
    /// Bytes since the last `<`.
    run: usize,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        self.run = memchr::memrchr(b'<', &buffer[..read]).map_or(self.run + read, |at| read - at - 1);
        if self.run > ReadingLimit::LONGEST_CELL {
            return Err(std::io::Error::other("a text longer than a cell"));
        }
        Ok(read)
    }
}

/// How many cells a part holds. What repeats in an OpenDocument is counted as often as it does: the reader writes it
/// out.
#[derive(Debug, Default)]
struct Size {
    /// This part names the sheets of an XLSX.
    is_workbook: bool,
    /// This part is a sheet of an XLSX.
    is_sheet: bool,
    sheets: usize,
    /// Cells of a sheet of an XLSX.
    plain: usize,
    /// Bytes of the text of this cell, of the longest one.
    text: usize,
    longest: usize,
    /// How often this cell repeats in its row.
    columns: usize,
    /// Bytes of the texts of this row, and of all rows as often as they repeat.
    row_bytes: u64,
    written_out: u64,
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
            "sheet" | "x:sheet" if self.is_workbook => self.sheets += 1,
            "sheetData" | "x:sheetData" => self.is_sheet = true,
            "c" | "x:c" => {
                self.plain += 1;
                self.text = 0;
            }
            "si" | "x:si" => self.text = 0,
            "table:table" => self.sheets += 1,
            "text:s" => {
                let spaces = number(element, "text:c")?.unwrap_or(1);
                self.text(spaces)?;
            }
            "table:table-row" => {
                self.row_bytes = 0;
                self.repeats = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                (self.row, self.empty) = (0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated")?.unwrap_or(1);
                (self.text, self.columns) = (0, repeats);
                let raw = element.attributes_raw();
                if raw.contains("office:") || raw.contains("table:formula") {
                    self.row = self.row.saturating_add(self.empty).saturating_add(repeats);
                    self.empty = 0;
                } else {
                    self.empty = self.empty.saturating_add(repeats);
                }
            }
            // So many strings that they cannot be there: room would be made for them all the same.
            name if name == "sst" || name.ends_with(":sst") => {
                let many = number(element, "uniqueCount")?.is_some_and(|count| count > ReadingLimit::MOST_CELLS);
                return if many { Err(Unopenable::Beyond(ReadingLimit::Cells)) } else { Ok(()) };
            }
            _ => {}
        }
        Ok(())
    }

    /// So many more bytes of text in this cell.
    fn text(&mut self, bytes: usize) -> Result<(), Unopenable> {
        self.text = self.text.saturating_add(bytes);
        self.longest = self.longest.max(self.text);
        if self.text > ReadingLimit::LONGEST_CELL { Err(Unopenable::Beyond(ReadingLimit::Cell)) } else { Ok(()) }
    }

    fn end(&mut self, name: &str) {
        if name == "table:table-row" {
            let all = self.row_bytes.saturating_mul(self.repeats as u64);
            self.written_out = self.written_out.saturating_add(all);
        }
        match name {
            "c" | "x:c" | "si" | "x:si" => self.text = 0,
            "table:table-cell" | "table:covered-table-cell" => {
                self.row_bytes = self.row_bytes.saturating_add((self.text as u64).saturating_mul(self.columns as u64));
                self.text = 0;
            }
            "table:table-row" if self.row == 0 => self.empty_rows = self.empty_rows.saturating_add(self.repeats),
            "table:table-row" => {
                self.rows = self.rows.saturating_add(self.empty_rows).saturating_add(self.repeats);
                self.before = self.before.saturating_add(self.row);
                self.empty_rows = 0;
                self.widest = self.widest.max(self.row);
            }
            "table:table" => {
                self.before = self.cells();
                (self.rows, self.empty_rows, self.widest, self.repeats, self.row, self.empty) = (0, 0, 0, 0, 0, 0);
                self.plain = 0;
            }
            _ => {}
        }
    }

    fn cells(&self) -> usize {
        self.plain.saturating_add(self.before).saturating_add(self.rows.saturating_mul(self.widest))
    }
}

/// The number in an attribute; a number that is none is damage.
fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>, Unopenable> {
    let attribute = element.try_get_attribute(name).map_err(|_| Unopenable::DamagedWorkbook)?;
    attribute.map(|found| found.value.trim().parse().map_err(|_| Unopenable::DamagedWorkbook)).transpose()
}
