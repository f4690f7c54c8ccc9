//! The cells of an Excel workbook, one after the other: a cell far to the right or far below costs what one cell costs.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::value::text;
use crate::import::opening::{ReadingLimit, Unopenable};
use crate::import::workbook::cells::{FoundSheet, WorkbookCell};

/// The worksheets in their order, and whether days count from 1904. `longest`: bytes of the longest text, which many
/// cells may share.
pub fn sheets(bytes: &[u8], longest: usize) -> Result<(Vec<FoundSheet>, bool), Unopenable> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
    let epoch_1904 = workbook.has_1904_epoch();
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let (mut found, mut left) = (Vec::new(), ReadingLimit::MOST_CELLS);
    if longest > SHORT {
        shared_texts(&mut workbook, &sheets)?;
    }
    for (name, hidden) in sheets {
        let cells = cells(&mut workbook, &name, epoch_1904, left)?;
        left -= cells.len();
        found.push(FoundSheet { name, hidden, cells });
    }
    Ok((found, epoch_1904))
}

/// Texts up to this many bytes may be as many as there may be cells.
const SHORT: usize = 4096;

/// Whether the texts of all cells, each written out, are more than is read.
fn shared_texts(workbook: &mut Xlsx<Cursor<&[u8]>>, sheets: &[(String, bool)]) -> Result<(), Unopenable> {
    let mut all = 0;
    for (name, _) in sheets {
        let mut reader = workbook.worksheet_cells_reader(name).map_err(|error| why(&error))?;
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| why(&error))? {
            if let DataRef::SharedString(text) = &cell.value {
                all += text.len() as u64;
            }
            if all > ReadingLimit::MOST_BYTES / 2 {
                return Err(Unopenable::Beyond(ReadingLimit::Unpacked));
            }
        }
    }
    Ok(())
}

fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    epoch_1904: bool,
    most: usize,
) -> Result<Vec<WorkbookCell>, Unopenable> {
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
        if cells.len() > most {
            return Err(Unopenable::Beyond(ReadingLimit::Cells));
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
