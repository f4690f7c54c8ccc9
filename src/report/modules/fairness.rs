//! `topics tally --fairness`: whose topics are taken up.

use super::rows::rows;
use crate::domain::pedagogy::fairness::fairness as proposers;
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Table};

/// One row a person, those come first whose topics were chosen least.
pub fn fairness(records: &CohortRecords) -> Table<'_> {
    rows! { proposers(records), one =>
        always Participant: Cell::text(one.participant.id.as_str()),
        always LastName: Cell::text(one.participant.last_name.as_str()),
        always FirstName: Cell::text(one.participant.first_name.as_str()),
        always Proposed: Cell::count(one.proposed),
        always Chosen: Cell::count(one.chosen),
        always DotsReceived: Cell::Count(one.dots_received),
    }
}
