//! The rows of the other tables that are about the one whose enrolment goes: they are about the other now. Where both have
//! a row of one key, the two become one as its columns say.

use std::convert::Infallible;

use crate::domain::attendance::mark::Mark;
use crate::domain::change::Change;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::{Record, Scope, TableSchema};
use crate::domain::tables::{EachTable, KeptRecord, each_table, tables_of};

use super::cells;
use super::sides::Sides;

/// The changes of all tables but those of enrolments and marks.
pub(super) fn united(
    records: &CohortRecords,
    stays: &ParticipantId,
    goes: &ParticipantId,
    sides: &mut Sides<'_>,
) -> Vec<Change> {
    let mut rows = Rows { records, stays, goes, sides, changes: Vec::new() };
    let Ok(()) = each_table(&mut rows);
    rows.changes
}

/// What a decision about these rows is called: `loans.lent_on`. Rows of two people are one where the key names the person:
/// things with an id of their own stay two.
pub(super) fn decidable() -> impl Iterator<Item = String> {
    let tables = tables_of(Scope::Cohort).filter(|table| !Enrolment::is_in(table) && !Mark::is_in(table));
    tables.flat_map(|table| {
        let people: Vec<usize> = table.people().collect();
        let is_theirs = people.iter().any(|position| table.key.contains(&table.columns[*position].name));
        let columns = table.columns.iter().enumerate().filter(move |(position, column)| {
            is_theirs && !people.contains(position) && !table.key.contains(&column.name)
        });
        columns.map(|(_, column)| name(table, column.name))
    })
}

fn name(table: &TableSchema, column: &str) -> String {
    format!("{}.{column}", table.stem())
}

struct Rows<'r, 's, 'd> {
    records: &'r CohortRecords,
    stays: &'r ParticipantId,
    goes: &'r ParticipantId,
    sides: &'s mut Sides<'d>,
    changes: Vec<Change>,
}

impl EachTable for Rows<'_, '_, '_> {
    type Error = Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
        if Enrolment::is_in(R::TABLE) || Mark::is_in(R::TABLE) {
            return Ok(());
        }
        let rows = self.records.rows::<R>().iter().map(|row| &row.record);
        for before in rows.clone().filter(|row| row.is_about(self.goes)) {
            let after = self.passed_on(before);
            let theirs = rows.clone().find(|row| *row != before && row.key() == after.key());
            match theirs {
                None => self.change(Some(before), Some(after)),
                Some(theirs) => {
                    let both = cells::of_both(theirs, &after, &[], |column| name(R::TABLE, column), self.sides);
                    self.change(Some(before), None::<R>);
                    if both != *theirs {
                        self.change(Some(theirs), Some(both));
                    }
                }
            }
        }
        Ok(())
    }
}

impl Rows<'_, '_, '_> {
    /// The row, about the one who stays.
    fn passed_on<R: Record>(&self, row: &R) -> R {
        let people: Vec<&str> = R::TABLE.people().map(|position| R::TABLE.columns[position].name).collect();
        row.rewritten(|column, text| {
            let theirs = people.contains(&column) && text == self.goes.as_str();
            if theirs { self.stays.to_string() } else { text.to_owned() }
        })
    }

    fn change<R: KeptRecord>(&mut self, before: Option<&R>, after: Option<R>) {
        self.changes.push(Change::row(self.records.cohort.id.clone(), before.cloned(), after));
    }
}
