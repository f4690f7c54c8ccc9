//! A definition as it is read on with: its text, slips put right in memory, and where each byte stands in the file.

use std::ops::Range;

/// What is put in the place of some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    pub at: Range<usize>,
    pub put: String,
}

impl TextEdit {
    pub fn new(at: Range<usize>, put: impl Into<String>) -> Self {
        Self { at, put: put.into() }
    }
}

/// A text with edits.
#[derive(Clone, Debug, Default)]
pub struct MendedText {
    text: String,
    /// What was replaced, and what stands there now, in the order of the text.
    replaced: Vec<(Range<usize>, Range<usize>)>,
}

impl MendedText {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), replaced: Vec::new() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same with more edits, given in places of this text; none where one of them touches an earlier one.
    pub fn with<'e>(&self, edits: impl IntoIterator<Item = &'e TextEdit>) -> Option<Self> {
        let mut edits: Vec<&TextEdit> = edits.into_iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse((edit.at.start, edit.at.end)));
        let mut mended = self.clone();
        // From the last one back: the places of those before it stay as they are.
        for edit in edits {
            mended.replace(edit)?;
        }
        Some(mended)
    }

    fn replace(&mut self, edit: &TextEdit) -> Option<()> {
        let Range { start, end } = edit.at;
        self.text.get(start..end)?;
        if self.replaced.iter().any(|(_, now)| start < now.end && now.start < end) {
            return None;
        }
        let before = self.original(start)..self.original(end);
        let shifted = |byte: usize| (byte + edit.put.len()).saturating_sub(end - start);
        for (_, now) in self.replaced.iter_mut().filter(|(_, now)| now.start >= end) {
            *now = shifted(now.start)..shifted(now.end);
        }
        self.replaced.push((before, start..start + edit.put.len()));
        self.replaced.sort_by_key(|(_, now)| (now.start, now.end));
        self.text.replace_range(start..end, &edit.put);
        Some(())
    }

    /// The text with a line made of spaces: everything else keeps its place.
    pub fn blank(&mut self, line: Range<usize>) {
        let blank = " ".repeat(line.len());
        self.text.replace_range(line, &blank);
    }

    /// Where a byte of this text stands in the file; within an edit, where what it replaced begins.
    pub fn original(&self, at: usize) -> usize {
        self.placed(at).start
    }

    /// Where bytes of this text stand in the file: of an edit, whatever it replaced.
    pub fn originals(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.original(span.start);
        start..self.placed(span.end).end.max(start)
    }

    fn placed(&self, at: usize) -> Range<usize> {
        let mut behind = (0, 0);
        for (before, now) in &self.replaced {
            if at < now.start {
                break;
            }
            if at < now.end {
                return if at == now.start { before.start..before.start } else { before.clone() };
            }
            behind = (before.end, now.end);
        }
        let at = behind.0 + at - behind.1;
        at..at
    }

    /// Where a byte of the file stands in this text.
    pub fn place(&self, original: usize) -> usize {
        let mut behind = (0, 0);
        for (before, now) in &self.replaced {
            if original <= before.start {
                break;
            }
            if original < before.end {
                return now.start;
            }
            behind = (before.end, now.end);
        }
        behind.1 + original - behind.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_again_on_both_sides_of_an_edit() {
        let mended = MendedText::new("a = 0,85 # b\nc = “d”\n");
        let comma = TextEdit::new(4..8, "0.85");
        let quotes = TextEdit::new(17..24, "\"d\"");
        let mended = mended.with([&comma, &quotes]).unwrap();
        assert_eq!(mended.text(), "a = 0.85 # b\nc = \"d\"\n");
        for (now, before) in [(0, 0), (4, 4), (8, 8), (9, 9), (17, 17), (20, 24), (21, 25)] {
            assert_eq!(mended.original(now), before, "{now}");
            assert_eq!(mended.place(before), now, "{before}");
        }
        assert!(mended.with([&TextEdit::new(18..19, "x")]).is_none(), "an edit within an edit");
        let inserted = MendedText::new("[a\n").with([&TextEdit::new(2..2, "]")]).unwrap();
        assert_eq!((inserted.original(2), inserted.original(3), inserted.original(4)), (2, 2, 3));
    }
}
