//! To whom mails go: people named one by one, or all.

use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::records::CohortRecords;
use crate::ui::command_error::Result;

/// Each of those named, once; all of them where nobody is named.
pub fn meant(
    records: &CohortRecords,
    people: &[String],
    all: impl FnOnce() -> Vec<EnrolmentIndex>,
) -> Result<Vec<EnrolmentIndex>> {
    if people.is_empty() {
        return Ok(all());
    }
    let mut meant = Vec::new();
    for typed in people {
        let person = names::person(records, typed)?;
        if !meant.contains(&person) {
            meant.push(person);
        }
    }
    Ok(meant)
}
