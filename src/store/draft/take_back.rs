//! What an operation did, taken back: its edits in reverse, each only where the row or the lines are as it left them.

use std::collections::BTreeSet;

use super::files::{Draft, DraftContent, Open};
use super::lines::find_lines;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::TableSchema;
use crate::store::failure::Failure;
use crate::store::journal::{FileChange, FileEdit, FilledCells};
use crate::store::keeping::Keeping;
use crate::store::paths::{self, cohort_of, table_of};

impl Draft<'_> {
    /// Takes back what an operation did: its edits in reverse, then what it did to the files as such. Evidence that it
    /// brought stays: it is proof of what was received, named by its digest, and nothing else points to it any more;
    /// doing the operation again finds it where it is.
    pub(in crate::store) fn take_back(
        &mut self,
        number: u64,
        files: &[FileChange],
        edits: &[FileEdit],
    ) -> Result<(), Failure> {
        for file in files {
            if paths::is_evidence(&file.path) && file.after.is_none() {
                let what = Keeping::EvidenceGone { file: file.path.clone(), operation: number };
                return Err(Failure::Refused(Problem::error(what)));
            }
            if let (Some(table), None) = (table_of(&file.path), &file.after) {
                // It had removed the file: it begins again with the heading it had.
                let open = self.open_sheet(&file.path, table, false)?;
                if let (DraftContent::Sheet(sheet), None, Some(heading)) =
                    (&mut open.content, &open.before, &file.heading_before)
                {
                    sheet.columns.clone_from(heading);
                }
            }
        }
        let shapes: Vec<Option<Vec<String>>> = files
            .iter()
            .map(|file| match table_of(&file.path) {
                Some(table) => self.sheet(&file.path, table, false).map(|sheet| Some(sheet.columns.clone())),
                None => Ok(None),
            })
            .collect::<Result<_, _>>()?;
        for edit in edits.iter().rev() {
            match edit {
                FileEdit::Row { table, key, index, before, after } => {
                    self.row_back(number, table, key, *index, after.as_ref(), before.as_ref())?;
                }
                FileEdit::Lines { table, key, at, before, after } => {
                    self.lines_back(number, table, key, *at, after, before)?;
                }
            }
        }
        for file in files.iter().filter(|file| file.before.is_none()) {
            // It had made the definition: what is empty now goes.
            if let Some(Open { content: DraftContent::Text { text, .. }, gone, .. }) = self.files.get_mut(&file.path) {
                *gone = text.is_empty();
            }
        }
        for (file, was) in files.iter().zip(shapes) {
            let Some(Open { content: DraftContent::Sheet(sheet), gone, .. }) = self.files.get_mut(&file.path) else {
                continue;
            };
            match (&file.heading_before, &file.heading_after) {
                (Some(before), after) if was.as_ref() == after.as_ref() => sheet.reshape(before),
                (None, after) if file.before.is_none() => {
                    *gone = sheet.is_empty() && Some(&sheet.columns) == after.as_ref();
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes a row back to what it was.
    fn row_back(
        &mut self,
        number: u64,
        file: &str,
        key: &[String],
        index: usize,
        from: Option<&FilledCells>,
        to: Option<&FilledCells>,
    ) -> Result<(), Failure> {
        let changed = || {
            let what = Keeping::RowChanged { file: file.to_owned(), key: key.to_vec(), operation: number };
            Failure::Refused(Problem::error(what))
        };
        let Some(table) = table_of(file) else { return Err(changed()) };
        self.cohorts.extend(cohort_of(file));
        let fields = self.fields.clone();
        let sheet = self.sheet(file, table, false)?;
        // A row that was passed on to somebody else has another key since.
        let key = &*from.map_or_else(|| key.to_vec(), |cells| cells.key(table));
        let found = sheet.find(table, key);
        let now = found.map(|row| FilledCells::of(&sheet.columns, &sheet.row(row)));
        let index = match (found, from) {
            (Some(row), Some(from)) if same(now.as_ref(), from, to, table, &fields) => row,
            (None, None) => index.min(sheet.len()),
            _ => return Err(changed()),
        };
        match to {
            None => {
                sheet.remove(index, key);
            }
            Some(to) => {
                if from.is_none() {
                    sheet.insert(index, key);
                }
                let none = FilledCells::default();
                let from = from.unwrap_or(&none);
                let names: BTreeSet<&str> = from.iter().chain(to.iter()).map(|(name, _)| name).collect();
                for name in names.into_iter().filter(|name| from.get(name) != to.get(name)) {
                    let column = match FilledCells::position(&sheet.columns, name) {
                        Some(column) => column,
                        None => sheet.column_for(name, table, &fields),
                    };
                    to.get(name).clone_into(&mut sheet.row_mut(index)[column]);
                }
                if to.key(table) != key {
                    sheet.has_other_keys();
                }
            }
        }
        let after = to.map(|_| FilledCells::of(&sheet.columns, &sheet.row(index)));
        let edit = FileEdit::Row { table: file.to_owned(), key: key.to_vec(), index, before: now, after };
        self.edits.push(edit);
        Ok(())
    }

    fn lines_back(
        &mut self,
        number: u64,
        file: &str,
        key: &[String],
        at: usize,
        from: &str,
        to: &str,
    ) -> Result<(), Failure> {
        let changed =
            || Failure::Refused(Problem::error(Keeping::TextChanged { file: file.to_owned(), operation: number }));
        if let Some(cohort) = key.first() {
            self.cohorts.insert(CohortId::new(cohort));
        }
        // Nothing was there before: a definition of its own, which somebody may have written again since.
        let text = if from.is_empty() { self.new_text(file).map_err(|_| changed())? } else { self.text(file)? };
        let start = find_lines(text, at, from).ok_or_else(changed)?;
        text.replace_range(start..start + from.len(), to);
        let at = text[..start].matches('\n').count() + 1;
        let edit =
            FileEdit::Lines { table: file.to_owned(), key: key.to_vec(), at, before: from.into(), after: to.into() };
        self.edits.push(edit);
        Ok(())
    }
}

/// Whether a row is as an operation left it. A row that only changed may have been given cells since in columns that
/// the program does not know; one that goes may not: they would be lost.
fn same(
    now: Option<&FilledCells>,
    from: &FilledCells,
    to: Option<&FilledCells>,
    table: &TableSchema,
    fields: &[String],
) -> bool {
    let Some(now) = now else { return false };
    let unknown = |name: &str| !table.headings(fields).any(|known| known == name);
    let kept = |name: &str| to.is_some_and(|to| to.get(name).is_empty()) && from.get(name).is_empty() && unknown(name);
    now.iter().all(|(name, cell)| from.get(name) == cell || kept(name))
        && from.iter().all(|(name, cell)| now.get(name) == cell)
}
