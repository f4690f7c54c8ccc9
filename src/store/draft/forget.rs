//! The cells of a person who is erased in columns that the program does not know: typed changes do not reach those.

use super::files::Draft;
use crate::domain::privacy::forgetting::Forgotten;
use crate::domain::schema::Scope;
use crate::domain::schema::TableSchema;
use crate::domain::tables::tables_of;
use crate::store::failure::Failure;
use crate::store::journal::{FileEdit, FilledCells};
use crate::store::paths::path;

impl Draft<'_> {
    /// Empties what is left of them in their rows.
    pub(in crate::store) fn forget(&mut self, who: &Forgotten) -> Result<(), Failure> {
        tables_of(Scope::Cohort).try_for_each(|table| self.forget_in(table, who))
    }

    fn forget_in(&mut self, table: &'static TableSchema, who: &Forgotten) -> Result<(), Failure> {
        let file = path(who.cohort.as_str(), table);
        let people: Vec<&str> = table.people().map(|position| table.columns[position].name).collect();
        if people.is_empty() || self.reading.source.bytes(&file)?.is_none() {
            return Ok(());
        }
        let known = self.files.contains_key(&file);
        let mut edits = Vec::new();
        let sheet = self.sheet(&file, table, false)?;
        let at = |name: &str| sheet.columns.iter().position(|column| column == name);
        let people: Vec<usize> = people.into_iter().filter_map(at).collect();
        for index in 0..sheet.len() {
            let row = sheet.row(index).into_owned();
            if people.iter().all(|column| row[*column] != who.participant.as_str()) {
                continue;
            }
            let cells = sheet.columns.iter().zip(&row);
            let forgotten: Vec<String> = cells.map(|(name, cell)| who.cell(table, name, cell)).collect();
            let before = FilledCells::of(&sheet.columns, &row);
            let after = FilledCells::of(&sheet.columns, &forgotten);
            if before != after {
                let position = |name: &&str| sheet.columns.iter().position(|column| column.as_str() == *name);
                let cell = |column: usize| forgotten[column].clone();
                let key = table.key.iter().filter_map(position).map(cell).collect();
                let (before, after) = (Some(before), Some(after));
                *sheet.row_mut(index) = forgotten;
                edits.push(FileEdit::Row { table: file.clone(), key, index, before, after });
            }
        }
        if edits.is_empty() && !known {
            self.files.remove(&file);
        }
        if !edits.is_empty() {
            self.cohorts.insert(who.cohort.clone());
        }
        self.edits.extend(edits);
        Ok(())
    }
}
