//! Delimited text ↔ records, by the csv crate. Owns exact places, which that crate leaves to its callers: the line a
//! record begins on, where blank lines and quoted line ends are counted, the bytes of a cell, and a quote that never
//! closes. Refuses to know what a column means.

use std::borrow::Cow;
use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use csv_core::ReadFieldResult;

/// The records of a text, read into one reused [`TextRecord`].
pub struct Reader<'t> {
    text: &'t str,
    delimiter: u8,
    records: csv::Reader<&'t [u8]>,
    /// Where the last record began, and on which line.
    at: (usize, u32),
}

/// One record: its cells, where it begins.
#[derive(Clone, Debug, Default)]
pub struct TextRecord {
    /// Line it begins on, from 1.
    pub line: u32,
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends in the text, its end of line included.
    pub end: usize,
    /// Its cells, quotes taken off.
    pub cells: StringRecord,
    /// A quote is opened and never closed: the rest of the file was swallowed.
    pub unclosed: bool,
}

impl TextRecord {
    /// The text of a cell; empty when there is none.
    pub fn cell(&self, position: usize) -> &str {
        self.cells.get(position).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl<'t> Reader<'t> {
    /// Reads a text whose cells are separated by `delimiter`.
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        let records = builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        Self { text, delimiter, records, at: (0, 1) }
    }

    /// Reads the next record that is no blank line; false at the end of the text.
    pub fn read(&mut self, record: &mut TextRecord) -> bool {
        // Cells of a text are texts, and records may differ in length: there is nothing that could be an error.
        if !self.records.read_record(&mut record.cells).unwrap_or(false) {
            return false;
        }
        let begins = record.cells.position().map_or(0, |position| offset(position.byte()));
        let blank = self.text[begins..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        record.start = begins + blank;
        self.at = (record.start, self.at.1 + lines_in(&self.text.as_bytes()[self.at.0..record.start]));
        record.line = self.at.1;
        record.end = offset(self.records.position().byte());
        record.unclosed = record.end == self.text.len() && never_closes(&self.text[record.start..], self.delimiter);
        true
    }
}

/// A text without the spaces that some programs write between the delimiter and a quoted cell: `"a", "b"`. Only cells of
/// one line whose quote closes before the next delimiter are touched; all other spaces stay.
pub fn closed_up(text: &str, delimiter: u8) -> Cow<'_, str> {
    let delimiter = char::from(delimiter);
    if !text.contains(&format!("{delimiter} \"")) {
        return Cow::Borrowed(text);
    }
    let mut closed = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        loop {
            let spaced = rest.trim_start_matches(' ');
            let length = quoted(spaced, delimiter);
            // A quoted cell, with the spaces before and behind it; else what stands there up to the next delimiter.
            let end = match length {
                Some(length) => {
                    closed.push_str(&spaced[..length]);
                    rest = spaced[length..].trim_start_matches(' ');
                    0
                }
                None => rest.find(delimiter).unwrap_or(rest.len()),
            };
            closed.push_str(&rest[..end]);
            rest = &rest[end..];
            let Some(after) = rest.strip_prefix(delimiter) else { break };
            closed.push(delimiter);
            rest = after;
        }
        closed.push_str(rest);
    }
    Cow::Owned(closed)
}

/// How long the quoted cell is that a text begins with; none where it begins with none, or where something stands behind
/// its quote.
fn quoted(text: &str, delimiter: char) -> Option<usize> {
    let mut at = 1;
    let inside = text.strip_prefix('"')?;
    let mut quotes = inside.match_indices('"').map(|(place, _)| place + 1).peekable();
    while let Some(place) = quotes.next() {
        if quotes.next_if_eq(&(place + 1)).is_some() {
            continue;
        }
        at = place + 1;
        break;
    }
    let behind = text[at..].trim_start_matches(' ');
    (at > 1 && (behind.is_empty() || behind.starts_with([delimiter, '\r', '\n']))).then_some(at)
}

fn offset(byte: u64) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}

/// Whether the last record of a text would swallow whatever came after it.
fn never_closes(last: &str, delimiter: u8) -> bool {
    const NEXT: &str = "\nnext";
    if memchr::memchr(b'"', last.as_bytes()).is_none() {
        return false;
    }
    let (text, mut record) = (format!("{last}{NEXT}"), StringRecord::new());
    let read = Reader::new(&text, delimiter).records.read_record(&mut record).unwrap_or(false);
    read && record.iter().next_back().is_some_and(|cell| cell.ends_with(NEXT))
}

