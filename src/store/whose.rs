//! Whose row an edit of the journal is: enrolments and marks say it in their key, an alias in a cell, before and after.

use super::journal::{Cells, Edit};
use super::paths::{cohort_of, table_of};
use super::rows::Table;
use super::rows::aliases::ALIASES;
use super::rows::enrolments::ENROLMENTS;
use super::rows::marks::ATTENDANCE;
use crate::domain::privacy::forgetting::Forgotten;
use crate::domain::programme::ids::CohortId;

/// Whose row an edit is, of those who are forgotten.
pub(super) fn whose<'e>(people: &'e [Forgotten], edit: &Edit) -> Option<(&'static Table, &'e Forgotten)> {
    let Edit::Row { table: file, key, before, after, .. } = edit else { return None };
    let (table, cohort) = (table_of(file)?, cohort_of(file)?);
    let cell = |cells: &Option<Cells>| cells.as_ref().map(|cells| cells.get("participant").to_owned());
    let ids = match table.file {
        file if file == ENROLMENTS.file => [key.first().cloned(), None],
        file if file == ATTENDANCE.file => [key.get(1).cloned(), None],
        // An alias may have been nobody's, or another's, before.
        file if file == ALIASES.file => [cell(before), cell(after)],
        _ => return None,
    };
    let is = |who: &Forgotten| ids.iter().flatten().any(|id| who.participant.as_str() == id);
    let who = people.iter().find(|who| who.cohort == cohort && is(who))?;
    Some((table, who))
}

/// The alias that an edit is of, with its cohort.
pub(super) fn alias_of(edit: &Edit) -> Option<(CohortId, &str)> {
    let Edit::Row { table, key, .. } = edit else { return None };
    let cohort = cohort_of(table).filter(|_| table_of(table).is_some_and(|of| of.file == ALIASES.file))?;
    Some((cohort, key.first()?))
}
