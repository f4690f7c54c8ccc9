//! The cells of a person who is erased in columns that the program does not know: typed changes do not reach those.

use super::files::Draft;
use crate::domain::privacy::forgetting::{Forgotten, mark_cell};
use crate::store::failure::Failure;
use crate::store::journal::{Cells, Edit};
use crate::store::paths::path;
use crate::store::rows::Table;
use crate::store::rows::enrolments::ENROLMENTS;
use crate::store::rows::marks::ATTENDANCE;

impl Draft<'_> {
    /// Empties what is left of them in their rows.
    pub(in crate::store) fn forget(&mut self, who: &Forgotten) -> Result<(), Failure> {
        self.forget_in(&ENROLMENTS, who, "id", |column, cell| who.enrolment_cell(column, cell))?;
        self.forget_in(&ATTENDANCE, who, "participant", mark_cell)
    }

    fn forget_in(
        &mut self,
        table: &'static Table,
        who: &Forgotten,
        id: &str,
        text: impl Fn(&str, &str) -> String,
    ) -> Result<(), Failure> {
        let file = path(who.cohort.as_str(), table);
        if self.reading.source.bytes(&file)?.is_none() {
            return Ok(());
        }
        let known = self.files.contains_key(&file);
        let mut edits = Vec::new();
        let sheet = self.sheet(&file, table, false)?;
        let Some(id) = sheet.columns.iter().position(|column| column == id) else { return Ok(()) };
        for index in 0..sheet.rows.len() {
            if sheet.rows[index][id] != who.participant.as_str() {
                continue;
            }
            let before = Cells::of(&sheet.columns, &sheet.rows[index]);
            for (column, name) in sheet.columns.iter().enumerate() {
                let cell = &mut sheet.rows[index][column];
                *cell = text(name, cell);
            }
            let after = Cells::of(&sheet.columns, &sheet.rows[index]);
            if before != after {
                let position = |name: &&str| sheet.columns.iter().position(|column| column.as_str() == *name);
                let cell = |column: usize| sheet.rows[index][column].clone();
                let key = table.key.iter().filter_map(position).map(cell).collect();
                let (before, after) = (Some(before), Some(after));
                edits.push(Edit::Row { table: file.clone(), key, index, before, after });
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
