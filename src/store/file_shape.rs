//! How the tables of a folder are laid out, for `check`: which columns they have, and whether another program saved them its own way.

use std::sync::Arc;

use super::failure::Failure;
use super::legible::text_of;
use super::paths::{path, shared};
use super::reading::Reading;
use super::rows::{Layout, canonical};
use super::sheet::CanonicalTable;
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::{CellKind, Scope, TableSchema};
use crate::domain::tables::tables_of;
use crate::text::decode::Decoded;
use crate::text::delimited::{Reader, TextRecord};

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileShape {
    /// The file, from the root of the folder.
    pub file: Arc<str>,
    /// Columns of the contract and of the programme's questions that it does not have.
    pub missing: Vec<String>,
    /// Columns that the program does not know.
    pub unknown: Vec<String>,
    /// Whether it is as the program writes it, or was re-saved by another.
    pub canonical: bool,
    /// Phone numbers that a spreadsheet cut.
    pub phones: usize,
}

impl Reading {
    /// How the tables of a cohort are laid out; those that are not there, or cannot be read, are left out.
    pub fn shapes(&self, id: &CohortId) -> Result<Vec<FileShape>, Failure> {
        self.shapes_of(tables_of(Scope::Cohort).map(|table| (path(id.as_str(), table), table)))
    }

    /// As [`Reading::shapes`], of the tables of the whole folder.
    pub fn shapes_of_folder(&self) -> Result<Vec<FileShape>, Failure> {
        self.shapes_of(tables_of(Scope::Folder).map(|table| (shared(table), table)))
    }

    fn shapes_of(
        &self,
        tables: impl Iterator<Item = (String, &'static TableSchema)>,
    ) -> Result<Vec<FileShape>, Failure> {
        let fields = self.fields();
        let mut shapes = Vec::new();
        for (file, table) in tables {
            let file: Arc<str> = file.into();
            let Some(bytes) = self.source.bytes(&file)? else { continue };
            // What cannot be read was said when its rows were.
            let (Ok(Decoded { text, .. }), mut ignored) = (text_of(&file, &bytes), Vec::new()) else { continue };
            if canonical::rows(table, &fields, &text).is_some() {
                // No column is missing, none is unknown, no phone number is cut.
                let canonical = text.as_bytes() == &*bytes;
                shapes.push(FileShape { file, missing: Vec::new(), unknown: Vec::new(), canonical, phones: 0 });
                continue;
            }
            let layout = Layout::read(table, &fields, &file, &text, &mut ignored);
            let sheet = CanonicalTable::read(table, &fields, &file, &text, &mut ignored);
            let (Some((layout, mut reader)), Some(sheet)) = (layout, sheet) else { continue };
            let known: Vec<&str> = table.headings(&fields).collect();
            let has = |name: &str| layout.columns.iter().any(|column| column == name);
            shapes.push(FileShape {
                missing: known.iter().filter(|name| !has(name)).map(|name| (*name).to_owned()).collect(),
                unknown: sheet.columns.iter().filter(|column| !known.contains(&column.as_str())).cloned().collect(),
                canonical: sheet.is_written(&bytes),
                phones: cut_phones(table, &layout, &mut reader),
                file,
            });
        }
        Ok(shapes)
    }
}

/// How many phone numbers of a table have lost their zero or their plus.
fn cut_phones(table: &TableSchema, layout: &Layout, reader: &mut Reader<'_>) -> usize {
    let Some(column) = table.columns.iter().position(|column| matches!(column.kind, CellKind::Phone)) else { return 0 };
    let (mut record, mut cut) = (TextRecord::default(), 0);
    while reader.read(&mut record) {
        let cell = record.cell(layout.position(column));
        cut += usize::from(CellKind::Phone.canonical(cell) != cell);
    }
    cut
}
