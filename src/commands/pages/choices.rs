//! In which order topics were chosen for a session, as the journal tells.

use crate::domain::pedagogy::planned::ChoiceOrder;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::schema::Record as _;
use crate::store::{FileEdit, FilledCells, Operation};

/// The state of a topic that is chosen, in its table.
const CHOSEN: &str = "chosen";

/// The choices of one cohort, taken from operations one after the other.
pub struct Choices {
    file: String,
    pub order: ChoiceOrder,
}

impl Choices {
    /// Of that cohort, before any operation.
    pub fn of(cohort: &str) -> Self {
        Self { file: format!("data/{cohort}/{}", Topic::TABLE.file), order: ChoiceOrder::default() }
    }

    /// Takes in an operation.
    pub fn take(&mut self, operation: &Operation) {
        let place = |cells: &FilledCells| ["state", "session"].map(|column| cells.get(column).to_owned());
        for edit in &operation.changes {
            let FileEdit::Row { table, key, before, after: Some(after), .. } = edit else { continue };
            let is_moved = before.as_ref().map(place) != Some(place(after)) && after.get("state") == CHOSEN;
            if *table == self.file && is_moved {
                self.order.chosen(key.first().map_or("", String::as_str));
            }
        }
    }
}
