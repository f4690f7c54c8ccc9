//! Correcting a thing of the modules, and taking one away that nothing names.

use std::convert::Infallible;

use super::meant::{named, thing};
use super::sound::{changed, plan, removed};
use crate::domain::change::Plan;
use crate::domain::pedagogy::ids::ShortId;
use crate::domain::pedagogy::thing::Thing;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Reference;
use crate::domain::tables::{EachTable, KeptRecord, each_table};

/// The record with these cells; each is a text that its column takes.
pub fn with<R: KeptRecord>(record: &R, cells: &[(&'static str, String)]) -> Result<R, Refusal> {
    record.try_with_cells(cells).map_err(|fault| Refusal::Cell { what: Box::new(fault.what), instead: fault.hint })
}

/// Corrects the thing that was typed.
pub fn edit<T: Thing>(records: &CohortRecords, typed: &str, cells: &[(&'static str, String)]) -> Result<Plan, Refusal> {
    let before = thing::<T>(records, typed)?;
    Ok(plan(changed(records, before, with(before, cells)?)?))
}

/// Takes away the thing that was typed, unless rows of other tables name it.
pub fn drop<T: Thing>(records: &CohortRecords, typed: &str) -> Result<Plan, Refusal> {
    let before = thing::<T>(records, typed)?;
    let mut naming = Naming { records, of: T::Id::OF, id: before.id().as_ref(), files: Vec::new() };
    let Ok(()) = each_table(&mut naming);
    if !naming.files.is_empty() {
        return Err(PedagogyRefusal::StillNamed { thing: named(before), files: naming.files }.into());
    }
    Ok(plan([removed(records, before)]))
}

/// The tables whose rows name a thing.
struct Naming<'n> {
    records: &'n CohortRecords,
    of: Reference,
    id: &'n str,
    files: Vec<&'static str>,
}

impl EachTable for Naming<'_> {
    type Error = Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
        let columns = R::TABLE.columns.iter().enumerate().filter(|(_, column)| column.names == Some(self.of));
        let named = |record: &R| columns.clone().any(|(at, _)| record.value(at).ids().contains(&self.id));
        if self.records.rows::<R>().iter().any(|row| named(&row.record)) {
            self.files.push(R::TABLE.file);
        }
        Ok(())
    }
}
