//! What the cells of a record of the modules may hold, and the changes of such records: a title is short and no formula, a
//! link is an address, a text that must be there says something.

use crate::domain::change::{Change, Plan};
use crate::domain::notice::Notice;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::{CellKind, CellValue, cell};
use crate::domain::spreadsheet::runs;
use crate::domain::tables::KeptRecord;

/// The record, if its texts are what their columns take.
pub fn sound<R: KeptRecord>(record: R) -> Result<R, Refusal> {
    for (position, column) in R::TABLE.columns.iter().enumerate() {
        let value = record.value(position);
        let CellValue::Text(text) = value else { continue };
        let characters = text.trim().chars().count();
        let wrong = match column.kind {
            CellKind::Title if characters == 0 => PedagogyRefusal::TitleEmpty,
            CellKind::Title if characters >= cell::TITLE => {
                PedagogyRefusal::TitleLong { characters, has_note: R::TABLE.column("note").is_some() }
            }
            CellKind::Title if runs(text) => PedagogyRefusal::TitleFormula { title: text.trim().to_owned() },
            CellKind::Link if characters > 0 && !cell::is_link(text) => {
                PedagogyRefusal::NotALink { typed: text.trim().to_owned() }
            }
            _ if column.filled && characters == 0 => PedagogyRefusal::TextEmpty,
            _ => continue,
        };
        return Err(wrong.into());
    }
    Ok(record)
}

/// The change that adds a record.
pub fn added<R: KeptRecord>(records: &CohortRecords, record: R) -> Result<Change, Refusal> {
    Ok(Change::row(records.cohort.id.clone(), None, Some(sound(record)?)))
}

/// The change that makes one record another; none where both say the same.
pub fn changed<R: KeptRecord>(records: &CohortRecords, before: &R, after: R) -> Result<Option<Change>, Refusal> {
    let after = sound(after)?;
    let change = || Change::row(records.cohort.id.clone(), Some(before.clone()), Some(after.clone()));
    Ok((after != *before).then(change))
}

/// The change that takes a record away.
pub fn removed<R: KeptRecord>(records: &CohortRecords, before: &R) -> Change {
    Change::row(records.cohort.id.clone(), Some(before.clone()), None)
}

/// The record of that key, as it is and as it shall be: the same row, or a new one.
pub fn put<R: KeptRecord>(records: &CohortRecords, after: R) -> Result<Option<Change>, Refusal> {
    let key = after.key();
    match records.rows::<R>().iter().map(|row| &row.record).find(|record| record.key() == key) {
        Some(before) => changed(records, before, after),
        None => added(records, after).map(Some),
    }
}

/// A plan of these changes; it says so where there is none.
pub fn plan(changes: impl IntoIterator<Item = Change>) -> Plan {
    let changes: Vec<Change> = changes.into_iter().collect();
    let notices = if changes.is_empty() { vec![Notice::NothingToDo] } else { Vec::new() };
    Plan { changes, notices }
}
