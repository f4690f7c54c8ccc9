//! What French Excel opens rightly: semicolon, BOM, CRLF, `jj/mm/aaaa`, decimal comma, French labels and words, and no
//! cell that it would run as a formula. French whatever the language of the terminal: the format is.

use std::borrow::Cow;

use crate::domain::people::phone_number::{grouped, national};
use crate::lang::Lang;
use crate::table::Cell;

use super::guard::guarded;
use super::page::ShownColumns;
use super::quoted::Quoting;
use super::spoken::{self, PendingCell};
use super::streamed::{RowFormat, Stream, Streamed};
use super::written::{Joined, Render, TablePart};

/// `csv-fr`.
pub struct CsvFr;

const QUOTING: Quoting = Quoting { delimiter: b';', end: b"\r\n" };
const BOM: &str = "\u{feff}";

impl Render for CsvFr {
    fn begin(&self, page: &ShownColumns) -> Vec<u8> {
        ragged([page.columns.iter().map(|column| column.label(Lang::Fr)).collect()])
    }

    fn part<'p>(&self, page: &'p ShownColumns) -> Box<dyn TablePart + 'p> {
        Box::new(Streamed::new(page, Rows { buffer: Vec::with_capacity(64), shortened: Vec::new() }))
    }

    fn joined<'p>(&self, _: &'p ShownColumns) -> Box<dyn Joined + 'p> {
        Box::new(Stream::default())
    }
}

struct Rows {
    buffer: Vec<u8>,
    /// Columns with a cell whose zeros a spreadsheet drops.
    shortened: Vec<usize>,
}

impl RowFormat for Rows {
    fn cell(&mut self, column: usize, cell: &Cell<'_>, out: &mut Vec<u8>) {
        QUOTING.between(column, out);
        match cell {
            Cell::Text(text) => {
                let text = as_text(text);
                if loses_zeros(&text) && !self.shortened.contains(&column) {
                    self.shortened.push(column);
                }
                QUOTING.text(text.as_bytes(), out);
            }
            Cell::Named(records) => QUOTING.text(as_text(&spoken::named(records)).as_bytes(), out),
            Cell::Word(word) => QUOTING.text(word.word(Lang::Fr).as_bytes(), out),
            // Whoever opens the file reads "oui" as of the whole programme.
            cell @ Cell::Partly(..) => QUOTING.text(PendingCell::of(cell, Lang::Fr).text.as_bytes(), out),
            cell => {
                self.buffer.clear();
                spoken::write(cell, Lang::Fr, &mut self.buffer);
                QUOTING.text(&self.buffer, out);
            }
        }
    }

    fn end(&mut self, start: usize, out: &mut Vec<u8>) {
        QUOTING.end(start, out);
    }

    fn shortened(self) -> Vec<usize> {
        self.shortened
    }
}

/// The text as a spreadsheet keeps it: a formula guarded, a phone number in groups, or its zero and its plus would go.
fn as_text(text: &str) -> Cow<'_, str> {
    let phone = text.starts_with(['0', '+']).then(|| national(text).or_else(|| grouped(text))).flatten();
    phone.map_or_else(|| guarded(text), Cow::Owned)
}

/// Whether a spreadsheet takes the text for a number, and drops its zeros.
fn loses_zeros(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Rows that are not all of one length, each with the cells that it has.
pub fn ragged<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut out = Vec::from(BOM);
    for row in rows {
        out.extend(QUOTING.record(row.into_iter().map(|cell| guarded(cell).into_owned())));
    }
    out
}
