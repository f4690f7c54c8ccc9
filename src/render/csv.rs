//! RFC 4180 for programs: comma, UTF-8, LF, ISO dates, point decimals, English keys.

use ::csv::{Writer, WriterBuilder};

use crate::table::{Cell, Column};

use super::machine::{Machine, say};
use super::page::Page;
use super::written::{End, Filled, Held, Part, Render};

/// `csv`.
pub struct Csv;

impl Render for Csv {
    fn begin(&self, page: &Page) -> Vec<u8> {
        let mut writer = writer();
        let _ = writer.write_record(page.columns.iter().map(Column::key));
        bytes(writer)
    }

    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p> {
        Box::new(Rows { page, writer: writer(), buffer: Vec::with_capacity(64) })
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
            let _ = match say(&cells[*position], &mut self.buffer) {
                Machine::Nothing => self.writer.write_field(""),
                Machine::Text(text) => self.writer.write_field(text),
                Machine::Raw | Machine::Digits => self.writer.write_field(&self.buffer),
            };
        }
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    fn filled(self: Box<Self>) -> Filled {
        Filled::Bytes(bytes(self.writer))
    }
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().flexible(true).buffer_capacity(1 << 14).from_writer(Vec::new())
}

fn bytes(writer: Writer<Vec<u8>>) -> Vec<u8> {
    writer.into_inner().unwrap_or_default()
}
