//! What `check` knows to be due of sessions held: a full sheet that is still open, presences that nothing or a log alone proves; and
//! modules whose sessions do not come to their hours.

use super::{Due, DueMatter, DueScope};
use crate::domain::attendance::headcount::ExpectedPeople;
use crate::domain::attendance::packed_marks::MarkSaid;
use crate::domain::index::SessionIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::vocabulary::Attendance;

/// Sheets that can be closed: everybody expected is marked. One with a blank line is to be filled first.
pub(super) fn open_sheets(scope: &DueScope<'_>) -> Vec<Due> {
    held(scope)
        .filter(|(position, session)| {
            let closed = scope.records.held(session.id.as_str()).is_some_and(|held| held.closed_on.is_some());
            let is_full = || {
                let expected = ExpectedPeople::at(scope.records, *position);
                expected.people > 0 && expected.unmarked == 0
            };
            !closed && is_full()
        })
        .map(|(_, session)| Due::at(session, DueMatter::OpenSheet))
        .collect()
}

/// Sessions with presences that nothing proves.
pub(super) fn none(scope: &DueScope<'_>) -> Vec<Due> {
    presences(scope, |said| said.evidence().proofs().is_empty(), |marks, closed| DueMatter::NoProof { marks, closed })
}

/// Sessions with presences that rest on a connection log and on nothing else: such a proof is held to be weak.
pub(super) fn logs_alone(scope: &DueScope<'_>) -> Vec<Due> {
    presences(
        scope,
        |said| said.evidence().logs_alone().is_some(),
        |marks, closed| DueMatter::LogAlone { marks, closed },
    )
}

/// Sessions held with presences of that kind.
fn presences(scope: &DueScope<'_>, is: fn(MarkSaid<'_>) -> bool, what: fn(usize, bool) -> DueMatter) -> Vec<Due> {
    let present = |said: MarkSaid<'_>| said.attendance() == Attendance::Present && said.minutes() > Minutes::ZERO;
    let is_one = move |said: MarkSaid<'_>| present(said) && is(said);
    if !scope.records.all_said().any(is_one) {
        return Vec::new();
    }
    held(scope)
        .filter_map(|(position, session)| {
            let seats = scope.records.counted_seats_at(position);
            let marks = seats.filter(|seat| seat.said.is_some_and(is_one) && seat.expected()).count();
            let closed = scope.records.held(session.id.as_str()).is_some_and(|held| held.closed_on.is_some());
            (marks > 0).then(|| Due::at(session, what(marks, closed)))
        })
        .collect()
}

/// Modules whose sessions come to fewer hours than the programme says. A cohort without sessions is still to be planned.
pub(super) fn hours(scope: &DueScope<'_>) -> Vec<Due> {
    let cohort = &scope.records.cohort;
    let modules = scope.programme.modules.iter().filter(|_| !cohort.sessions.is_empty());
    let short = modules.filter(|module| cohort.taught(&module.id) < module.planned);
    short
        .map(|module| {
            let (planned, scheduled) = (module.planned, cohort.taught(&module.id));
            Due::of_cohort(DueMatter::ModuleHours { module: module.id.clone(), planned, scheduled })
        })
        .collect()
}

fn held<'a>(scope: &DueScope<'a>) -> impl Iterator<Item = (SessionIndex, &'a Session)> + use<'a> {
    let now = scope.today.and_time(scope.time);
    let sessions = scope.records.cohort.indexed_sessions();
    sessions.filter(move |(_, session)| session.date.and_time(session.end) <= now && !session.cancelled)
}
