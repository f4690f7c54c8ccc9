//! An array of objects, one a line: keys and raw values. Strings are escaped by serde_json.

use crate::table::Cell;

use super::machine::{Machine, say};
use super::page::ShownColumns;
use super::streamed::{RowFormat, Stream, Streamed};
use super::written::{Joined, Render, TablePart};

/// `json`.
pub struct Json;

impl Render for Json {
    fn begin(&self, _: &ShownColumns) -> Vec<u8> {
        b"[".to_vec()
    }

    fn part<'p>(&self, page: &'p ShownColumns) -> Box<dyn TablePart + 'p> {
        let keys = page.columns.iter().enumerate().map(|(position, column)| {
            let mut key = if position == 0 { b"  {".to_vec() } else { b",".to_vec() };
            string(&mut key, column.key());
            key.push(b':');
            key
        });
        Box::new(Streamed::new(page, Rows { keys: keys.collect(), buffer: Vec::with_capacity(64) }))
    }

    fn joined<'p>(&self, _: &'p ShownColumns) -> Box<dyn Joined + 'p> {
        let comma = 1;
        Box::new(Stream::new(comma, [b"]\n", b"\n]\n"]))
    }
}

struct Rows {
    /// For each column, what stands before its value.
    keys: Vec<Vec<u8>>,
    buffer: Vec<u8>,
}

impl RowFormat for Rows {
    fn begin(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b",\n");
    }

    fn cell(&mut self, column: usize, cell: &Cell<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.keys[column]);
        match say(cell, &mut self.buffer) {
            Machine::Nothing => out.extend_from_slice(b"null"),
            Machine::Text(text) => string(out, text),
            Machine::Raw => out.extend_from_slice(&self.buffer),
            Machine::Digits => {
                out.push(b'"');
                out.extend_from_slice(&self.buffer);
                out.push(b'"');
            }
        }
    }

    fn end(&mut self, _: usize, out: &mut Vec<u8>) {
        out.push(b'}');
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    let _ = serde_json::to_writer(out, text); // a Vec takes everything
}
