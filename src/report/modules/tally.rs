//! `topics tally`: what the votes come to.

use super::rows::rows;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::tally::TopicTally;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Reference;
use crate::table::{Cell, Table};

/// One row a topic that is open or chosen, most dots first.
pub fn tally<'t>(tally: &TopicTally<'t>, records: &'t CohortRecords) -> Table<'t> {
    let names = Names::of(records);
    let person = |id: &'t ParticipantId| Cell::named(id.as_str(), names.name(Reference::Participant, id.as_str()));
    rows! { &tally.topics, standing =>
        always Rank: Cell::count(standing.rank),
        always Topic: Cell::text(standing.topic.id.as_str()),
        always Caption: Cell::text(standing.topic.title.as_str()),
        when_room By: Cell::maybe(standing.topic.by.as_ref(), person),
        always Dots: Cell::Count(standing.dots),
        always Voters: Cell::count(standing.voters),
        always PassedOver: Cell::count(standing.passed_over),
        when_room State: Cell::word(standing.topic.state),
    }
}
