//! Sessions that have ended, today's once they have, where somebody expected has no mark.

use super::{Due, DueMatter, DueScope};
use crate::domain::records::Seat;

pub(super) fn sessions(scope: &DueScope<'_>) -> Vec<Due> {
    let sessions = scope.records.cohort.indexed_sessions();
    let now = scope.today.and_time(scope.time);
    let held = sessions.filter(|(_, session)| session.date.and_time(session.end) <= now && !session.cancelled);
    held.filter_map(|(position, session)| {
        let seats: Vec<Seat<'_>> = scope.records.seats_at(position).filter(Seat::expected).collect();
        let people = seats.iter().filter(|seat| seat.mark.is_none()).count();
        let closed = scope.records.held(session.id.as_str()).is_some_and(|held| held.closed_on.is_some());
        (people > 0).then(|| Due::at(session, DueMatter::Unmarked { people, expected: seats.len(), closed }))
    })
    .collect()
}
