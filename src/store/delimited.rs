//! Delimited text ↔ cells, as RFC 4180 has it and as spreadsheets stretch it. Owns quoting and exact places: every
//! record knows the line it begins on and every cell its bytes, blank lines and `\r\n` included, which is why this is
//! not left to the csv crate (its positions drift there). Refuses to know what a column means.

use std::borrow::Cow;
use std::ops::Range;

/// The records of a text, read into one reused [`Record`].
#[derive(Clone, Debug)]
pub struct Reader<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    delimiter: u8,
    /// A text without a quote is split by its delimiters alone.
    quoted: bool,
}

/// One record: its cells, where it begins, where each cell is.
#[derive(Clone, Debug, Default)]
pub struct Record<'t> {
    /// Line it begins on, from 1.
    pub line: u32,
    /// Where it begins in the text.
    pub start: usize,
    /// Its cells, quotes taken off.
    pub cells: Vec<Cow<'t, str>>,
    /// Where each cell is in the text, quotes included; kept only when asked for.
    pub spans: Option<Vec<Range<usize>>>,
    /// A quote is opened and never closed: the rest of the file was swallowed.
    pub unclosed: bool,
}

impl Record<'_> {
    /// The text of a cell; empty when there is none.
    pub fn cell(&self, position: usize) -> &str {
        self.cells.get(position).map_or("", |cell| cell.as_ref())
    }

    /// Whether every cell is empty.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl<'t> Reader<'t> {
    /// Reads a text whose cells are separated by `delimiter`.
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        Self { text, at: 0, line: 1, delimiter, quoted: memchr::memchr(b'"', text.as_bytes()).is_some() }
    }

    /// Reads on from a place at which a record begins, on that line.
    pub fn from(text: &'t str, delimiter: u8, at: usize, line: u32) -> Self {
        Self { at, line, ..Self::new(text, delimiter) }
    }

    /// Reads the next record, a blank line being one of a single empty cell; false at the end of the text.
    pub fn read(&mut self, record: &mut Record<'t>) -> bool {
        record.cells.clear();
        if let Some(spans) = &mut record.spans {
            spans.clear();
        }
        record.unclosed = false;
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return false;
        }
        (record.line, record.start) = (self.line, self.at);
        let mut start = self.at;
        loop {
            let (cell, end) = if self.quoted && bytes.get(start) == Some(&b'"') {
                self.quoted_cell(start, record)
            } else {
                let end = self.end_of_cell(start);
                (Cow::Borrowed(&self.text[start..end]), end)
            };
            record.cells.push(cell);
            if let Some(spans) = &mut record.spans {
                spans.push(start..end);
            }
            match bytes.get(end) {
                Some(byte) if *byte == self.delimiter => start = end + 1,
                Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => {
                    self.at = end + 2;
                    break;
                }
                _ => {
                    self.at = end + 1;
                    break;
                }
            }
        }
        self.line += 1;
        true
    }

    /// The end of a cell that is not (or no longer) in quotes.
    fn end_of_cell(&self, start: usize) -> usize {
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        self.text.as_bytes()[start..].iter().position(ends).map_or(self.text.len(), |length| start + length)
    }

    /// A cell in quotes; what stands between its closing quote and the next delimiter is kept as it is.
    fn quoted_cell(&mut self, start: usize, record: &mut Record<'t>) -> (Cow<'t, str>, usize) {
        let bytes = self.text.as_bytes();
        let mut cell: Option<String> = None;
        let mut from = start + 1;
        loop {
            let Some(length) = memchr::memchr(b'"', &bytes[from..]) else {
                record.unclosed = true;
                self.line += lines_in(&self.text[from..]);
                let rest = cell.unwrap_or_default() + &self.text[from..];
                return (Cow::Owned(rest), bytes.len());
            };
            let (piece, close) = (&self.text[from..from + length], from + length);
            self.line += lines_in(piece);
            if bytes.get(close + 1) == Some(&b'"') {
                let cell = cell.get_or_insert_default();
                cell.push_str(piece);
                cell.push('"');
                from = close + 2;
                continue;
            }
            let end = self.end_of_cell(close + 1);
            let tail = &self.text[close + 1..end];
            let cell = match cell {
                None if tail.is_empty() => Cow::Borrowed(piece),
                cell => Cow::Owned(cell.unwrap_or_default() + piece + tail),
            };
            return (cell, end);
        }
    }
}

/// Ends of line in a piece of text: `\n`, `\r\n` or a lone `\r`.
fn lines_in(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

/// Writes one record as the program keeps it: commas, quotes only where they are needed, LF.
pub fn write_record<S: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = S>) {
    let start = out.len();
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        let cell = cell.as_ref();
        if memchr::memchr3(b',', b'"', b'\n', cell.as_bytes()).is_some() || cell.contains('\r') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    if out.len() == start {
        // A single empty cell would read back as a blank line.
        out.push_str("\"\"");
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, delimiter: u8) -> Vec<(u32, Vec<String>)> {
        let (mut reader, mut record, mut all) = (Reader::new(text, delimiter), Record::default(), Vec::new());
        while reader.read(&mut record) {
            all.push((record.line, record.cells.iter().map(ToString::to_string).collect()));
        }
        all
    }

    #[test]
    fn records_know_their_line() {
        type Expected<'a> = &'a [(u32, &'a [&'a str])];
        let cases: [(&str, Expected<'_>); 8] = [
            ("a,b\nc,d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]),
            ("a,b\r\nc,d", &[(1, &["a", "b"]), (2, &["c", "d"])]),
            ("a\n\n\nb\n", &[(1, &["a"]), (2, &[""]), (3, &[""]), (4, &["b"])]),
            ("a\r\n\r\nb\r\n", &[(1, &["a"]), (2, &[""]), (3, &["b"])]),
            ("a,\"b\nc\r\nd\"\ne,\"f\"\n", &[(1, &["a", "b\nc\r\nd"]), (4, &["e", "f"])]),
            ("\"a\"\"b\",\"\"\n", &[(1, &["a\"b", ""])]),
            ("a,b\"c\",\"d\"e\n", &[(1, &["a", "b\"c\"", "de"])]),
            ("a,\n", &[(1, &["a", ""])]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(u32, Vec<String>)> =
                expected.iter().map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect())).collect();
            assert_eq!(read(text, b','), expected, "{text:?}");
        }
    }

    #[test]
    fn a_quote_never_closed_is_said() {
        let mut record = Record::default();
        assert!(Reader::new("a,\"b\nc,d\n", b',').read(&mut record));
        assert!(record.unclosed);
        assert_eq!(record.cell(1), "b\nc,d\n");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back(rows in proptest::collection::vec(
            proptest::collection::vec("([a-zé ,;\"\r\n\t]|\u{1b}){0,6}", 2..5), 1..6)) {
            let mut text = String::new();
            for row in &rows {
                write_record(&mut text, row);
            }
            let back: Vec<Vec<String>> = read(&text, b',').into_iter().map(|(_, cells)| cells).collect();
            proptest::prop_assert_eq!(&back, &rows);
            let mut oracle = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let oracle: Vec<Vec<String>> =
                oracle.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            proptest::prop_assert_eq!(&oracle, &rows);
        }
    }
}
