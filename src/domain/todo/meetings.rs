//! Sessions of the coming two weeks that lack what people need to come: a link, a place, a trainer.

use chrono::Days;

use super::{Due, DueMatter, DueScope};
use crate::domain::programme::cohort::Session;
use crate::domain::vocabulary::Modality;

/// How far ahead one looks.
const SOON: Days = Days::new(14);

/// A remote session needs a link, one in person a place. A blended one is found by either, and is asked for its place.
pub(super) fn links(scope: &DueScope<'_>) -> Vec<Due> {
    soon(scope)
        .filter_map(|session| {
            let (linked, placed) = (!session.link.is_empty(), !session.place.is_empty());
            let line = session.line;
            let what = match session.modality.unwrap_or(scope.programme.modality) {
                Modality::Remote => (!linked).then_some(DueMatter::Link { line }),
                Modality::InPerson => (!placed).then_some(DueMatter::Place { line }),
                Modality::Blended => (!linked && !placed).then_some(DueMatter::Place { line }),
            };
            what.map(|what| Due::at(session, what))
        })
        .collect()
}

pub(super) fn trainers(scope: &DueScope<'_>) -> Vec<Due> {
    let nobody = soon(scope).filter(|session| session.trainer.is_none());
    nobody.map(|session| Due::at(session, DueMatter::Trainer { line: session.line })).collect()
}

fn soon<'a>(scope: &DueScope<'a>) -> impl Iterator<Item = &'a Session> + use<'a> {
    let (today, now) = (scope.today, scope.today.and_time(scope.time));
    let last = today.checked_add_days(SOON).unwrap_or(today);
    let sessions = scope.records.cohort.sessions.iter().filter(|session| !session.cancelled);
    sessions.filter(move |session| now < session.date.and_time(session.end) && session.date <= last)
}
