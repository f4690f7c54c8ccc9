//! Delimited text → [`Grid`]: the line `sep=;`, the delimiter, quotes, blank rows. Rows keep the cells they have: who
//! reads them compares their number with that of the headings.

use std::borrow::Cow;

use csv_core::ReadFieldResult;

use super::delimiter::{self, Parted};
use super::grid::{Filling, Grid};
use crate::import::opening::ReadingLimit;
use crate::text::delimited::{Reader, TextRecord, closed_up};
use crate::text::shared::SharedText;
use crate::text::twice::{Mended, mended};

/// The table of a text.
#[derive(Debug)]
pub struct PlainTable {
    /// What parts the cells.
    pub delimiter: char,
    pub grid: Grid,
    /// Cells that were encoded twice and are right again.
    pub twice_encoded: usize,
    /// Cells of which a byte was lost: row and position.
    pub beyond_repair: Vec<(u32, usize)>,
    /// Line of the first quote that opens a cell and does not close it: it was taken for a sign like another.
    pub unclosed_quote: Option<u32>,
}

/// What a text has more of than is read. Cells of a text are bytes of the file, each written once: more of them than of a
/// workbook may stand there as long as they are no mere signs that part nothing.
pub fn beyond(text: &str) -> Option<ReadingLimit> {
    if text.len() <= ReadingLimit::LONGEST_CELL {
        return None;
    }
    let by = delimiter::named(text).unwrap_or_else(|| delimiter::found(text).by);
    let (mut cells, mut start, mut quoted) = (0, 0, false);
    // A quote that is only a sign makes the cells look longer: those between two signs that part cells are counted.
    for at in memchr::memchr3_iter(by, b'\n', b'"', text.as_bytes()) {
        if text.as_bytes()[at] == b'"' {
            quoted = true;
            continue;
        }
        if at - start > ReadingLimit::LONGEST_CELL {
            return Some(ReadingLimit::Cell);
        }
        (cells, start) = (cells + 1, at + 1);
    }
    let few = cells <= ReadingLimit::MOST_CELLS || cells <= text.len() / LEAST;
    if text.len() - start > ReadingLimit::LONGEST_CELL {
        Some(ReadingLimit::Cell)
    } else if !few {
        Some(ReadingLimit::Cells)
    } else {
        quoted.then(|| longest_quoted(text, by)).flatten()
    }
}

/// Bytes of the cells of an ordinary text, with what parts them.
const LEAST: usize = 8;

/// Whether a cell in quotes, whatever parts or ends it inside, is longer than a cell may be. One that never closes is
/// another matter.
fn longest_quoted(text: &str, by: u8) -> Option<ReadingLimit> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(by).build();
    let (mut output, mut at, mut length) = ([0; 4096], 0, 0);
    loop {
        let (result, read, written) = reader.read_field(&text.as_bytes()[at..], &mut output);
        (at, length) = (at + read, length + written);
        match result {
            ReadFieldResult::Field { .. } if length > ReadingLimit::LONGEST_CELL && at < text.len() => {
                return Some(ReadingLimit::Cell);
            }
            ReadFieldResult::Field { .. } => length = 0,
            ReadFieldResult::End => return None,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
        }
    }
}

/// Quotes that do not close their cell; after so many of them a quote of the file is a sign like another. Each means to
/// read again what it had swallowed.
const MOST_QUOTES: usize = 64;

/// Reads a text as a table.
pub fn read(text: &SharedText) -> PlainTable {
    let named = delimiter::named(text);
    let mut parted = named.map_or_else(|| delimiter::found(text), |by| delimiter::parted(text, by));
    let closed = match closed_up(text, parted.by) {
        Cow::Owned(closed) => Some(SharedText::from(closed)),
        Cow::Borrowed(_) => None,
    };
    if let Some(closed) = &closed {
        parted = delimiter::parted(closed, parted.by);
    }
    let text = closed.as_ref().unwrap_or(text);
    let mut reading = Reading {
        text,
        parted,
        rows: Filling::of(text),
        plain: PlainTable {
            delimiter: char::from(parted.by),
            grid: Grid::default(),
            twice_encoded: 0,
            beyond_repair: Vec::new(),
            unclosed_quote: None,
        },
    };
    reading.all();
    let Reading { rows, mut plain, .. } = reading;
    plain.grid.rows = rows.rows();
    if named.is_some() && plain.grid.rows.first().is_some_and(|row| row.number == 1) {
        plain.grid.rows.remove(0);
    }
    plain
}

/// A table that is being read.
struct Reading<'t> {
    text: &'t str,
    parted: Parted,
    rows: Filling,
    plain: PlainTable,
}

