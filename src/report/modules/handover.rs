//! The tables that the network is handed, each a file: whom it may reach, what it keeps, what was undertaken. Nobody stands
//! in them who did not agree to be named.

use super::directory::directory;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::directory::Consents;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::ConsentField;
use crate::report::listing_named;
use crate::table::{Cell, Name, Table};

/// Each table under the name of its file.
pub fn handover(records: &CohortRecords) -> [(&'static str, Table<'_>); 3] {
    let commitments = records.each::<Commitment>().filter(|commitment| !commitment.is_erased());
    [
        ("directory.csv", directory(records)),
        ("resources.csv", agreed(records, listing_named(records.each::<Resource>(), records))),
        ("commitments.csv", agreed(records, listing_named(commitments, records))),
    ]
}

/// A table in which those alone are named who agreed to it.
fn agreed<'t>(records: &CohortRecords, mut table: Table<'t>) -> Table<'t> {
    let consents = Consents::of(records);
    let people = [Heading::By, Heading::Whom];
    let is_person = |name: &Name| matches!(name, Name::Heading(heading) if people.contains(heading));
    let columns: Vec<usize> =
        table.columns.iter().enumerate().filter(|(_, column)| is_person(&column.name)).map(|(at, _)| at).collect();
    for row in &mut table.rows {
        for at in &columns {
            if let Cell::Named(named) = &mut row[*at] {
                named.retain(|one| consents.allow(&one.id, ConsentField::Name));
                // The others know people by their names, not by an id of ours.
                let names: Vec<String> = named.iter().map(|one| one.name.to_string()).collect();
                row[*at] = Cell::text(names.join(", "));
            }
        }
    }
    table
}
