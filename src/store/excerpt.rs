//! The line of a file that a problem is on, and the bytes of it that are meant. A file is read and its lines are found
//! once, however many problems it has.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::domain::place::{Place, Target};
use crate::text::decode::shown;
use crate::text::delimited::{Reader, TextRecord, spans};

/// A line of more bytes than this is shown in part.
const LONGEST: usize = 4096;
/// So many bytes of a long line are shown before and after the beginning of what is meant.
const AROUND: usize = 160;

/// The line that a problem is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, without its end; of a long one, what stands around the place.
    pub text: String,
    /// The bytes of it that are meant.
    pub bytes: Range<usize>,
    /// How many characters of the line stand before the text.
    pub before: usize,
}

impl Excerpt {
    /// The column, counted in characters from 1.
    pub fn column(&self) -> usize {
        self.before + self.text.get(..self.bytes.start).map_or(1, |before| before.chars().count() + 1)
    }

    /// A line and the bytes of it that are meant, cut to what one can read.
    fn of_line(line: &str, bytes: Range<usize>) -> Self {
        if line.len() <= LONGEST {
            return Self { text: line.to_owned(), bytes, before: 0 };
        }
        let from = line.floor_char_boundary(bytes.start.saturating_sub(AROUND));
        let to = line.ceil_char_boundary(bytes.end.min(bytes.start + AROUND).max(bytes.start) + AROUND);
        let within = |at: usize| at.clamp(from, to) - from;
        let before = line[..from].chars().count();
        Self { text: line[from..to].to_owned(), bytes: within(bytes.start)..within(bytes.end), before }
    }
}

/// Reads the files that problems are in.
type Files<'r> = Box<dyn Fn(&str) -> Option<Arc<[u8]>> + 'r>;

/// The lines of the files that problems are in.
pub struct Excerpts<'r> {
    bytes: Files<'r>,
    read: RefCell<HashMap<Arc<str>, Option<Rc<Lines>>>>,
}

impl<'r> Excerpts<'r> {
    pub(super) fn new(bytes: impl Fn(&str) -> Option<Arc<[u8]>> + 'r) -> Self {
        Self { bytes: Box::new(bytes), read: RefCell::default() }
    }

    /// The line of a place; none where the file is gone or shorter.
    pub fn at(&self, place: &Place) -> Option<Excerpt> {
        let mut read = self.read.borrow_mut();
        let lines = read.entry(Arc::clone(&place.file)).or_insert_with(|| {
            let bytes = (self.bytes)(&place.file)?;
            Some(Rc::new(Lines::of(&bytes)))
        });
        let lines = lines.clone();
        drop(read);
        lines?.at(place)
    }
}

/// The text of a file and where its lines begin.
struct Lines {
    text: String,
    starts: Vec<usize>,
    /// What parts the cells of its table, and its headings.
    headings: OnceCell<Option<(u8, Vec<String>)>>,
}

impl Lines {
    /// Ends of line are `\n`, `\r\n` or a lone `\r`.
    fn of(bytes: &[u8]) -> Self {
        let text = shown(bytes).into_owned();
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { text, starts, headings: OnceCell::new() }
    }

    fn at(&self, place: &Place) -> Option<Excerpt> {
        let start = *self.starts.get((place.line as usize).saturating_sub(1))?;
        let rest = &self.text[start..];
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let whole = 0..line.len();
        let bytes = match &place.target {
            Target::Line => whole,
            Target::Quoted(id) => quoted(line, id).unwrap_or(whole),
            Target::Bytes(range) => range.start.min(line.len())..range.end.min(line.len()),
            Target::Cell(column) => {
                self.cell(start, column).map_or(whole, |span| span.start.min(line.len())..span.end.min(line.len()))
            }
        };
        Some(Excerpt::of_line(line, bytes))
    }

    /// The bytes of a cell of the row that begins there, counted from its beginning. A cell the row does not have is
    /// where it would be: at the end.
    fn cell(&self, start: usize, column: &str) -> Option<Range<usize>> {
        let (delimiter, headings) = self.headings.get_or_init(|| headings(&self.text, column)).as_ref()?;
        let position = headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(column))?;
        let spans = spans(&self.text[start..], *delimiter);
        let end = spans.last().map_or(0, |span| span.end);
        Some(spans.get(position).cloned().unwrap_or(end..end))
    }
}

/// The first row that holds something, under the delimiter that makes that column of it.
fn headings(text: &str, column: &str) -> Option<(u8, Vec<String>)> {
    [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
        let (mut reader, mut record) = (Reader::new(text, delimiter), TextRecord::default());
        while reader.read(&mut record) {
            if !record.is_empty() {
                let headings: Vec<String> = record.cells.iter().map(str::to_owned).collect();
                let is_there = headings.iter().any(|heading| heading.trim().eq_ignore_ascii_case(column));
                return is_there.then_some((delimiter, headings));
            }
        }
        None
    })
}

/// The bytes of an id and its quotes, of either kind.
fn quoted(line: &str, id: &str) -> Option<Range<usize>> {
    ['"', '\''].iter().find_map(|quote| {
        let written = format!("{quote}{id}{quote}");
        line.find(&written).map(|start| start..start + written.len())
    })
}

#[cfg(test)]
mod tests {
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
            let excerpt = Lines::of(bytes).at(&Place::cell(&file, line, column)).unwrap();
            assert_eq!((excerpt.text.as_str(), &excerpt.text[excerpt.bytes.clone()]), (text, meant));
        }
        let line = b"{ id = \"m1-1\", module = \"m1\" },";
        for (id, meant) in [("m1", "\"m1\""), ("m1-1", "\"m1-1\""), ("m9", "{ id = \"m1-1\", module = \"m1\" },")] {
            let excerpt = Lines::of(line).at(&Place::quoted(&file, 1, id)).unwrap();
            assert_eq!(&excerpt.text[excerpt.bytes.clone()], meant);
        }
        let excerpt = Lines::of("é,x".as_bytes()).at(&Place { file, line: 1, target: Target::Bytes(3..4) }).unwrap();
        assert_eq!(excerpt.column(), 3);
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let line = "é".repeat(200_000) + "boss" + &"è".repeat(200_000);
        let excerpt = Excerpt::of_line(&line, 400_000..400_004);
        assert_eq!(&excerpt.text[excerpt.bytes.clone()], "boss");
        assert_eq!(excerpt.column(), 200_001);
        assert!(excerpt.text.len() < 1000);
        let whole = Excerpt::of_line(&line, 0..line.len());
        assert_eq!((whole.column(), whole.bytes.start), (1, 0));
    }
}
