//! Workbooks (XLSX, ODS) → sheets of text. `guard` looks into the archive before anything is believed, `xlsx` and `ods`
//! take the cells out by calamine, `value` writes them as text.

mod cells;
mod guard;
mod ods;
mod sheet;
mod value;
mod xlsx;

pub use guard::WorkbookKind;
pub use sheet::{Workbook, read};
