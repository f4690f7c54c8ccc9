//! The cells of an Excel workbook, one after the other: a cell far to the right or far below costs what one cell costs.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::sheet::{Cell, Found, MOST_CELLS};
use super::value::text;
use crate::i18n::opening::Unopenable;

/// The worksheets in their order, and whether days count from 1904.
pub fn sheets(bytes: &[u8]) -> Result<(Vec<Found>, bool), Unopenable> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
    let epoch_1904 = workbook.has_1904_epoch();
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut found = Vec::new();
    for (name, hidden) in sheets {
        let cells = cells(&mut workbook, &name, epoch_1904)?;
        found.push(Found { name, hidden, cells });
    }
    Ok((found, epoch_1904))
}

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, epoch_1904: bool) -> Result<Vec<Cell>, Unopenable> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|error| why(&error))?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| why(&error))? {
        let text = match (&cell.value, &cell.formula) {
            (DataRef::Empty, Some(_)) => None,
            (value, _) => Some(text(value, epoch_1904)),
        };
        if text.as_ref().is_none_or(|text| !text.is_empty()) {
            cells.push((cell.pos.0, cell.pos.1, text));
        }
        if cells.len() > MOST_CELLS {
            return Err(Unopenable::TooLarge);
        }
    }
    Ok(cells)
}

fn why(error: &XlsxError) -> Unopenable {
    match error {
        XlsxError::Password => Unopenable::Password,
        _ => Unopenable::DamagedWorkbook,
    }
}
