//! Files of a folder that is handed to others: pages as HTML, tables as CSV.

use super::document::html;
use super::{Format, ShownColumns, Style, choose, whole};
use crate::document::Document;
use crate::lang::Lang;
use crate::table::Table;

/// A file of the folder.
pub struct FolderFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The files, pages first.
pub fn folder(pages: &[(String, Document)], tables: &[(&str, Table<'_>)]) -> Vec<FolderFile> {
    let pages = pages.iter().map(|(name, page)| FolderFile { name: name.clone(), bytes: html(page).into_bytes() });
    let tables = tables.iter().map(|(name, table)| FolderFile { name: (*name).to_owned(), bytes: csv(table) });
    pages.chain(tables).collect()
}

fn csv(table: &Table<'_>) -> Vec<u8> {
    let positions = choose(&table.columns, &[], false).unwrap_or_default();
    let page = ShownColumns::new(&table.columns, positions, false, &[], Style::plain(Lang::En));
    // Nothing of a table in csv waits on the disk.
    whole(table, Format::Csv, &page).unwrap_or_default().bytes
}
