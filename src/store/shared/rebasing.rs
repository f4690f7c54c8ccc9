//! An operation that was made offline, put on what the store has by now: its rows again where each is as it was before, verified as
//! any other. Refuses to send it.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::by_hand::{HandClash, done};
use super::known::{self, HandEdited};
use super::link::StoreLink;
use super::outbox::OutboxEntry;
use super::remote::{OutgoingOperation, digest};
use super::row_merge::{KeyedRows, RowMerge, overlaid, rebase, row_edits};
use crate::domain::problem::Problem;
use crate::domain::schema::TableSchema;
use crate::store::draft::by_hand;
use crate::store::failure::Failure;
use crate::store::journal::{FileEdit, JOURNAL, Operation};
use crate::store::legible::text_of;
use crate::store::noticed::Noticed;
use crate::store::paths::{is_evidence, table_of};
use crate::store::reading::Reading;
use crate::store::sheet::CanonicalTable;
use crate::store::source::{Source, cannot_read};

/// Whose cells are taken where both sides changed one otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum TakenSide {
    /// Nobody's: it is a clash.
    Neither,
    /// Those of the operation.
    Hers,
}

/// What comes of an operation on what the store has.
#[derive(Debug)]
pub(in crate::store) enum Rebased {
    /// The same operation on what the store has.
    OnTop(OutgoingOperation),
    /// Everything of it is in the store already.
    There,
    /// Both changed these otherwise, each with its file.
    Clashes(Vec<(String, HandClash)>),
    /// It no longer holds together with the rest.
    Refused(Problem),
}

/// Puts an operation on what the store has. `link`: as of the store's last operation.
pub(in crate::store) fn rebased(
    root: &Path,
    link: &StoreLink,
    entry: &OutboxEntry,
    side: TakenSide,
) -> Result<Rebased, Failure> {
    let unreadable = |error: serde_json::Error| cannot_read(JOURNAL, &error.into());
    let as_next = format!("{{\"op\":{},{}", link.operation + 1, entry.outgoing.rest);
    let mut operation: Operation = serde_json::from_str(&as_next).map_err(unreadable)?;
    let (mut clashes, mut edited) = (Vec::new(), Vec::new());
    let overlay: HashMap<_, _> = link
        .digests
        .iter()
        .filter(|(path, _)| !is_evidence(path))
        .map(|(path, digest)| (path.clone(), Some(known::place(root, digest))))
        .collect();
    let reading = Reading::open(Source::looking_at(root, overlay), None, Vec::new(), Noticed::default())?;
    for path in entry.outgoing.files.keys() {
        let Some(table) = table_of(path) else { continue };
        let stored = match link.digests.get(path) {
            None => None,
            Some(digest) => known::content(root, digest).map_err(|error| cannot_read(path, &error))?,
        };
        let edits: Vec<FileEdit> = operation.changes.iter().filter(|edit| edit.table() == path).cloned().collect();
        let sheet = sheet(&reading, table, path, stored.as_deref())?;
        let Ok(rows) = KeyedRows::of(table, &sheet) else {
            clashes.push((path.clone(), HandClash::Lines));
            continue;
        };
        let edits = if side == TakenSide::Hers { overlaid(&edits, &rows) } else { edits };
        let RowMerge { edits, clashes: of_file } = rebase(path, &edits, &rows);
        clashes.extend(of_file.into_iter().map(|clash| (path.clone(), HandClash::from(clash))));
        if !edits.is_empty() {
            let hers = with(sheet, table, &reading.fields(), &edits);
            edited.push(HandEdited { path: path.clone(), known: stored, hers: Some(hers) });
        }
    }
    if !clashes.is_empty() {
        return Ok(Rebased::Clashes(clashes));
    }
    let mut files: BTreeMap<String, Option<Arc<[u8]>>> = entry.outgoing.files.clone();
    files.retain(|path, bytes| is_evidence(path) && bytes.as_deref().map(digest).as_ref() != link.digests.get(path));
    if edited.is_empty() && files.is_empty() {
        return Ok(Rebased::There);
    }
    let drafted = match by_hand(&reading, &edited) {
        Ok(drafted) => drafted.drafted,
        Err(Failure::Refused(problem)) => return Ok(Rebased::Refused(problem)),
        Err(Failure::Invalid(problems)) => {
            let Some(first) = problems.into_iter().next() else { return Ok(Rebased::There) };
            return Ok(Rebased::Refused(first));
        }
        Err(failure) => return Err(failure),
    };
    operation.changes = drafted.edits.iter().map(std::borrow::Cow::into_owned).collect();
    operation.files.retain(|file| files.contains_key(&file.path));
    operation.files.extend(drafted.files.iter().map(|file| file.change.clone()));
    for file in edited {
        files.insert(file.path, file.hers.map(Arc::from));
    }
    let reads = entry.outgoing.reads.keys().chain(files.keys());
    let reads = reads.map(|path| (path.clone(), link.digests.get(path).cloned())).collect();
    let rest = operation.rest().map_err(unreadable)?;
    Ok(Rebased::OnTop(OutgoingOperation { reads, rest, files, ..entry.outgoing.clone() }))
}

