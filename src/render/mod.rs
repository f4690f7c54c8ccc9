//! A table on its way out: bytes for people, spreadsheets and programs; one file a format. Rows may be written on
//! several threads, a part each; parts are joined in order. Refuses to own: where the bytes go.
//!
//! A new format is one file with a [`Render`] and its line in [`Format`].
//!
//! - *page*: the columns that are shown, and the *style*: language, width, colour.
//! - *part*: some of the rows, laid out on one thread; *filled*: the part when its thread is done.
//! - *joined*: parts one behind the other; *held*: rows that wait, because the widths of all must be known first.
//! - *spoken*: a cell as people read it; *machine*: a cell as programs do.
//! - *value*: a cell of a workbook.
//! - *sums*: what the last row of a table for people adds up.
//! - *about*: what a page or a workbook is called, and how it was asked for.

mod about;
mod bar;
pub mod chart;
mod csv;
mod csv_fr;
mod digits;
pub mod document;
mod folder;
mod format;
mod grid;
mod guard;
mod heat;
mod html;
mod json;
mod machine;
pub mod mail;
mod markdown;
mod output;
pub mod overview;
mod packed;
mod page;
pub mod paper;
mod people;
mod quoted;
pub mod roll_call;
mod selection;
mod spoken;
mod streamed;
mod sums;
mod template;
mod value;
mod widths;
mod written;
mod xlsx;

#[cfg(test)]
mod cases;

pub use about::About;
pub use csv_fr::ragged;
pub use folder::{FolderFile, folder};
pub use format::Format;
pub use grid::line_by_line;
pub use output::{Output, whole};
pub use page::{ShownColumns, Style};
pub use selection::{Unknown, choose};
pub use spoken::PendingCell;
pub use written::{End, Filled, Render, TablePart};
pub use xlsx::MOST_ROWS;
