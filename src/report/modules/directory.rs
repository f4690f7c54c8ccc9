//! `network directory`, and `directory.csv` of a hand-over: who the network may reach, and how.

use super::rows::rows;
use crate::domain::pedagogy::directory::directory as entries;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Table};

/// One row a person who lets the network see their name, and nothing beyond what they agreed to.
pub fn directory(records: &CohortRecords) -> Table<'_> {
    rows! { entries(records), entry =>
        always LastName: Cell::text(entry.participant.last_name.as_str()),
        always FirstName: Cell::text(entry.participant.first_name.as_str()),
        always Organisation: Cell::maybe(entry.organisation, Cell::text),
        always Email: Cell::maybe(entry.email, Cell::text),
        always Phone: Cell::maybe(entry.phone, Cell::text),
        when_room Offers: texts(&entry.offers),
        when_room Needs: texts(&entry.needs),
    }
}

/// Whoever reads the directory has no table of offers: the words themselves.
fn texts<'a>(offers: &[&'a Offer]) -> Cell<'a> {
    match offers {
        [one] => Cell::text(one.text.as_str()),
        several => Cell::text(several.iter().map(|offer| offer.text.as_str()).collect::<Vec<_>>().join("; ")),
    }
}
