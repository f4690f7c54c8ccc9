//! `network match`: who could help whom.

use super::rows::rows;
use crate::domain::pedagogy::matches::matches as pairs;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Reference;
use crate::table::{Cell, Table};

/// One row a need and an offer of another structure.
pub fn matches(records: &CohortRecords) -> Table<'_> {
    let names = Names::of(records);
    let what = |offer: &Offer| Cell::named(offer.id.to_string(), offer.text.clone());
    let by = |offer: &Offer| {
        let id = offer.participant.as_str();
        Cell::named(id.to_owned(), names.name(Reference::Participant, id))
    };
    rows! { pairs(records), pair =>
        always Need: what(pair.need),
        always NeedBy: by(pair.need),
        always Offer: what(pair.offer),
        always OfferBy: by(pair.offer),
        always Shared: Cell::text(pair.because.text().to_owned()),
    }
}
