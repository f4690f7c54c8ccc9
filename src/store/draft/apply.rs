//! What a command wants, applied to rows and lines: only the cells that differ are touched, new rows come last.

use super::files::Draft;
use super::lines::hunk;
use crate::domain::change::{Change, RowChange};
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::TableSchema;
use crate::domain::tables::AnyRow;
use crate::store::cohort_text::{own_text, with_cohort, without_cohort};
use crate::store::edit::edit_session;
use crate::store::editor;
use crate::store::failure::Failure;
use crate::store::journal::{FileEdit, FilledCells};
use crate::store::keeping::{Keeping, KeepingHint};
use crate::store::paths;
use crate::store::paths::PROGRAMME;
use crate::store::session_text::{with_session, without_session};

impl Draft<'_> {
    /// Applies a change that a command wants.
    pub(in crate::store) fn apply(&mut self, change: &Change) -> Result<(), Failure> {
        match change {
            Change::Row(row) => self.row(row),
            Change::Cohort { before, after, .. } => self.cohort(before.as_deref(), after.as_deref()),
            Change::Session { cohort, before, after } => self.session(cohort, before.as_deref(), after.as_deref()),
            Change::Evidence { cohort, name, before, after } => {
                let file = paths::evidence(cohort.as_str(), name)
                    .ok_or_else(|| Failure::unwritable(Keeping::NoFileName { name: name.clone() }))?;
                self.evidence(file, before.as_ref(), after.as_ref())
            }
        }
    }

    fn row(&mut self, change: &RowChange) -> Result<(), Failure> {
        let (before, after) = (change.before().map(AnyRow::cells), change.after().map(AnyRow::cells));
        let table = change.table();
        let file = match &change.cohort {
            Some(cohort) => paths::path(cohort.as_str(), table),
            None => paths::shared(table),
        };
        if before == after {
            return Ok(());
        }
        self.cohorts.extend(change.cohort.clone());
        let (before, after) = (before.as_ref(), after.as_ref());
        let Some(key) = change.before().or(change.after()).map(AnyRow::key) else { return Ok(()) };
        let fields = self.fields.clone();
        let sheet = self.sheet(&file, table, true)?;
        let moved = || {
            let what = Keeping::ChangedUnderneath { file: file.clone() };
            Failure::Unwritable(Problem::error(what).hint(KeepingHint::RunAgain))
        };
        let found = sheet.find(table, &key);
        let (index, was) = match (found, before) {
            (Some(index), Some(_)) => (index, Some(FilledCells::of(&sheet.columns, &sheet.row(index)))),
            (None, None) => return self.new_row(&file, table, key, after.map_or(&[][..], Vec::as_slice)),
            _ => return Err(moved()),
        };
        match (before, after) {
            (Some(_), None) => {
                sheet.remove(index, &key);
            }
            (_, Some(after)) => {
                let old = |name: &str| before.and_then(|cells| cells.iter().find(|(column, _)| *column == name));
                for (name, value) in after {
                    let old = old(name).map_or("", |(_, value)| value.as_str());
                    if value != old {
                        let column = sheet.column_for(name, table, &fields);
                        let cell = &mut sheet.row_mut(index)[column];
                        if cell != old {
                            return Err(moved());
                        }
                        cell.clone_from(value);
                    }
                }
            }
            (None, None) => {}
        }
        if change.after().is_some_and(|row| row.key() != key) {
            sheet.has_other_keys();
        }
        let now = after.map(|_| FilledCells::of(&sheet.columns, &sheet.row(index)));
        self.edits.push(FileEdit::Row { table: file, key, index, before: was, after: now });
        Ok(())
    }

    /// A row that comes behind the others.
    fn new_row(
        &mut self,
        file: &str,
        table: &'static TableSchema,
        key: Vec<String>,
        texts: &[(&str, String)],
    ) -> Result<(), Failure> {
        let fields = self.fields.clone();
        let sheet = self.sheet(file, table, true)?;
        let filled = texts.iter().filter(|(_, text)| !text.is_empty());
        for (name, _) in filled.clone() {
            sheet.column_for(name, table, &fields);
        }
        let mut cells = vec![String::new(); sheet.columns.len()];
        for (name, text) in filled {
            cells[sheet.column_for(name, table, &fields)].clone_from(text);
        }
        let (columns, after) = (sheet.columns.clone(), FilledCells::of(&sheet.columns, &cells));
        match sheet.add(&key, cells) {
            (index, Some(row)) => self.edits.add(file, table.key, &columns, index, row),
            (index, None) => {
                self.edits.push(FileEdit::Row { table: file.to_owned(), key, index, before: None, after: Some(after) });
            }
        }
        Ok(())
    }

    /// A cohort that is new, or goes, in the file that it names.
    fn cohort(&mut self, before: Option<&Cohort>, after: Option<&Cohort>) -> Result<(), Failure> {
        let (of, add) = match (before, after) {
            (None, Some(new)) => (new, true),
            (Some(old), None) => (old, false),
            _ => return Ok(()),
        };
        let file = of.file.to_string();
        self.cohorts.insert(of.id.clone());
        let (at, was, now) = if of.has_own_file() {
            if add {
                let root = self.reading.source.root();
                let text = self.new_text(&file)?;
                *text = editor::cohort_head(root).to_owned() + &own_text(of);
                (1, String::new(), text.clone())
            } else {
                let was = std::mem::take(self.text(&file)?);
                self.remove(&file);
                (1, was, String::new())
            }
        } else {
            let text = self.text(&file)?;
            let edited = if add { with_cohort(text, of) } else { without_cohort(text, of) };
            let edited = edited.map_err(|_| Failure::unwritable(Keeping::CannotEdit { file: file.clone() }))?;
            let Some(hunk) = hunk(text, &edited) else { return Ok(()) };
            *text = edited;
            hunk
        };
        let key = vec![of.id.to_string()];
        self.edits.push(FileEdit::Lines { table: file, key, at, before: was, after: now });
        Ok(())
    }

    /// A session of the definition that changes, is new, or goes.
    fn session(&mut self, cohort: &CohortId, before: Option<&Session>, after: Option<&Session>) -> Result<(), Failure> {
        let Some(of) = after.or(before).filter(|_| before != after) else { return Ok(()) };
        self.cohorts.insert(cohort.clone());
        let inline = self.reading.inline(cohort.as_str()).is_some();
        let file = if inline { PROGRAMME.to_owned() } else { paths::definition(cohort.as_str()) };
        let text = self.text(&file)?;
        let whose = inline.then_some(cohort);
        let edited = match (before, after) {
            (Some(before), Some(after)) => edit_session(text, whose, before, after),
            (None, Some(new)) => with_session(text, whose, new),
            (Some(old), None) => without_session(text, whose, old),
            (None, None) => return Ok(()),
        };
        let edited = edited.map_err(|_| Failure::unwritable(Keeping::CannotEdit { file: file.clone() }))?;
        if let Some((at, was, now)) = hunk(text, &edited) {
            *text = edited;
            let key = vec![cohort.to_string(), of.id.to_string()];
            self.edits.push(FileEdit::Lines { table: file, key, at, before: was, after: now });
        }
        Ok(())
    }
}
