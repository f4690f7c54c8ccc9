//! A sealed table held against the same one made today.

use super::again::Again;
use super::grid::{GridChange, ReportGrid, changes};
use super::operations::{LaterOperations, RowIds};
use crate::commands::context::Context;
use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::seal::SealRefusal;
use crate::domain::seal::Seal;
use crate::store::{Reading, Sealed};
use crate::ui::command_error::Result;

/// A cell that is another today, or a row that is new or gone.
pub struct SealDifference {
    /// What tells the row from the others, with a space between.
    pub row: String,
    /// Empty: it is the whole row.
    pub column: String,
    pub was: String,
    pub now: String,
    /// Those that touched it since, by their numbers.
    pub operations: Vec<u64>,
}

/// What is another today than it was sealed, with the report and its cohorts.
struct Compared {
    again: Again,
    cohorts: Vec<CohortId>,
    changes: Vec<GridChange>,
}

/// How much is another today than it was sealed; which operations did it is not looked for.
pub fn count(context: &Context<'_>, reading: &Reading, seal: &Seal) -> Result<usize> {
    Ok(compared(context, reading, seal)?.changes.len())
}

/// Whatever is another today than it was sealed, and which operations did it.
pub fn differences(context: &Context<'_>, reading: &Reading, seal: &Seal) -> Result<Vec<SealDifference>> {
    let Compared { again, cohorts, changes } = compared(context, reading, seal)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let since = LaterOperations::of(reading, seal, again.report, &cohorts)?;
    let difference = |GridChange { keys, column, was, now }| {
        let mut ids = RowIds::default();
        for (key, value) in &keys {
            ids.know(key, value);
        }
        ids.session =
            ids.session.or_else(|| cohorts.iter().any(|of| has(reading, of, &column)).then(|| column.clone()));
        let row: Vec<&str> = keys.iter().map(|(_, value)| value.as_str()).collect();
        SealDifference { row: row.join(" ").trim().to_owned(), operations: since.about(&ids), column, was, now }
    };
    Ok(changes.into_iter().map(difference).collect())
}

/// The report is made anew: it takes as long as a report does.
fn compared(context: &Context<'_>, reading: &Reading, seal: &Seal) -> Result<Compared> {
    let (name, version) = (seal.name.clone(), seal.version);
    let sealed = match reading.sealed_cells(&name, version)? {
        (_, Sealed::Whole(bytes)) => bytes,
        (file, Sealed::Altered) => return Err(SealRefusal::Altered { name, version, file }.into()),
        (file, Sealed::Gone) => return Err(SealRefusal::Gone { name, version, file }.into()),
    };
    let again = Again::of(seal)?;
    let (cells, cohorts) = again.made(context, reading)?;
    let keys = again.keys();
    let changes = changes(&ReportGrid::read(&sealed, keys), &ReportGrid::read(&cells, keys));
    Ok(Compared { again, cohorts, changes })
}

/// Whether a column of the matrix is a session.
fn has(reading: &Reading, cohort: &CohortId, column: &str) -> bool {
    let definition = reading.cohort(cohort).ok().flatten();
    definition.is_some_and(|definition| definition.position(column).is_some())
}
