//! `feedback consequences`: what structures told of consequences.

use super::rows::rows;
use crate::domain::pedagogy::consequences::consequences as told;
use crate::domain::pedagogy::ids::ToolId;
use crate::domain::pedagogy::names::Names;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Reference;
use crate::table::{Cell, Table};

/// One row an aspect of a report that says something about it.
pub fn consequences(records: &CohortRecords) -> Table<'_> {
    let names = Names::of(records);
    let tool = |id: &'_ ToolId| Cell::named(id.to_string(), names.name(Reference::Tool, id.as_str()));
    rows! { told(records), one =>
        always Aspect: Cell::word(one.aspect),
        always Tool: Cell::maybe(one.tool, tool),
        always Text: Cell::text(one.text),
        when_room Organisation: Cell::text(one.organisation),
        always Session: Cell::text(one.session.as_str()),
    }
}
