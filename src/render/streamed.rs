//! Rows of the formats that programs read: each is final as soon as it is made. What several cells say of one record is
//! written once, and copied on the other rows of that record: a million rows of attendance are of few sessions and people.

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;

use crate::table::{Cell, MakeCells, SameCells};

use super::page::ShownColumns;
use super::written::{End, Filled, Joined, TablePart};

/// How a format writes a row.
pub trait RowFormat {
    /// What stands before the first cell.
    fn begin(&mut self, out: &mut Vec<u8>) {
        let _ = out;
    }
    /// The cell of a column of the page, with what stands between it and the one before.
    fn cell(&mut self, column: usize, cell: &Cell<'_>, out: &mut Vec<u8>);
    /// What stands behind the last cell; the row begins at `start`.
    fn end(&mut self, start: usize, out: &mut Vec<u8>);
    /// Columns of the page of which a spreadsheet drops something.
    fn shortened(self) -> Vec<usize>
    where
        Self: Sized,
    {
        Vec::new()
    }
}

/// Rows of such a format.
pub struct Streamed<'p, F> {
    page: &'p ShownColumns,
    format: F,
    bytes: Vec<u8>,
    runs: Vec<Run>,
}

/// Columns of the page that stand side by side and are of one record, or of none.
struct Run {
    columns: Range<usize>,
    /// Which of the row's records it is of.
    of: Option<usize>,
    /// For each record, where what the columns say of it was written; empty where it was not.
    written: Vec<Range<usize>>,
}

impl Run {
    /// Where what the columns say was written before.
    #[inline]
    fn known(&self, same: &[SameCells]) -> Option<Range<usize>> {
        let written = self.written.get(same[self.of?].record)?;
        (!written.is_empty()).then(|| written.clone())
    }

    fn write(
        &mut self,
        format: &mut impl RowFormat,
        (page, cells): (&ShownColumns, &[Cell<'_>]),
        same: &[SameCells],
        out: &mut Vec<u8>,
    ) {
        let start = out.len();
        for column in self.columns.clone() {
            format.cell(column, &cells[page.positions[column]], out);
        }
        if let Some(record) = self.of.map(|of| same[of].record) {
            self.written.resize(self.written.len().max(record + 1), 0..0);
            let before = std::mem::replace(&mut self.written[record], start..out.len());
            debug_assert!(before.is_empty() || out[before] == out[start..], "cells that are not the same");
        }
    }
}

impl<F: RowFormat> Streamed<'_, F> {
    /// Writes a row of which every cell was written before; whether it was so.
    fn copy(&mut self, same: &[SameCells]) -> bool {
        if self.runs.is_empty() || cfg!(debug_assertions) {
            return false;
        }
        let (start, out) = (self.bytes.len(), &mut self.bytes);
        self.format.begin(out);
        for run in &self.runs {
            let Some(written) = run.known(same) else {
                out.truncate(start);
                return false;
            };
            out.extend_from_within(written);
        }
        self.format.end(start, out);
        true
    }
}

impl<'p, F> Streamed<'p, F> {
    pub fn new(page: &'p ShownColumns, format: F) -> Self {
        Self { page, format, bytes: Vec::new(), runs: Vec::new() }
    }
}

impl<F: RowFormat> TablePart for Streamed<'_, F> {
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]) {
        if self.runs.is_empty() {
            self.runs = runs(self.page, same);
        }
        let (start, out) = (self.bytes.len(), &mut self.bytes);
        self.format.begin(out);
        for run in &mut self.runs {
            // Where mistakes are looked for, what is the same is written all the same, and compared.
            let known = if cfg!(debug_assertions) { None } else { run.known(same) };
            match known {
                Some(written) => out.extend_from_within(written),
                None => run.write(&mut self.format, (self.page, cells), same, out),
            }
        }
        self.format.end(start, out);
    }

    fn row_to_make(&mut self, make: &MakeCells<'_>, same: &[SameCells]) {
        if !self.copy(same) {
            make(&mut |cells| self.row(cells, same));
        }
    }

    fn filled(self: Box<Self>) -> Filled {
        Filled { bytes: self.bytes, shortened: self.format.shortened(), ..Filled::default() }
    }
}

/// Rows that are final, one behind the other.
#[derive(Debug, Default)]
pub struct Stream {
    /// How many bytes at the start of a part join it to the row before; the first part of all loses them.
    joint: usize,
    /// What comes after the last row: where there was none, and where there was one.
    ends: [&'static [u8]; 2],
    /// Whether there was a row.
    any: bool,
    shortened: BTreeSet<usize>,
}

impl Stream {
    pub const fn new(joint: usize, ends: [&'static [u8]; 2]) -> Self {
        Self { joint, ends, any: false, shortened: BTreeSet::new() }
    }
}

impl Joined for Stream {
    fn place(&mut self, part: Filled) -> io::Result<Vec<u8>> {
        self.shortened.extend(part.shortened);
        let mut bytes = part.bytes;
        if !self.any && !bytes.is_empty() {
            bytes.drain(..self.joint);
            self.any = true;
        }
        Ok(bytes)
    }

    fn end(self: Box<Self>) -> io::Result<End> {
        let bytes = self.ends[usize::from(self.any)].to_vec();
        Ok(End { bytes, shortened: self.shortened.into_iter().collect(), ..End::default() })
    }
}

/// The columns of the page, cut where one of a record stands beside one of another, or of none.
fn runs(page: &ShownColumns, same: &[SameCells]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (column, position) in page.positions.iter().enumerate() {
        let of = same.iter().position(|same| same.columns.contains(position));
        match runs.last_mut() {
            Some(last) if last.of == of => last.columns.end = column + 1,
            _ => runs.push(Run { columns: column..column + 1, of, written: Vec::new() }),
        }
    }
    runs
}
