//! Whose row an edit of the journal is: it says so in its key, or in a cell, before and after.

use super::journal::{FileEdit, FilledCells};
use super::paths::{cohort_of, table_of};
use crate::domain::people::alias::Alias;
use crate::domain::privacy::forgetting::Forgotten;
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::Record as _;
use crate::domain::schema::TableSchema;

/// The ids of those whom a row names, before and after: a row may have been nobody's, or somebody else's, before.
pub(super) fn people<'e>(
    table: &'static TableSchema,
    key: &'e [String],
    sides: [Option<&'e FilledCells>; 2],
) -> impl Iterator<Item = &'e str> {
    let named = table.people().map(|position| table.columns[position].name);
    let ids = named.flat_map(move |name| {
        let in_key = table.key.iter().position(|part| *part == name).and_then(|part| key.get(part));
        let in_cells = sides.into_iter().flatten().filter(move |_| in_key.is_none()).map(|cells| cells.get(name));
        in_key.map(String::as_str).into_iter().chain(in_cells)
    });
    ids.filter(|id| !id.is_empty())
}

/// Whose row an edit is, of those who are forgotten.
pub(super) fn whose<'e>(forgotten: &'e [Forgotten], edit: &FileEdit) -> Option<(&'static TableSchema, &'e Forgotten)> {
    let FileEdit::Row { table: file, key, before, after, .. } = edit else { return None };
    let (table, cohort) = (table_of(file)?, cohort_of(file)?);
    let is = |who: &Forgotten| {
        people(table, key, [before.as_ref(), after.as_ref()]).any(|id| who.participant.as_str() == id)
    };
    let who = forgotten.iter().find(|who| who.cohort == cohort && is(who))?;
    Some((table, who))
}

/// The alias that an edit is of, with its cohort.
pub(super) fn alias_of(edit: &FileEdit) -> Option<(CohortId, &str)> {
    let FileEdit::Row { table, key, .. } = edit else { return None };
    let cohort = cohort_of(table).filter(|_| table_of(table).is_some_and(Alias::is_in))?;
    Some((cohort, key.first()?))
}
