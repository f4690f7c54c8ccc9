//! What `check` knows to be due of sessions held: a full sheet that is still open, presences that nothing or a log alone proves; and
//! modules whose sessions do not come to their hours.

use super::{Due, DueMatter, DueScope};
use crate::domain::attendance::mark::Mark;
use crate::domain::index::SessionIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::Seat;
use crate::domain::vocabulary::Attendance;

/// Sheets that can be closed: everybody expected is marked. One with a blank line is to be filled first.
pub(super) fn open_sheets(scope: &DueScope<'_>) -> Vec<Due> {
    held(scope)
        .filter(|(position, session)| {
            let closed = scope.records.held(session.id.as_str()).is_some_and(|held| held.closed_on.is_some());
            let mut expected = scope.records.seats_at(*position).filter(Seat::expected).peekable();
            !closed && expected.peek().is_some() && expected.all(|seat| seat.mark.is_some())
        })
        .map(|(_, session)| Due::at(session, DueMatter::OpenSheet))
        .collect()
}

/// Sessions with presences that nothing proves.
pub(super) fn none(scope: &DueScope<'_>) -> Vec<Due> {
    presences(scope, |mark| mark.evidence.proofs().is_empty(), |marks, closed| DueMatter::NoProof { marks, closed })
}

/// Sessions with presences that rest on a connection log and on nothing else: such a proof is held to be weak.
pub(super) fn logs_alone(scope: &DueScope<'_>) -> Vec<Due> {
    presences(scope, |mark| mark.evidence.logs_alone().is_some(), |marks, closed| DueMatter::LogAlone { marks, closed })
}

/// Sessions held with presences of that kind.
fn presences(scope: &DueScope<'_>, is: fn(&Mark) -> bool, what: fn(usize, bool) -> DueMatter) -> Vec<Due> {
    held(scope)
        .filter_map(|(position, session)| {
            let present = |mark: &Mark| mark.attendance == Attendance::Present && mark.minutes > Minutes::ZERO;
            let is_one = |seat: &Seat<'_>| seat.mark.is_some_and(|mark| present(mark) && is(mark)) && seat.expected();
            let marks = scope.records.seats_at(position).filter(is_one).count();
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
