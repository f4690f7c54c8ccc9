//! What French Excel opens rightly: semicolon, BOM, CRLF, `jj/mm/aaaa`, decimal comma, French labels and words, and no
//! cell that it would run as a formula. French whatever the language of the terminal: the format is.

use std::borrow::Cow;

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::domain::people::phone_number::grouped;
use crate::lang::Lang;
use crate::table::Cell;

use super::guard::guarded;
use super::page::Page;
use super::spoken::{self, Spoken};
use super::written::{End, Filled, Held, Part, Render};

/// `csv-fr`.
pub struct CsvFr;

impl Render for CsvFr {
    fn begin(&self, page: &Page) -> Vec<u8> {
        let mut writer = writer("\u{feff}".into());
        let _ = writer.write_record(page.columns.iter().map(|column| guarded(column.label(Lang::Fr)).into_owned()));
        bytes(writer)
    }

    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p> {
        Box::new(Rows { page, writer: writer(Vec::new()), buffer: Vec::with_capacity(64) })
    }

    fn end(&self, _: &Page, _: Held) -> End {
        End::default()
    }
}

struct Rows<'p> {
    page: &'p Page,
    writer: Writer<Vec<u8>>,
    buffer: Vec<u8>,
}

// The results of the writer are dropped: it writes into memory, which takes everything.
impl Part for Rows<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) {
        for position in &self.page.positions {
            let _ = match &cells[*position] {
                Cell::Text(text) => self.writer.write_field(as_text(text).as_ref()),
                Cell::Word(word) => self.writer.write_field(word.word(Lang::Fr)),
                // Whoever opens the file reads "oui" as of the whole programme.
                cell @ Cell::Partly(..) => self.writer.write_field(Spoken::of(cell, Lang::Fr).text),
                cell => {
                    self.buffer.clear();
                    spoken::write(cell, Lang::Fr, &mut self.buffer);
                    self.writer.write_field(&self.buffer)
                }
            };
        }
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    fn filled(self: Box<Self>) -> Filled {
        Filled::Bytes(bytes(self.writer))
    }
}

/// The text as a spreadsheet keeps it: a formula guarded, a phone number in groups, or its zero and its plus would go.
fn as_text(text: &str) -> Cow<'_, str> {
    let digits = text.starts_with(['0', '+']).then(|| grouped(text)).flatten();
    digits.map_or_else(|| guarded(text), Cow::Owned)
}

/// Rows that are not all of one length, each with the cells that it has.
pub fn ragged<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut writer = writer("\u{feff}".into());
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(|cell| guarded(cell).into_owned()));
    }
    bytes(writer)
}

fn writer(start: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .flexible(true)
        .buffer_capacity(1 << 14)
        .from_writer(start)
}

fn bytes(writer: Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().unwrap_or_default()
}
