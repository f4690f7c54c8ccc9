//! The text of a definition and where its bytes stand: the one place that turns a span of the parser into a file, a
//! line and the bytes of that line.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use crate::domain::place::{Place, Target};

use super::mended::MendedText;

/// A definition as read from its file.
pub struct DefinitionSource<'a> {
    file: Arc<str>,
    text: &'a str,
    line_starts: Vec<usize>,
    /// The text with its slips put right, where it had some: what was read, and where spans are counted from then on.
    mended: OnceCell<MendedText>,
}

impl<'a> DefinitionSource<'a> {
    /// Notes where each line starts, once, so that thousands of records find theirs by halving.
    pub fn new(file: &str, text: &'a str) -> Self {
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1)).collect();
        Self { file: Arc::from(file), text, line_starts, mended: OnceCell::new() }
    }

    /// As it stands in the file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// As it is read.
    pub fn read(&self) -> &str {
        self.mended.get().map_or(self.text, MendedText::text)
    }

    /// From now on the text is read with those edits.
    pub fn read_on_with(&self, mended: MendedText) {
        drop(self.mended.set(mended));
    }

    /// A byte of the file as a byte of what is read.
    pub fn place_read(&self, original: usize) -> usize {
        self.mended.get().map_or(original, |mended| mended.place(original))
    }

    fn original(&self, byte: usize) -> usize {
        self.mended.get().map_or(byte, |mended| mended.original(byte))
    }

    /// Its file, from the folder.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    pub fn slice(&self, span: &Range<usize>) -> &str {
        self.read().get(span.clone()).unwrap_or_default()
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, byte: usize) -> u32 {
        let byte = self.original(byte);
        u32::try_from(self.line_starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }

    /// A line, counted from 1.
    pub fn line_text(&self, line: u32) -> &'a str {
        let start = self.line_starts.get((line as usize).saturating_sub(1)).copied().unwrap_or(self.text.len());
        self.text[start..].lines().next().unwrap_or_default()
    }

    /// A span as a place: its first line, and its bytes there.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let span = self.mended.get().map_or_else(|| span.clone(), |mended| mended.originals(span));
        let line = self.line_starts.partition_point(|start| *start <= span.start).max(1);
        let start = self.line_starts[line - 1];
        let rest = &self.text[start..];
        let length = rest.find('\n').map_or(rest, |newline| &rest[..newline]).trim_end_matches('\r').len();
        let from = (span.start - start).min(length);
        let to = span.end.saturating_sub(start).min(length).max(from);
        Place {
            file: Arc::clone(&self.file),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            target: Target::Bytes(from..to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_becomes_its_line_and_bytes_whatever_ends_the_lines() {
        let source = DefinitionSource::new("programme.toml", "a = 1\r\n\u{e9} = { x = 1,\r\n y = 2 }\r\n");
        let bytes = |span: Range<usize>| {
            let place = source.place(&span);
            (place.line, place.target)
        };
        assert_eq!(bytes(4..5), (1, Target::Bytes(4..5)));
        assert_eq!(bytes(12..30), (2, Target::Bytes(5..13)), "a span of two lines ends with its first");
        assert_eq!(bytes(5..5), (1, Target::Bytes(5..5)));
        assert_eq!(bytes(900..901).0, 4, "past the end is the last line");
        assert_eq!((source.line(0), source.line(7), source.line(22)), (1, 2, 3));
    }
}
