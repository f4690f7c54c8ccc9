//! Columns of an enrolment that a definition may name.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::Record;

/// Those that say something of a person, and so may decide who is let in.
pub const ELIGIBLE: [&str; 8] =
    ["status", "organisation", "funder", "email", "phone", "last_name", "first_name", "note"];

/// Whether a standard column (product §5) has that name, whatever its case: no field may take it.
pub fn is_standard(name: &str) -> bool {
    Enrolment::TABLE.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name))
}
