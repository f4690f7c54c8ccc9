//! The lines of a table as the program writes it, cell by cell: commas, LF, quotes only around a cell, closed before the next
//! comma. Anything else ends the reading; what it is, others say.

use std::borrow::Cow;

/// The rows of a text under the heading that the program writes.
pub struct Lines<'t> {
    text: &'t str,
    /// Where the next row begins, and on which line.
    pub at: usize,
    line: u32,
    /// Where the next quote stands.
    quote: usize,
    pub columns: usize,
}

impl<'t> Lines<'t> {
    pub fn under<'h>(headings: impl Iterator<Item = &'h str>, text: &'t str) -> Option<Self> {
        let (mut rest, mut columns) = (text, 0);
        for heading in headings {
            rest = if columns == 0 { rest } else { rest.strip_prefix(',')? }.strip_prefix(heading)?;
            columns += 1;
        }
        let rest = rest.strip_prefix('\n')?;
        let sound = (rest.is_empty() || rest.ends_with('\n')) && memchr::memchr(b'\r', rest.as_bytes()).is_none();
        let at = text.len() - rest.len();
        let quote = at + memchr::memchr(b'"', rest.as_bytes()).unwrap_or(rest.len());
        sound.then_some(Self { text, at, line: 2, quote, columns })
    }

    /// The line of the next row; none at the end.
    pub fn next(&self) -> Option<u32> {
        (self.at < self.text.len()).then_some(self.line)
    }

    /// The next row, where it has no quote, and none of the signs of a merge.
    pub fn plain(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = memchr::memchr(b'\n', rest.as_bytes())?;
        self.pass_plain(end)?;
        Some(&rest[..end])
    }

    /// What is left to read.
    pub fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Passes over the next row, as [`Lines::plain`] does, of which the length is known.
    pub fn pass_plain(&mut self, length: usize) -> Option<()> {
        // Where two copies of the folder were merged, a line may begin with a sign of that, whatever stands behind it.
        if self.quote < self.at + length || matches!(self.text.as_bytes().get(self.at), Some(b'<' | b'>')) {
            return None;
        }
        self.at += length + 1;
        self.line += 1;
        Some(())
    }

    /// The cells of the next row; none where it is not as the program writes it.
    pub fn cells(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Option<()> {
        cells.clear();
        if let Some(row) = self.plain() {
            let mut from = 0;
            // Cells are short: a search for each comma would cost more than a look at each byte.
            for (at, byte) in row.bytes().enumerate() {
                if byte == b',' {
                    cells.push(Cow::Borrowed(&row[from..at]));
                    from = at + 1;
                }
            }
            cells.push(Cow::Borrowed(&row[from..]));
        } else {
            while self.cell(cells)? {}
            let rest = &self.text.as_bytes()[self.at..];
            self.quote = self.at + memchr::memchr(b'"', rest).unwrap_or(rest.len());
        }
        let merged = cells[0].starts_with(['<', '>']);
        (cells.len() == self.columns && !merged).then_some(())
    }

    /// One cell of a row that has a quote; whether another follows.
    fn cell(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Option<bool> {
        let rest = &self.text[self.at..];
        let length = if let Some(quoted) = rest.strip_prefix('"') {
            let (cell, length) = unquoted(quoted)?;
            if cell.contains("\n<") || cell.contains("\n>") {
                return None;
            }
            self.line += u32::try_from(memchr::memchr_iter(b'\n', cell.as_bytes()).count()).unwrap_or(u32::MAX);
            cells.push(cell);
            length + 1
        } else {
            let length = memchr::memchr2(b',', b'\n', rest.as_bytes())?;
            let cell = &rest[..length];
            if cell.contains('"') {
                return None;
            }
            cells.push(Cow::Borrowed(cell));
            length
        };
        let end = *rest.as_bytes().get(length)?;
        self.at += length + 1;
        match end {
            b',' => Some(true),
            b'\n' => {
                self.line += 1;
                Some(false)
            }
            _ => None,
        }
    }
}

/// What stands before the quote that closes a cell, and how long it is with that quote.
fn unquoted(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr(b'"', &text.as_bytes()[from..])?;
        if text.as_bytes().get(at + 1) != Some(&b'"') {
            let cell = &text[..at];
            let cell = if from == 0 { Cow::Borrowed(cell) } else { Cow::Owned(cell.replace("\"\"", "\"")) };
            return Some((cell, at + 1));
        }
        from = at + 2;
    }
}

/// The cells of one row.
pub fn cells(row: &str) -> Vec<String> {
    each(row).next().unwrap_or_default()
}

/// The cells of rows that stand one behind the other.
pub fn each(rows: &str) -> impl Iterator<Item = Vec<String>> {
    let mut lines = Lines { text: rows, at: 0, line: 1, quote: rows.len(), columns: 0 };
    std::iter::from_fn(move || {
        lines.next()?;
        let mut cells = Vec::new();
        while lines.cell(&mut cells) == Some(true) {}
        Some(cells.into_iter().map(Cow::into_owned).collect())
    })
}
