//! What somebody did to files by hand, drawn up as an operation: the rows and lines that are other than the store has them. What
//! was typed stays byte for byte; nothing is drawn up that could not be read, or that no command would write.

use std::collections::BTreeSet;

use super::files::Drafted;
use super::lines::hunk;
use super::rewrite::Rewrite;
use super::verify::{Keep, verify};
use crate::domain::problem::Problem;
use crate::domain::programme::ids::CohortId;
use crate::store::failure::Failure;
use crate::store::file_bytes::FileBytes;
use crate::store::journal::{Edits, FileChange, FileEdit, digest};
use crate::store::legible::text_of;
use crate::store::paths::{PROGRAMME, cohort_of, table_of};
use crate::store::reading::Reading;
use crate::store::shared::known::HandEdited;
use crate::store::shared::messages::{Sharing, SharingHint};
use crate::store::shared::row_merge::{KeyedRows, row_edits};
use crate::store::sheet::CanonicalTable;

/// What was done by hand, as an operation would do it.
#[derive(Debug)]
pub(in crate::store) struct HandDraft {
    pub drafted: Drafted,
    /// Files that a program saved in its own way, with no other cell or letter.
    pub resaved: Vec<String>,
}

/// Draws it up. `reading`: the folder as the store has it.
pub(in crate::store) fn by_hand(reading: &Reading, edited: &[HandEdited]) -> Result<HandDraft, Failure> {
    let (mut files, mut edits, mut resaved) = (Vec::new(), Edits::default(), Vec::new());
    for file in edited {
        let path = &file.path;
        let Some(hers) = &file.hers else { return Err(untold(path)) };
        let (of_file, headings) = edits_of(reading, file, hers)?;
        if of_file.is_empty() && file.known.is_some() {
            resaved.push(path.clone());
            continue;
        }
        edits.extend(of_file);
        let (heading_before, heading_after) = headings;
        let before = file.known.as_deref().map(digest);
        let change =
            FileChange { path: path.clone(), before, after: Some(digest(hers)), heading_before, heading_after };
        let bytes = |bytes: &[u8]| FileBytes::from(std::sync::Arc::<[u8]>::from(bytes));
        let before = file.known.as_deref().map(bytes);
        files.push(Rewrite { change, before, after: Some(bytes(hers)), restored: false, keeps_keys: false });
    }
    let cohorts = if files.iter().any(|file| file.change.path == PROGRAMME) {
        reading.every_cohort()?.into_iter().collect()
    } else {
        files.iter().filter_map(|file| cohort_of(&file.change.path)).collect::<BTreeSet<CohortId>>()
    };
    verify(reading, &files, &cohorts, Keep::Nothing)?;
    Ok(HandDraft { drafted: Drafted { files, edits, cohorts: Vec::new() }, resaved })
}

type Headings = (Option<Vec<String>>, Option<Vec<String>>);

/// The rows or lines that differ, and the columns of a table before and after where those do.
fn edits_of(reading: &Reading, file: &HandEdited, hers: &[u8]) -> Result<(Vec<FileEdit>, Headings), Failure> {
    let path = &file.path;
    let Some(table) = table_of(path) else {
        let text = |bytes| -> Result<String, Failure> { Ok(text_of(path, bytes)?.text.into_owned()) };
        let (was, now) = (text(file.known.as_deref().unwrap_or_default())?, text(hers)?);
        let key = cohort_of(path).map(|cohort| cohort.to_string()).into_iter().collect();
        let edit =
            hunk(&was, &now).map(|(at, before, after)| FileEdit::Lines { table: path.clone(), key, at, before, after });
        return Ok((edit.into_iter().collect(), (None, None)));
    };
    let now = reading.sheet(table, path, &text_of(path, hers)?.text)?;
    let rows = |sheet: &CanonicalTable| KeyedRows::of(table, sheet).map_err(|key| twice(path, &key));
    let (was, columns) = match &file.known {
        None => (KeyedRows::default(), None),
        Some(known) => {
            let sheet = reading.sheet(table, path, &text_of(path, known)?.text)?;
            (rows(&sheet)?, Some(sheet.columns))
        }
    };
    let edits = row_edits(path, &was, &rows(&now)?);
    let now = Some(now.columns);
    let headings = if columns == now { (None, None) } else { (columns, now) };
    Ok((edits, headings))
}

/// A file of which nobody can say what was done to it.
fn untold(file: &str) -> Failure {
    let what = Sharing::EditedByHand { files: vec![file.to_owned()] };
    Failure::Unwritable(Problem::error(what).hint(SharingHint::CheckByHand))
}

fn twice(file: &str, key: &[String]) -> Failure {
    let what = Sharing::TwoRowsByHand { file: file.to_owned(), row: key.join(" · ") };
    Failure::Unwritable(Problem::error(what).hint(SharingHint::CheckByHand))
}