impl Reading<'_> {
    fn all(&mut self) {
        let (mut from, mut lines_before, mut quotes) = (0, 0, 0);
        while let Some((line, start)) = self.records(from, lines_before) {
            self.plain.unclosed_quote.get_or_insert(line);
            let end = self.text[start..].find(['\n', '\r']).map_or(self.text.len(), |length| start + length);
            self.keep(line, self.text[start..end].split(self.plain.delimiter));
            (from, lines_before) = (end, line - 1);
            quotes += 1;
            if quotes == MOST_QUOTES {
                self.without_quotes(end, line);
                return;
            }
        }
    }

    /// Reads the lines below one, quotes as they stand.
    fn without_quotes(&mut self, from: usize, above: u32) {
        let rest = &self.text[from..];
        let lines = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
        let lines = lines.split('\n').flat_map(|line| line.trim_end_matches('\r').split('\r'));
        for (line, number) in lines.zip(above + 1..) {
            self.keep(number, line.split(self.plain.delimiter));
        }
    }

    /// Reads records until the end, or until a quote that does not close its cell: its line, and where that record begins.
    fn records(&mut self, from: usize, lines_before: u32) -> Option<(u32, usize)> {
        let text = &self.text[from..];
        let (mut reader, mut record) = (Reader::new(text, self.parted.by), TextRecord::default());
        while reader.read(&mut record) {
            let number = record.line + lines_before;
            let raw = &text[record.start..record.end];
            if record.unclosed || has_swallowed(raw, &record, self.parted) {
                return Some((number, from + record.start));
            }
            if !record.is_empty() {
                let mut pieces = Pieces { rest: Some(raw), delimiter: self.parted.by };
                self.keep(number, record.cells.iter().map(|cell| unwrapped(pieces.next(cell))));
            } else if record.cells.len() > 1 {
                self.plain.grid.blank.push(number);
            }
        }
        None
    }

    fn keep<'c>(&mut self, number: u32, cells: impl Iterator<Item = &'c str>) {
        for (position, cell) in cells.enumerate() {
            let Mended { text, repaired, lost } = mended(cell);
            self.plain.twice_encoded += usize::from(repaired);
            if lost {
                self.plain.beyond_repair.push((number, position));
            }
            self.rows.add(if repaired { &text } else { cell });
        }
        if self.rows.holds_something() {
            self.rows.end_row(number);
        } else {
            if self.rows.width() > 1 {
                self.plain.grid.blank.push(number);
            }
            self.rows.drop_row();
        }
    }
}

/// The cells of a record as pieces of the text they are from: those that stand in it as they are.
struct Pieces<'t> {
    /// What follows the last piece; none once a cell did not stand there as it is.
    rest: Option<&'t str>,
    delimiter: u8,
}

impl<'t> Pieces<'t> {
    /// The piece that the next cell is; the cell where it is none.
    fn next<'c>(&mut self, cell: &'c str) -> &'c str
    where
        't: 'c,
    {
        let found = self.rest.and_then(|rest| self.plain(rest, cell).or_else(|| self.quoted(rest, cell)));
        self.rest = found.map(|(_, after)| after);
        found.map_or(cell, |(piece, _)| piece)
    }

    fn plain(&self, rest: &'t str, cell: &str) -> Option<(&'t str, &'t str)> {
        let after = rest.strip_prefix(cell)?;
        Some((&rest[..cell.len()], self.after(after)?))
    }

    fn quoted(&self, rest: &'t str, cell: &str) -> Option<(&'t str, &'t str)> {
        let inside = rest.strip_prefix('"')?;
        let after = inside.strip_prefix(cell)?.strip_prefix('"')?;
        Some((&inside[..cell.len()], self.after(after)?))
    }

    /// What stands behind the delimiter, or the end of the record.
    fn after(&self, behind: &'t str) -> Option<&'t str> {
        match behind.as_bytes().first() {
            Some(byte) if *byte == self.delimiter => Some(&behind[1..]),
            Some(b'\n' | b'\r') | None => Some(""),
            Some(_) => None,
        }
    }
}

/// Whether a quote that was only a sign has swallowed whole rows up to the next one: the record has not the cells of the
/// others, and each of its lines has, once quotes mean nothing.
fn has_swallowed(raw: &str, record: &TextRecord, parted: Parted) -> bool {
    if record.cells.len() == parted.into || !record.cells.iter().any(|cell| cell.contains(['\n', '\r'])) {
        return false;
    }
    let mut lines = raw.split(['\n', '\r']).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| line.split(char::from(parted.by)).count() == parted.into)
}

