//! The files being changed, in memory: opened once, as rows or as text, and written again only where they differ.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rewrite::Rewrite;
use super::verify::{Keep, verify};
use crate::domain::problem::Problem;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::TableSchema;
use crate::store::failure::Failure;
use crate::store::file_bytes::FileBytes;
use crate::store::journal::{Edits, FileChange, digests};
use crate::store::keeping::{Keeping, KeepingHint};
use crate::store::legible::text_of;
use crate::store::reading::Reading;
use crate::store::sheet::{CanonicalTable, FinishedTable};
use crate::text::decode::Encoding;

/// Files being changed.
#[derive(Debug)]
pub(in crate::store) struct Draft<'r> {
    pub(super) reading: &'r Reading,
    pub(super) fields: Vec<String>,
    pub(super) files: BTreeMap<String, Open>,
    pub(super) cohorts: BTreeSet<CohortId>,
    pub(super) edits: Edits,
}

/// A file being changed.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) before: Option<Arc<[u8]>>,
    pub(super) content: DraftContent,
    /// Whether the file was as the program writes it.
    canonical: bool,
    /// Columns before; none where there was no file.
    heading: Option<Vec<String>>,
    pub(super) gone: bool,
}

#[derive(Debug)]
pub(super) enum DraftContent {
    Sheet(CanonicalTable),
    Text {
        text: String,
        bom: bool,
    },
    /// Kept byte for byte.
    Bytes(Arc<[u8]>),
}

/// What a draft came to.
#[derive(Debug, Default)]
pub(in crate::store) struct Drafted {
    pub files: Vec<Rewrite>,
    /// The edits of the files, in order.
    pub edits: Edits,
    /// The cohorts that are changed, as they would be, where they are kept.
    pub cohorts: Vec<CohortRecords>,
}

impl<'r> Draft<'r> {
    pub(in crate::store) fn new(reading: &'r Reading) -> Self {
        let (files, cohorts) = (BTreeMap::new(), BTreeSet::new());
        Self { reading, fields: reading.fields(), files, cohorts, edits: Edits::default() }
    }

    /// The rows of a table.
    pub(super) fn sheet(
        &mut self,
        file: &str,
        table: &'static TableSchema,
        complete: bool,
    ) -> Result<&mut CanonicalTable, Failure> {
        match &mut self.open_sheet(file, table, complete)?.content {
            DraftContent::Sheet(sheet) => Ok(sheet),
            DraftContent::Text { .. } | DraftContent::Bytes(_) => {
                Err(Failure::unwritable(Keeping::CannotEdit { file: file.to_owned() }))
            }
        }
    }

    pub(super) fn open_sheet(
        &mut self,
        file: &str,
        table: &'static TableSchema,
        complete: bool,
    ) -> Result<&mut Open, Failure> {
        if !self.files.contains_key(file) {
            let before = self.reading.source.bytes(file)?;
            let mut open = match &before {
                None => {
                    let columns = table.headings(&self.fields).map(str::to_owned).collect();
                    let content = DraftContent::Sheet(CanonicalTable::new(columns));
                    Open { before, content, canonical: true, heading: None, gone: false }
                }
                Some(bytes) => {
                    let text = text_of(file, bytes)?.text;
                    let sheet = self.reading.sheet(table, file, &text)?;
                    let canonical = sheet.is_written(bytes);
                    let heading = Some(sheet.columns.clone());
                    let content = DraftContent::Sheet(sheet);
                    drop(text);
                    Open { before, content, canonical, heading, gone: false }
                }
            };
            if let (true, DraftContent::Sheet(sheet)) = (complete, &mut open.content) {
                sheet.complete(table, &self.fields);
            }
            self.files.insert(file.to_owned(), open);
        }
        self.files.get_mut(file).ok_or_else(|| Failure::unwritable(Keeping::CannotEdit { file: file.to_owned() }))
    }

