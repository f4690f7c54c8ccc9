//! Whose a column is: of whoever comes, or of whoever ordered, paid or is billed for several. Owns the words that say so.

use crate::import::synonyms::{attendees, is_somebody_elses};

use super::column::{Role, TableLayout};

/// Whether a heading, normalised, asks about the one who comes: `Attendee email`, `Nom du participant`.
pub fn is_attendees(name: &str) -> bool {
    attendees(name).is_some()
}

/// Whether a table says who ordered or paid as well.
pub fn has_buyers(layout: &TableLayout) -> bool {
    layout.columns.iter().any(|column| matches!(column.role, Role::Payer(_)) || is_somebody_elses(&column.name))
}
