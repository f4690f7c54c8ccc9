//! The sheets of a workbook: cells at their places → rows. A row hidden by a filter counts like another: it
//! is in the file, and who exported it may not know that it is hidden. A hidden sheet (lists of choices, working
//! sheets) is left out, unless nothing is to be seen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::cells::FoundSheet;
use super::guard::{WorkbookKind, inspected};
use super::{ods, xlsx};
use crate::import::grid::{Filling, Grid};
use crate::import::opening::{ReadingLimit, Unopenable};
use crate::text::twice::{Mended, mended};

/// A workbook that was read.
#[derive(Debug)]
pub struct Workbook {
    /// Which program's.
    pub kind: WorkbookKind,
    /// Its sheets that hold something; at least one.
    pub sheets: Vec<Grid>,
    /// Names of those that hold nothing.
    pub empty: Vec<String>,
    /// Cells that were encoded twice and are right again.
    pub twice_encoded: usize,
    /// Cells of which a byte was lost: row and position.
    pub beyond_repair: Vec<(u32, usize)>,
}

/// Reads the sheets of a workbook.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unopenable> {
    let (kind, longest) = inspected(bytes)?;
    // The reader stops the program where a file contradicts itself (a range that ends before it begins): damage.
    let found = catch_unwind(AssertUnwindSafe(|| match kind {
        WorkbookKind::Xlsx => xlsx::sheets(bytes, longest),
        WorkbookKind::Ods => ods::sheets(bytes),
    }));
    let (found, epoch_1904) = found.unwrap_or(Err(Unopenable::DamagedWorkbook))?;
    let mut workbook =
        Workbook { kind, sheets: Vec::new(), empty: Vec::new(), twice_encoded: 0, beyond_repair: Vec::new() };
    let all_hidden = found.iter().all(|sheet| sheet.hidden || sheet.cells.is_empty());
    for sheet in found.into_iter().filter(|sheet| all_hidden || !sheet.hidden) {
        let name = sheet.name.clone();
        let grid = grid(sheet, &mut workbook)?;
        if grid.rows.is_empty() {
            workbook.empty.push(name);
        } else {
            workbook.sheets.push(Grid { sheet: Some(name), epoch_1904, ..grid });
        }
    }
    if workbook.sheets.is_empty() { Err(Unopenable::EmptyWorkbook) } else { Ok(workbook) }
}

/// Rows that hold something, each up to its last cell: one far to the right makes no other row wider.
fn grid(sheet: FoundSheet, workbook: &mut Workbook) -> Result<Grid, Unopenable> {
    let holds = |text: &Option<String>| text.as_ref().is_none_or(|text| !text.trim().is_empty());
    let mut cells: Vec<_> = sheet.cells.into_iter().filter(|(.., text)| holds(text)).collect();
    // Writers keep the order; nothing makes them.
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    let (mut grid, mut rows, mut all) = (Grid::default(), Filling::default(), 0);
    let mut last = 0;
    for (row, column, text) in cells {
        let (number, position) = (row.saturating_add(1), column as usize);
        let Some(text) = text else {
            grid.uncalculated.push((number, position));
            continue;
        };
        let Mended { text: right, repaired, lost } = mended(&text);
        workbook.twice_encoded += usize::from(repaired);
        if lost {
            workbook.beyond_repair.push((number, position));
        }
        let right = if repaired { right.into_owned() } else { text };
        if last != number {
            if last > 0 {
                rows.end_row(last);
            }
            last = number;
        }
        // Of two cells at one place the later one stands.
        if position < rows.width() {
            rows.take_back();
        }
        all += (position + 1).saturating_sub(rows.width());
        if all > ReadingLimit::MOST_CELLS {
            return Err(Unopenable::Beyond(ReadingLimit::Cells));
        }
        while rows.width() < position {
            rows.add("");
        }
        rows.add(&right);
    }
    if last > 0 {
        rows.end_row(last);
    }
    grid.rows = rows.rows();
    Ok(grid)
}
