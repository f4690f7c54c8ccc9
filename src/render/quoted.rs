//! Cells between delimiters, with quotes around those that need them: both kinds of csv.

/// How a kind of csv is written.
pub struct Quoting {
    /// Between two cells.
    pub delimiter: u8,
    /// Behind each row.
    pub end: &'static [u8],
}

impl Quoting {
    /// What stands before the cell of that column.
    pub fn between(&self, column: usize, out: &mut Vec<u8>) {
        if column > 0 {
            out.push(self.delimiter);
        }
    }

    /// A cell, in quotes where it holds a delimiter, a quote or an end of line.
    pub fn text(&self, text: &[u8], out: &mut Vec<u8>) {
        if !text.iter().any(|byte| *byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
            out.extend_from_slice(text);
            return;
        }
        out.push(b'"');
        for byte in text {
            if *byte == b'"' {
                out.push(b'"');
            }
            out.push(*byte);
        }
        out.push(b'"');
    }

    /// Ends the row that begins at `start`. One of a single empty cell would be no row: it has its quotes.
    pub fn end(&self, start: usize, out: &mut Vec<u8>) {
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(self.end);
    }

    /// A row of texts.
    pub fn record<S: AsRef<[u8]>>(&self, cells: impl IntoIterator<Item = S>) -> Vec<u8> {
        let mut out = Vec::new();
        for (column, cell) in cells.into_iter().enumerate() {
            self.between(column, &mut out);
            self.text(cell.as_ref(), &mut out);
        }
        self.end(0, &mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::delimited::written;

    proptest! {
        #[test]
        fn it_is_what_the_csv_crate_writes(row in proptest::collection::vec("[a,; \"\r\né]{0,4}", 1..4)) {
            let quoting = Quoting { delimiter: b',', end: b"\n" };
            prop_assert_eq!(String::from_utf8(quoting.record(&row)).unwrap(), written([&row]));
        }
    }
}
