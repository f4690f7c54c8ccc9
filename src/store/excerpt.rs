//! The line of a file that a problem is on, and the bytes of it that are meant.

use std::ops::Range;

use crate::domain::place::{Place, Target};
use crate::text::decode::shown;
use crate::text::delimited::{Reader, Record, spans};

/// The line that a problem is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, without its end.
    pub text: String,
    /// The bytes of it that are meant.
    pub bytes: Range<usize>,
}

impl Excerpt {
    /// The column, counted in characters from 1.
    pub fn column(&self) -> usize {
        self.text.get(..self.bytes.start).map_or(1, |before| before.chars().count() + 1)
    }

    /// Finds a place in the bytes of its file; none when the file is shorter.
    pub(super) fn of(bytes: &[u8], place: &Place) -> Option<Self> {
        let text = shown(bytes);
        let start = start_of_line(&text, place.line)?;
        let rest = &text[start..];
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let whole = 0..line.len();
        let bytes = match &place.target {
            Target::Line => whole,
            Target::Quoted(id) => quoted(line, id).unwrap_or(whole),
            Target::Bytes(range) => range.start.min(line.len())..range.end.min(line.len()),
            Target::Cell(column) => {
                cell(&text, start, column).map_or(whole, |span| span.start.min(line.len())..span.end.min(line.len()))
            }
        };
        Some(Self { text: line.to_owned(), bytes })
    }
}

/// The bytes of an id and its quotes, of either kind.
fn quoted(line: &str, id: &str) -> Option<Range<usize>> {
    ['"', '\''].iter().find_map(|quote| {
        let written = format!("{quote}{id}{quote}");
        line.find(&written).map(|start| start..start + written.len())
    })
}

/// Where a line begins; ends of line are `\n`, `\r\n` or a lone `\r`.
fn start_of_line(text: &str, line: u32) -> Option<usize> {
    if line <= 1 {
        return Some(0);
    }
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .nth(line as usize - 2)
        .map(|at| at + 1)
}

/// The bytes of a cell of the row that begins there, counted from its beginning. A cell the row does not have is
/// where it would be: at the end.
fn cell(text: &str, start: usize, column: &str) -> Option<Range<usize>> {
    let (delimiter, position) = [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
        let (mut reader, mut record) = (Reader::new(text, delimiter), Record::default());
        while reader.read(&mut record) {
            if !record.is_empty() {
                let position = record.cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(column));
                return position.map(|position| (delimiter, position));
            }
        }
        None
    })?;
    let spans = spans(&text[start..], delimiter);
    let end = spans.last().map_or(0, |span| span.end);
    Some(spans.get(position).cloned().unwrap_or(end..end))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_cell_is_found_in_its_line() {
        let file = Arc::from("a.csv");
        let cases: [(&[u8], u32, &str, &str, &str); 5] = [
            (b"id,state\nab,boss\n", 2, "state", "ab,boss", "boss"),
            (b"\xEF\xBB\xBFid;state\r\n\r\nab;\"bo;ss\"\r\n", 3, "state", "ab;\"bo;ss\"", "\"bo;ss\""),
            ("id,nom,state\n\"a\nb\",é,x\n".as_bytes(), 2, "id", "\"a", "\"a"),
            (b"id,state\nab\n", 2, "state", "ab", ""),
            (b"id,pr\xe9nom,state\nab,Zo\xe9,x\n", 2, "state", "ab,Zoé,x", "x"),
        ];
        for (bytes, line, column, text, meant) in cases {
            let excerpt = Excerpt::of(bytes, &Place::cell(&file, line, column)).unwrap();
            assert_eq!((excerpt.text.as_str(), &excerpt.text[excerpt.bytes.clone()]), (text, meant));
        }
        let line = b"{ id = \"m1-1\", module = \"m1\" },";
        for (id, meant) in [("m1", "\"m1\""), ("m1-1", "\"m1-1\""), ("m9", "{ id = \"m1-1\", module = \"m1\" },")] {
            let excerpt = Excerpt::of(line, &Place::quoted(&file, 1, id)).unwrap();
            assert_eq!(&excerpt.text[excerpt.bytes.clone()], meant);
        }
        let excerpt = Excerpt::of("é,x".as_bytes(), &Place { file, line: 1, target: Target::Bytes(3..4) }).unwrap();
        assert_eq!(excerpt.column(), 3);
    }
}