/// The text inside `="…"`, by which some programs keep a spreadsheet from taking a text for a number. Where they did
/// not double the quotes (`"="…""`), only the last two are left of them.
fn unwrapped(cell: &str) -> &str {
    let Some(rest) = cell.strip_prefix('=') else { return cell };
    let inside = match rest.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"'),
        None => rest.strip_suffix("\"\""),
    };
    inside.filter(|text| !text.contains('"')).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> PlainTable {
        super::read(&SharedText::from(text))
    }

    fn rows(plain: &PlainTable) -> Vec<(u32, Vec<&str>)> {
        plain.grid.rows.iter().map(|row| (row.number, row.cells().collect())).collect()
    }

    #[test]
    fn rows_are_what_the_file_says() {
        type Expected<'a> = &'a [(u32, &'a [&'a str])];
        let cases: [(&str, &str, Expected<'_>); 9] = [
            ("blank rows", "a;b\r\n;\r\n\r\nc;d\r\n;;;\r\n", &[(1, &["a", "b"]), (4, &["c", "d"])]),
            ("sep=", "sep=;\r\na;b\r\nc;d\r\n", &[(2, &["a", "b"]), (3, &["c", "d"])]),
            ("sep= against the look of it", "sep=,\na;1,b\nc;2,d\n", &[(2, &["a;1", "b"]), (3, &["c;2", "d"])]),
            ("ragged", "a;b;c\nd;e\nf;g;h;i\n", &[(1, &["a", "b", "c"]), (2, &["d", "e"]), (3, &["f", "g", "h", "i"])]),
            (
                "line ends mixed",
                "a;b\rc;d\ne;f\r\ng;h",
                &[(1, &["a", "b"]), (2, &["c", "d"]), (3, &["e", "f"]), (4, &["g", "h"])],
            ),
            (
                "a line break in quotes",
                "a;b\n\"c\nd\";e\nf;g\n",
                &[(1, &["a", "b"]), (2, &["c\nd", "e"]), (4, &["f", "g"])],
            ),
            ("a quote inside a cell", "a;b\n5\" x;c\n", &[(1, &["a", "b"]), (2, &["5\" x", "c"])]),
            (
                "wrapped",
                "a;b\n\"=\"\"0601\"\"\";=\"02\"\n\"=\"2026\"\";=1+1\n",
                &[(1, &["a", "b"]), (2, &["0601", "02"]), (3, &["2026", "=1+1"])],
            ),
            ("empty", "", &[]),
        ];
        for (what, text, expected) in cases {
            let plain = read(text);
            let expected: Vec<(u32, Vec<&str>)> =
                expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
            assert_eq!(rows(&plain), expected, "{what}");
            assert_eq!(plain.unclosed_quote, None, "{what}");
        }
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        let plain = read("Nom;Prénom\nMartin;Zoé\n\"Le Goff;Anne\nBen Saïd;Karim\n");
        assert_eq!(plain.unclosed_quote, Some(3));
        let expected = vec![
            (1, vec!["Nom", "Prénom"]),
            (2, vec!["Martin", "Zoé"]),
            (3, vec!["\"Le Goff", "Anne"]),
            (4, vec!["Ben Saïd", "Karim"]),
        ];
        assert_eq!(rows(&plain), expected);
    }

    #[test]
    fn a_quote_that_is_only_a_sign_swallows_nobody() {
        let plain = read(
            "Nom\tPrénom\tVille\nMartin\tZoé\tLyon\n\"Bobby Lapointe\tRobert\tPézenas\nBen Saïd\tKarim\tParis\nLe Goff\t\"Anne\tBrest\nDurand\tCamille\tNice\n",
        );
        let names: Vec<&str> = plain.grid.rows.iter().map(|row| row.cell(0)).collect();
        assert_eq!(names, ["Nom", "Martin", "\"Bobby Lapointe", "Ben Saïd", "Le Goff", "Durand"]);
        assert!(plain.grid.rows.iter().all(|row| row.len() == 3), "{:?}", plain.grid.rows);
        assert_eq!(plain.unclosed_quote, Some(3));
    }

    #[test]
    fn cells_encoded_twice_are_counted() {
        let plain = read("Nom;PrÃ©nom\nBEN SAÃ\u{fffd}D;ZoÃ©\n");
        assert_eq!(rows(&plain), vec![(1, vec!["Nom", "Prénom"]), (2, vec!["BEN SAÃ\u{fffd}D", "Zoé"])]);
        assert_eq!((plain.twice_encoded, plain.beyond_repair), (2, vec![(2, 0)]));
    }
}