    /// The text of a definition.
    pub(super) fn text(&mut self, file: &str) -> Result<&mut String, Failure> {
        let missing = || Failure::unwritable(Keeping::CannotEdit { file: file.to_owned() });
        if !self.files.contains_key(file) {
            let before = self.reading.source.bytes(file)?.ok_or_else(missing)?;
            let decoded = text_of(file, &before)?;
            let bom = decoded.encoding == Encoding::Utf8Bom;
            let canonical = bom || decoded.encoding == Encoding::Utf8;
            let content = DraftContent::Text { text: decoded.text.into_owned(), bom };
            let open = Open { before: Some(before), content, canonical, heading: None, gone: false };
            self.files.insert(file.to_owned(), open);
        }
        match self.files.get_mut(file) {
            Some(Open { content: DraftContent::Text { text, .. }, .. }) => Ok(text),
            _ => Err(missing()),
        }
    }

    /// The text of a definition that is not there yet.
    pub(super) fn new_text(&mut self, file: &str) -> Result<&mut String, Failure> {
        if self.reading.source.bytes(file)?.is_some() && !self.files.get(file).is_some_and(|open| open.gone) {
            let what = Keeping::ChangedUnderneath { file: file.to_owned() };
            return Err(Failure::Unwritable(Problem::error(what).hint(KeepingHint::RunAgain)));
        }
        let content = DraftContent::Text { text: String::new(), bom: false };
        let open = Open { before: None, content, canonical: true, heading: None, gone: false };
        self.files.insert(file.to_owned(), open);
        self.text(file)
    }

    pub(super) fn remove(&mut self, file: &str) {
        if let Some(open) = self.files.get_mut(file) {
            open.gone = true;
        }
    }

    /// A file of evidence as it was and as it shall be: one that is there already, byte for byte, is no change.
    pub(super) fn evidence(
        &mut self,
        file: String,
        before: Option<&Arc<[u8]>>,
        after: Option<&Arc<[u8]>>,
    ) -> Result<(), Failure> {
        let now = match self.files.get(&file) {
            Some(Open { content: DraftContent::Bytes(bytes), gone: false, .. }) => Some(bytes.clone()),
            Some(_) => None,
            None => self.reading.source.bytes(&file)?,
        };
        if now.as_ref() == after {
            return Ok(());
        }
        if now.as_ref() != before {
            return Err(Failure::Unwritable(
                Problem::error(Keeping::ChangedUnderneath { file }).hint(KeepingHint::RunAgain),
            ));
        }
        let (content, gone) = (DraftContent::Bytes(after.cloned().unwrap_or_else(|| Arc::from([]))), after.is_none());
        if let Some(open) = self.files.get_mut(&file) {
            (open.content, open.gone) = (content, gone);
        } else {
            self.files.insert(file, Open { before: now, content, canonical: true, heading: None, gone });
        }
        Ok(())
    }

    /// What the draft comes to, once it is sure that what it would write can be read.
    pub(in crate::store) fn finish(self, keep: Keep) -> Result<Drafted, Failure> {
        let mut edits = self.edits;
        let files: Vec<Rewrite> = self.files.into_iter().map(|(path, open)| open.rewrite(path, &mut edits)).collect();
        let cohorts = verify(self.reading, &files, &self.cohorts, keep)?;
        Ok(Drafted { files, edits, cohorts })
    }
}

impl Open {
    fn rewrite(self, path: String, edits: &mut Edits) -> Rewrite {
        let mut keeps_keys = false;
        let (after, columns) = match self.content {
            DraftContent::Sheet(sheet) => {
                keeps_keys = sheet.keeps_keys();
                let FinishedTable { columns, file, rows } = sheet.finished();
                edits.read_in(&path, &rows);
                (FileBytes::Text(file), Some(columns))
            }
            DraftContent::Text { text, bom } => {
                (FileBytes::from([if bom { "\u{feff}" } else { "" }, &text].concat()), None)
            }
            DraftContent::Bytes(bytes) => (FileBytes::from(bytes), None),
        };
        let after = (!self.gone).then_some(after);
        let columns = columns.filter(|_| !self.gone);
        // Of a file that was re-saved only the canonical form can come back: its heading is the one it has now.
        let kept = self.heading == columns || (!self.canonical && self.heading.is_some() && columns.is_some());
        let (heading_before, heading_after) = if kept { (None, None) } else { (self.heading, columns) };
        let [before, digest_after] = digests(self.before.as_deref(), after.as_deref());
        let change = FileChange { path, before, after: digest_after, heading_before, heading_after };
        Rewrite { change, before: self.before.map(FileBytes::from), after, restored: !self.canonical, keeps_keys }
    }
}
