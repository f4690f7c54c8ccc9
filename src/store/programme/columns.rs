//! Columns of an enrolment that a definition may name.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::{CellKind, Record};

/// Those that say one thing of a person, and so may decide who is let in.
pub fn eligible<'c>() -> impl Iterator<Item = &'c str> + Clone {
    let said = Enrolment::TABLE.columns.iter().filter(|column| column.form.is_some());
    said.filter(|column| !matches!(column.kind, CellKind::Ids)).map(|column| column.name)
}

/// Whether a standard column (product §5) has that name, whatever its case: no field may take it.
pub fn is_standard(name: &str) -> bool {
    Enrolment::TABLE.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name))
}