/// The files of an operation as they are here without what it did, where that still stands.
pub(in crate::store) fn without(
    root: &Path,
    link: &StoreLink,
    entry: &OutboxEntry,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let unreadable = |error: serde_json::Error| cannot_read(JOURNAL, &error.into());
    let as_next = format!("{{\"op\":{},{}", link.operation + 1, entry.outgoing.rest);
    let operation: Operation = serde_json::from_str(&as_next).map_err(unreadable)?;
    let reading = Reading::open(Source::reading(root, HashMap::new()), None, Vec::new(), Noticed::default())?;
    let mut files = Vec::new();
    for path in entry.outgoing.files.keys() {
        let Some(table) = table_of(path) else { continue };
        let Some(now) = reading.source.bytes(path)? else { continue };
        let back = operation.changes.iter().rev().filter_map(|edit| match edit {
            FileEdit::Row { table, key, index, before, after } if table == path => Some(FileEdit::Row {
                table: table.clone(),
                key: key.clone(),
                index: *index,
                before: after.clone(),
                after: before.clone(),
            }),
            _ => None,
        });
        let sheet = sheet(&reading, table, path, Some(&now))?;
        let Ok(rows) = KeyedRows::of(table, &sheet) else { continue };
        let RowMerge { edits, .. } = rebase(path, &back.collect::<Vec<_>>(), &rows);
        if edits.is_empty() {
            continue;
        }
        let bytes = with(sheet, table, &reading.fields(), &edits);
        let stored = match link.digests.get(path) {
            Some(digest) => known::content(root, digest).map_err(|error| cannot_read(path, &error))?,
            None => None,
        };
        // With the same rows it is the store's, byte for byte.
        let same = |stored: &Vec<u8>| -> Result<bool, Failure> {
            let of = |bytes: &[u8]| -> Result<_, Failure> {
                Ok(KeyedRows::of(table, &self::sheet(&reading, table, path, Some(bytes))?))
            };
            let (Ok(stored), Ok(now)) = (of(stored)?, of(&bytes)?) else { return Ok(false) };
            Ok(row_edits(path, &stored, &now).is_empty())
        };
        match stored {
            Some(stored) if same(&stored)? => files.push((path.clone(), stored)),
            _ => files.push((path.clone(), bytes)),
        }
    }
    Ok(files)
}

fn sheet(
    reading: &Reading,
    table: &'static TableSchema,
    path: &str,
    bytes: Option<&[u8]>,
) -> Result<CanonicalTable, Failure> {
    match bytes {
        Some(bytes) => reading.sheet(table, path, &text_of(path, bytes)?.text),
        None => Ok(CanonicalTable::new(table.headings(&reading.fields()).map(str::to_owned).collect())),
    }
}

fn with(mut sheet: CanonicalTable, table: &TableSchema, fields: &[String], edits: &[FileEdit]) -> Vec<u8> {
    for edit in edits {
        done(&mut sheet, table, fields, edit);
    }
    sheet.text().into_bytes()
}
