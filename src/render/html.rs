//! A table as one self-contained page: laid out as every page of the program is, printable, the same in black and white.

use crate::document::{Block, Document, PageCell, PageTable};
use crate::text::visible::on_one_line;

use super::document::html;
use super::page::ShownColumns;
use super::people::{LaidOut, WaitingRows, right, total};
use super::spoken::PendingCell;
use super::written::End;

/// `html`.
pub const HTML: LaidOut = LaidOut(laid_out);

fn laid_out(page: &ShownColumns, held: &WaitingRows) -> End {
    let lang = page.style.lang;
    let right = right(page, held);
    let total = total(page, held);
    let cell =
        |(spoken, number): (PendingCell, &bool)| PageCell { text: spoken.text, heat: spoken.heat, number: *number };
    let row = |row: Vec<PendingCell>| row.into_iter().zip(&right).map(cell).collect();
    let table = PageTable {
        caption: page.about.title.clone(),
        headings: page.columns.iter().map(|column| on_one_line(column.label(lang)).into_owned()).collect(),
        rows: held.rows().map(row).collect(),
        total: total.map(row).unwrap_or_default(),
    };
    let about = &page.about;
    let (title, lead, blocks) = (about.title.clone(), about.lead.clone(), vec![Block::Table(table)]);
    html(&Document { lang, title, lead, blocks }).into_bytes().into()
}
