//! A table made of values: each column with the cell that stands under it, and cells that name records.

use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::tool::Tool;
use crate::table::{Cell, RecordName};

/// A table of such values: when a column is shown, its heading, its cell.
///
/// ```text
/// rows! { people, person =>
///     always Participant: Cell::text(person.id.as_str()),
///     when_room Email: Cell::text(person.email.as_str()),
/// }
/// ```
macro_rules! rows {
    ($values:expr, $value:pat_param => $($shown:ident $heading:ident: $cell:expr),+ $(,)?) => {
        $crate::table::Table {
            columns: vec![$($crate::table::Column::$shown($crate::domain::headings::Heading::$heading)),+],
            rows: $values.into_iter().map(|$value| vec![$($cell),+]).collect(),
        }
    };
}

pub(super) use rows;

/// Tools by their ids and names; none of them is an empty cell.
pub(super) fn tools<'a>(tools: impl IntoIterator<Item = &'a Tool>) -> Cell<'a> {
    several(tools.into_iter().map(|tool| RecordName { id: tool.id.as_str().into(), name: tool.name.as_str().into() }))
}

/// Criteria by their ids and labels; none of them is an empty cell.
pub(super) fn criteria<'a>(criteria: impl IntoIterator<Item = &'a Criterion>) -> Cell<'a> {
    let named = |criterion: &'a Criterion| RecordName {
        id: criterion.id.as_str().into(),
        name: criterion.label.as_str().into(),
    };
    several(criteria.into_iter().map(named))
}

fn several<'a>(records: impl Iterator<Item = RecordName<'a>>) -> Cell<'a> {
    let records: Vec<RecordName> = records.collect();
    if records.is_empty() { Cell::Empty } else { Cell::Named(records) }
}
