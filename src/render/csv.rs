//! RFC 4180 for programs: comma, UTF-8, LF, ISO dates, point decimals, English keys.

use crate::table::{Cell, Column};

use super::machine::{Machine, say};
use super::page::ShownColumns;
use super::quoted::Quoting;
use super::streamed::{RowFormat, Stream, Streamed};
use super::written::{Joined, Render, TablePart};

/// `csv`.
pub struct Csv;

const QUOTING: Quoting = Quoting { delimiter: b',', end: b"\n" };

impl Render for Csv {
    fn begin(&self, page: &ShownColumns) -> Vec<u8> {
        QUOTING.record(page.columns.iter().map(Column::key))
    }

    fn part<'p>(&self, page: &'p ShownColumns) -> Box<dyn TablePart + 'p> {
        Box::new(Streamed::new(page, Rows { buffer: Vec::with_capacity(64) }))
    }

    fn joined<'p>(&self, _: &'p ShownColumns) -> Box<dyn Joined + 'p> {
        Box::new(Stream::default())
    }
}

struct Rows {
    buffer: Vec<u8>,
}

impl RowFormat for Rows {
    fn cell(&mut self, column: usize, cell: &Cell<'_>, out: &mut Vec<u8>) {
        QUOTING.between(column, out);
        match say(cell, &mut self.buffer) {
            Machine::Nothing => {}
            Machine::Text(text) => QUOTING.text(text.as_bytes(), out),
            // Nothing in them needs a quote.
            Machine::Raw | Machine::Digits => out.extend_from_slice(&self.buffer),
        }
    }

    fn end(&mut self, start: usize, out: &mut Vec<u8>) {
        QUOTING.end(start, out);
    }
}
