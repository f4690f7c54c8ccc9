//! The sheets of a workbook: cells at their places → rows of one width. A row hidden by a filter counts like another: it
//! is in the file, and who exported it may not know that it is hidden. A hidden sheet (lists of choices, working
//! sheets) is left out, unless nothing is to be seen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::guard::{Kind, inspected};
use super::{ods, xlsx};
use crate::i18n::opening::Unopenable;
use crate::import::grid::{Grid, Row};
use crate::import::twice::{Mended, mended};

/// Cells of the largest sheet that is read: a hundred thousand people with fifty answers each.
pub const MOST_CELLS: usize = 5_000_000;

/// A workbook that was read.
#[derive(Debug)]
pub struct Workbook {
    /// Which program's.
    pub kind: Kind,
    /// Its sheets that hold something; at least one.
    pub sheets: Vec<Grid>,
    /// Cells that were encoded twice and are right again.
    pub twice_encoded: usize,
    /// Cells of which a byte was lost: row and position.
    pub beyond_repair: Vec<(u32, usize)>,
}

/// A sheet as it comes out of the file.
#[derive(Debug, Default)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// It is not shown.
    pub hidden: bool,
    /// Cells that hold something: row and column from 0, text.
    pub cells: Vec<(u32, u32, String)>,
}

/// Reads the sheets of a workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unopenable> {
    let kind = inspected(bytes)?;
    // The reader stops the program where a file contradicts itself (a range that ends before it begins): damage.
    let found = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => xlsx::sheets(bytes),
        Kind::Ods => ods::sheets(bytes),
    }));
    let (found, epoch_1904) = found.unwrap_or(Err(Unopenable::DamagedWorkbook))?;
    let mut workbook = Workbook { kind, sheets: Vec::new(), twice_encoded: 0, beyond_repair: Vec::new() };
    let all_hidden = found.iter().all(|sheet| sheet.hidden || sheet.cells.is_empty());
    for sheet in found.into_iter().filter(|sheet| all_hidden || !sheet.hidden) {
        let name = sheet.name.clone();
        let rows = rows(sheet, &mut workbook)?;
        if !rows.is_empty() {
            workbook.sheets.push(Grid { sheet: Some(name), rows, epoch_1904 });
        }
    }
    if workbook.sheets.is_empty() { Err(Unopenable::EmptyWorkbook) } else { Ok(workbook) }
}

/// Rows that hold something, each as wide as the widest.
fn rows(sheet: Found, workbook: &mut Workbook) -> Result<Vec<Row>, Unopenable> {
    let mut cells: Vec<_> = sheet.cells.into_iter().filter(|(.., text)| !text.trim().is_empty()).collect();
    // Writers keep the order; nothing makes them.
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    let width = cells.iter().map(|(_, column, _)| *column as usize + 1).max().unwrap_or(0);
    let mut rows: Vec<Row> = Vec::new();
    for (row, column, text) in cells {
        let (number, position) = (row.saturating_add(1), column as usize);
        if rows.last().is_none_or(|last| last.number != number) {
            if (rows.len() + 1).saturating_mul(width) > MOST_CELLS {
                return Err(Unopenable::TooLarge);
            }
            rows.push(Row { number, cells: vec![String::new(); width] });
        }
        let Mended { text: right, repaired, lost } = mended(&text);
        workbook.twice_encoded += usize::from(repaired);
        if lost {
            workbook.beyond_repair.push((number, position));
        }
        let right = if repaired { right.into_owned() } else { text };
        if let Some(cell) = rows.last_mut().and_then(|last| last.cells.get_mut(position)) {
            *cell = right;
        }
    }
    Ok(rows)
}
