//! An array of objects, one a line: keys and raw values. Strings are escaped by serde_json.

use crate::table::Cell;

use super::machine::{Machine, say};
use super::page::Page;
use super::written::{End, Filled, Held, Part, Render};

/// `json`.
pub struct Json;

impl Render for Json {
    fn begin(&self, _: &Page) -> Vec<u8> {
        b"[".to_vec()
    }

    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p> {
        let keys = page.columns.iter().enumerate().map(|(position, column)| {
            let mut key = if position == 0 { b"  {".to_vec() } else { b",".to_vec() };
            string(&mut key, column.key());
            key.push(b':');
            key
        });
        Box::new(Rows { page, keys: keys.collect(), bytes: Vec::new(), buffer: Vec::with_capacity(64) })
    }

    fn joint(&self) -> usize {
        1 // the comma
    }

    fn end(&self, _: &Page, held: Held) -> End {
        if held.any { b"\n]\n".to_vec().into() } else { b"]\n".to_vec().into() }
    }
}

struct Rows<'p> {
    page: &'p Page,
    /// For each column, what stands before its value.
    keys: Vec<Vec<u8>>,
    bytes: Vec<u8>,
    buffer: Vec<u8>,
}

impl Part for Rows<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) {
        let out = &mut self.bytes;
        out.extend_from_slice(b",\n");
        for (key, position) in self.keys.iter().zip(&self.page.positions) {
            out.extend_from_slice(key);
            match say(&cells[*position], &mut self.buffer) {
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
        out.push(b'}');
    }

    fn filled(self: Box<Self>) -> Filled {
        Filled::Bytes(self.bytes)
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    let _ = serde_json::to_writer(out, text); // a Vec takes everything
}
