//! Sessions that have ended, today's once they have, where somebody expected has no mark.

use super::{Due, DueMatter, DueScope};
use crate::domain::attendance::headcount::ExpectedPeople;

pub(super) fn sessions(scope: &DueScope<'_>) -> Vec<Due> {
    let sessions = scope.records.cohort.indexed_sessions();
    let now = scope.today.and_time(scope.time);
    let held = sessions.filter(|(_, session)| session.date.and_time(session.end) <= now && !session.cancelled);
    held.filter_map(|(position, session)| {
        let ExpectedPeople { people: expected, unmarked: people } = ExpectedPeople::at(scope.records, position);
        let closed = scope.records.held(session.id.as_str()).is_some_and(|held| held.closed_on.is_some());
        (people > 0).then(|| Due::at(session, DueMatter::Unmarked { people, expected, closed }))
    })
    .collect()
}
