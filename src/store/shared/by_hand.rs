//! What somebody did by hand to a file that arrives, put on what the store has: by row and cell in a table, by session and line in
//! a definition. Refuses to send it, and to decide where both sides changed one thing otherwise.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::definition_merge::{DefinitionClash, merge_definitions};
use super::known::{self, HandEdited};
use super::link::StoreLink;
use super::messages::Sharing;
use super::row_merge::{ClashPart, KeyedRows, RowClash, rebase, row_edits};
use crate::domain::schema::TableSchema;
use crate::store::failure::Failure;
use crate::store::journal::{FileEdit, FilledCells};
use crate::store::legible::text_of;
use crate::store::paths::{is_definition, table_of};
use crate::store::reading::Reading;
use crate::store::sheet::CanonicalTable;

/// What comes of a file that was edited by hand and arrives.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HandMerge {
    /// The store's content with what was done by hand.
    OnTop(Vec<u8>),
    /// Both changed these otherwise; none where the two contents cannot be held against each other at all.
    Clashes(Vec<HandClash>),
}

/// What both sides changed, and not alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum HandClash {
    /// A cell of the row with that key.
    Cell { key: Vec<String>, column: String, hers: String, theirs: String },
    /// The row was taken out by hand, and changed in the store.
    Removed { key: Vec<String> },
    /// The row was changed by hand, and taken out in the store.
    Gone { key: Vec<String> },
    /// A session of a definition.
    Session { id: String },
    /// Lines of a definition beside its sessions.
    Lines,
}

impl HandClash {
    /// What is said of it.
    pub(super) fn words(&self, file: &str) -> Sharing {
        let (file, row) = (file.to_owned(), |key: &[String]| key.join(" · "));
        match self {
            Self::Cell { key, column, hers, theirs } => Sharing::CellClash {
                file,
                row: row(key),
                column: column.clone(),
                hers: hers.clone(),
                theirs: theirs.clone(),
            },
            Self::Removed { key } => Sharing::RemovedClash { file, row: row(key) },
            Self::Gone { key } => Sharing::GoneClash { file, row: row(key) },
            Self::Session { id } => Sharing::SessionClash { file, session: id.clone() },
            Self::Lines => Sharing::LinesClash { file },
        }
    }
}

impl From<RowClash> for HandClash {
    fn from(RowClash { key, what }: RowClash) -> Self {
        match what {
            ClashPart::Cell { column, hers, theirs } => Self::Cell { key, column, hers, theirs },
            ClashPart::Removed => Self::Removed { key },
            ClashPart::GoneInStore => Self::Gone { key },
        }
    }
}

impl From<DefinitionClash> for HandClash {
    fn from(clash: DefinitionClash) -> Self {
        match clash {
            DefinitionClash::Session(id) => Self::Session { id },
            DefinitionClash::Lines => Self::Lines,
        }
    }
}

/// Puts what was done by hand to a file on the content that arrives; none where nothing was done, or the file is gone on one side.
/// `reading`: the folder before anything arrived.
pub(super) fn on_top(
    root: &Path,
    reading: &Reading,
    link: &StoreLink,
    path: &str,
    theirs: &[u8],
) -> io::Result<Option<(HandEdited, HandMerge)>> {
    let edited = match known::edited(root, link, path) {
        Ok(Some(edited)) => edited,
        // What it was before is not kept: nobody can say what was edited.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => return other.map(|_| None),
    };
    let Some(hers) = edited.hers.as_deref().filter(|hers| *hers != theirs) else { return Ok(None) };
    // Two files of that name that do not come from one: as if nothing had been there before.
    let was = edited.known.as_deref().unwrap_or_default();
    let merge = merged(reading, path, was, hers, theirs).unwrap_or_else(|_| HandMerge::Clashes(Vec::new()));
    Ok(Some((edited, merge)))
}

fn merged(reading: &Reading, path: &str, was: &[u8], hers: &[u8], theirs: &[u8]) -> Result<HandMerge, Failure> {
    let none = || HandMerge::Clashes(Vec::new());
    let Some(table) = table_of(path) else {
        if !is_definition(path) {
            return Ok(none());
        }
        let text = |bytes| -> Result<String, Failure> { Ok(text_of(path, bytes)?.text.into_owned()) };
        return Ok(match merge_definitions(&text(was)?, &text(hers)?, &text(theirs)?) {
            Ok(merged) => HandMerge::OnTop(merged.into_bytes()),
            Err(clashes) => HandMerge::Clashes(clashes.into_iter().map(HandClash::from).collect()),
        });
    };
    let sheet =
        |bytes: &[u8]| -> Result<CanonicalTable, Failure> { reading.sheet(table, path, &text_of(path, bytes)?.text) };
    let rows = |sheet: &CanonicalTable| KeyedRows::of(table, sheet);
    let known = if was.is_empty() { Ok(KeyedRows::default()) } else { rows(&sheet(was)?) };
    let mut stored = sheet(theirs)?;
    let (Ok(known), Ok(edited), Ok(keyed)) = (known, rows(&sheet(hers)?), rows(&stored)) else { return Ok(none()) };
    let merge = rebase(path, &row_edits(path, &known, &edited), &keyed);
    if !merge.clashes.is_empty() {
        return Ok(HandMerge::Clashes(merge.clashes.into_iter().map(HandClash::from).collect()));
    }
    if merge.edits.is_empty() {
        return Ok(HandMerge::OnTop(theirs.to_vec()));
    }
    let fields = reading.fields();
    for edit in &merge.edits {
        done(&mut stored, table, &fields, edit);
    }
    Ok(HandMerge::OnTop(stored.text().into_bytes()))
}

/// Does an edit at the place that it names.
pub(super) fn done(sheet: &mut CanonicalTable, table: &TableSchema, fields: &[String], edit: &FileEdit) {
    let FileEdit::Row { key, index, before, after, .. } = edit else { return };
    let Some(after) = after else {
        sheet.remove(*index, key);
        return;
    };
    if before.is_none() {
        sheet.insert(*index, key);
    }
    let none = FilledCells::default();
    let before = before.as_ref().unwrap_or(&none);
    for (name, _) in before.iter().chain(after.iter()).filter(|(name, _)| before.get(name) != after.get(name)) {
        let column = match FilledCells::position(&sheet.columns, name) {
            Some(column) => column,
            None => sheet.column_for(name, table, fields),
        };
        after.get(name).clone_into(&mut sheet.row_mut(*index)[column]);
    }
}
