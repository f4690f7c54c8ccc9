//! The cells of an OpenDocument workbook.

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Range, Reader, SheetVisible};

use super::value::owned_text;
use crate::import::opening::{ReadingLimit, Unopenable};
use crate::import::workbook::cells::{FoundSheet, WorkbookCell};

/// The tables in their order. Their dates are written out: no epoch is ever meant.
pub fn sheets(bytes: &[u8]) -> Result<(Vec<FoundSheet>, bool), Unopenable> {
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
    let mut found = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        let values = workbook.worksheet_range(&sheet.name).map_err(|error| why(&error))?;
        let formulas = workbook.worksheet_formula(&sheet.name).map_err(|error| why(&error))?;
        let hidden = sheet.visible != SheetVisible::Visible;
        found.push(FoundSheet { name: sheet.name, hidden, cells: cells(&values, &formulas) });
    }
    Ok((found, false))
}

fn cells(values: &Range<Data>, formulas: &Range<String>) -> Vec<WorkbookCell> {
    let mut cells: Vec<WorkbookCell> =
        placed(values).map(|(row, column, value)| (row, column, Some(owned_text(value)))).collect();
    let uncalculated = placed(formulas).filter(|(row, column, formula)| {
        !formula.is_empty() && values.get_value((*row, *column)).is_none_or(|value| *value == Data::Empty)
    });
    cells.extend(uncalculated.map(|(row, column, _)| (row, column, None)));
    cells
}

/// The cells of a range that hold something, at their places in the sheet.
fn placed<T: calamine::CellType>(range: &Range<T>) -> impl Iterator<Item = (u32, u32, &T)> {
    let (top, left) = range.start().unwrap_or_default();
    range
        .used_cells()
        .map(move |(row, column, value)| (top.saturating_add(small(row)), left.saturating_add(small(column)), value))
}

fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn why(error: &OdsError) -> Unopenable {
    match error {
        OdsError::Password => Unopenable::Password,
        OdsError::CellLimitExceeded { .. } => Unopenable::Beyond(ReadingLimit::Cells),
        _ => Unopenable::DamagedWorkbook,
    }
}