/// Ends of line in a piece of text: `\n`, `\r\n` or a lone `\r`.
pub fn lines_in(bytes: &[u8]) -> u32 {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

/// The bytes of each cell of the record that a text begins with, quotes included.
pub fn spans(text: &str, delimiter: u8) -> Vec<Range<usize>> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut unquoted, mut spans) = ([0; 1024], Vec::new());
    let (mut start, mut at) = (0, 0);
    loop {
        let (result, read, _) = reader.read_field(&text.as_bytes()[at..], &mut unquoted);
        at += read;
        match result {
            ReadFieldResult::Field { record_end } => {
                // The delimiter was read with the cell; the end of the text is none.
                spans.push(start..at - usize::from(read > 0));
                start = at;
                if record_end {
                    return spans;
                }
            }
            // What the cell says is of no account: only where it ends.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::End => return spans,
        }
    }
}

/// One record as [`written`] writes it: most need no quotes, and are put together without a writer.
pub fn written_record(cells: &[String]) -> String {
    let is_plain = |cell: &String| !cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'));
    let alone = matches!(cells, [] | [_]);
    if alone || !cells.iter().all(is_plain) {
        return written([cells]);
    }
    let mut line = String::with_capacity(cells.iter().map(|cell| cell.len() + 1).sum());
    for (position, cell) in cells.iter().enumerate() {
        if position > 0 {
            line.push(',');
        }
        line.push_str(cell);
    }
    line.push('\n');
    line
}

/// Records as the program keeps them: commas, quotes only where they are needed, LF.
pub fn written<R, S>(records: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = S>,
    S: AsRef<[u8]>,
{
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for record in records {
        // A vector takes everything.
        let _ = writer.write_record(record);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, delimiter: u8) -> Vec<(u32, Vec<String>)> {
        let (mut reader, mut record, mut all) = (Reader::new(text, delimiter), TextRecord::default(), Vec::new());
        while reader.read(&mut record) {
            assert!(!text[record.start..].starts_with('\n'), "a record begins with its first cell");
            all.push((record.line, record.cells.iter().map(str::to_owned).collect()));
        }
        all
    }

    #[test]
    fn spaces_before_a_quoted_cell_go_and_no_others() {
        for (text, expected) in [
            ("\"a\", \"b\", \"c, d\"\r\n", "\"a\",\"b\",\"c, d\"\r\n"),
            ("a, \"b\" , c\n", "a,\"b\", c\n"),
            ("a, \"b\" c, \"d\n", "a, \"b\" c, \"d\n"),
            ("\"a, \"\"b\"\", \"\"c\"\"\", \"d\"\n", "\"a, \"\"b\"\", \"\"c\"\"\",\"d\"\n"),
            ("a, b\n", "a, b\n"),
            ("a, \"\"\n", "a,\"\"\n"),
        ] {
            assert_eq!(closed_up(text, b','), expected, "{text}");
        }
    }

    #[test]
    fn records_know_their_line() {
        type Expected<'a> = &'a [(u32, &'a [&'a str])];
        let cases: [(&str, Expected<'_>); 9] = [
            ("a,b\nc,d\n", &[(1, &["a", "b"]), (2, &["c", "d"])]),
            ("a,b\r\nc,d", &[(1, &["a", "b"]), (2, &["c", "d"])]),
            ("a,b\rc,d\r", &[(1, &["a", "b"]), (2, &["c", "d"])]),
            ("\n\na\n\n\nb\n", &[(3, &["a"]), (6, &["b"])]),
            ("a\r\n\r\nb\r\n", &[(1, &["a"]), (3, &["b"])]),
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
        for (text, unclosed) in [
            ("a,\"b\nc,d\n", true),
            ("a,\"b", true),
            ("a,\"b\"\n", false),
            ("a,\"b\"", false),
            ("a,5\" pipe", false),
            ("a,\"b\"\"", true),
        ] {
            let mut record = TextRecord::default();
            assert!(Reader::new(text, b',').read(&mut record));
            assert_eq!(record.unclosed, unclosed, "{text:?}");
        }
    }

    #[test]
    fn a_cell_knows_its_bytes() {
        for (text, cells) in
            [("a,é;b,\"c,d\"\nx", &["a", "é;b", "\"c,d\""][..]), (",\"\"", &["", "\"\""]), ("a,\r\n", &["a", ""])]
        {
            let found: Vec<&str> = spans(text, b',').into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, cells, "{text:?}");
        }
        let long = format!("\"{}\",b\nc", "é,".repeat(5000));
        assert_eq!(spans(&long, b','), [0..15_002, 15_003..15_004]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back(rows in proptest::collection::vec(
            proptest::collection::vec("([a-zé ,;\"\r\n\t]|\u{1b}){0,6}", 2..5), 1..6)) {
            let text = written(&rows);
            let back: Vec<Vec<String>> = read(&text, b',').into_iter().map(|(_, cells)| cells).collect();
            proptest::prop_assert_eq!(&back, &rows);
            for row in &rows {
                proptest::prop_assert_eq!(written_record(row), written([row]));
                proptest::prop_assert_eq!(written_record(&row[..1]), written([&row[..1]]));
            }
        }
    }
}
