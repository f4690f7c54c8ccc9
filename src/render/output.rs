//! The parts of a table joined in their order, whatever thread each was written on.

use std::borrow::Cow;
use std::io;

use crate::table::Table;
use crate::text::visible::laid_out;

use super::format::Format;
use super::page::ShownColumns;
use super::written::{End, Filled, Joined, Render, TablePart};

/// A table going out.
pub struct Output<'p> {
    render: &'static dyn Render,
    page: &'p ShownColumns,
    joined: Box<dyn Joined + 'p>,
}

impl<'p> Output<'p> {
    /// A page in a format.
    pub fn new(format: Format, page: &'p ShownColumns) -> Self {
        let render = format.render();
        Self { render, page, joined: render.joined(page) }
    }

    pub fn begin(&self) -> Vec<u8> {
        self.tamed(self.render.begin(self.page))
    }

    /// How parts are filled: to be called on any thread.
    pub fn parts(&self) -> impl Fn() -> Box<dyn TablePart + 'p> + Sync + Send + use<'p> {
        let (render, page) = (self.render, self.page);
        move || render.part(page)
    }

    /// The next part; what can be written now is given back.
    pub fn place(&mut self, part: Filled) -> io::Result<Vec<u8>> {
        let bytes = self.joined.place(part)?;
        Ok(self.tamed(bytes))
    }

    pub fn end(self) -> io::Result<End> {
        self.joined.end()
    }

    fn tamed(&self, bytes: Vec<u8>) -> Vec<u8> {
        if !self.page.style.terminal {
            return bytes;
        }
        match laid_out(&String::from_utf8_lossy(&bytes)) {
            Cow::Borrowed(_) => bytes,
            Cow::Owned(shown) => shown.into_bytes(),
        }
    }
}

/// A whole table at once.
pub fn whole(table: &Table<'_>, format: Format, page: &ShownColumns) -> io::Result<End> {
    let mut output = Output::new(format, page);
    let mut bytes = output.begin();
    let mut part = output.parts()();
    table.rows.iter().for_each(|row| part.row(row, &[]));
    bytes.extend(output.place(part.filled())?);
    let end = output.end()?;
    // A format that must see all rows first has written nothing before.
    if bytes.is_empty() {
        return Ok(end);
    }
    bytes.extend(end.bytes);
    Ok(End { bytes, ..end })
}
