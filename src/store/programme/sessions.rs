//! A cohort and its sessions, checked against the programme: ids, modules, trainers, times.

use std::sync::Arc;

use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::suggest::nearest;
use crate::store::programme::fault::{Advice, Fault, IdKind};

use super::findings::DefinitionFindings;
use super::identity;
use super::read::plain;
use super::validate::{id_of, unique};
use super::written::{Written, WrittenCohort, WrittenSession};

/// One cohort. Sessions that are not whole are left out: what they lack was said.
pub fn cohort(written: WrittenCohort, programme: &Programme, findings: &mut DefinitionFindings<'_>) -> Cohort {
    if let Some(id) = written.id.as_ref().filter(|id| identity::is_reserved_cohort(&id.value)) {
        findings.add(&id.span, Fault::CohortReserved { id: id.value.clone() }, Some(Advice::AnotherId));
    }
    let line = findings.source().line(written.span.start);
    let id = CohortId::new(id_of(IdKind::Cohort, written.id, findings));
    unique(IdKind::Session, written.sessions.iter().filter_map(|session| session.id.as_ref()), findings);
    let mut sessions: Vec<Session> =
        written.sessions.into_iter().filter_map(|written| session(written, programme, findings)).collect();
    sessions.sort_by(|one, other| (one.date, one.start, &one.id).cmp(&(other.date, other.start, &other.id)));
    Cohort { id, capacity: written.capacity, sessions, file: Arc::clone(findings.source().file()), line }
}

fn session(written: WrittenSession, programme: &Programme, findings: &mut DefinitionFindings<'_>) -> Option<Session> {
    if let Some(id) = written.id.as_ref().filter(|id| identity::is_reserved_session(&id.value)) {
        findings.add(&id.span, Fault::SessionReserved { id: id.value.clone() }, Some(Advice::AnotherId));
    }
    let module = written.module.and_then(|id| {
        let known = || programme.modules.iter().map(|module| module.id.as_str());
        let found = programme.modules.iter().find(|module| module.id.as_str() == id.value);
        if found.is_none() {
            unknown(IdKind::Module, id, known, findings);
        }
        found.map(|module| module.id.clone())
    });
    let trainer = written.trainer.filter(|id| !id.value.is_empty()).and_then(|id| {
        let known = || programme.trainers.iter().map(|trainer| trainer.id.as_str());
        let found = programme.trainers.iter().find(|trainer| trainer.id.as_str() == id.value);
        if found.is_none() {
            unknown(IdKind::Trainer, id, known, findings);
        }
        found.map(|trainer| trainer.id.clone())
    });
    if let (Some(start), Some(end)) = (&written.start, &written.end)
        && end.value <= start.value
    {
        let fault = Fault::EndBeforeStart { start: start.value, end: end.value };
        findings.add(&end.span, fault, Some(Advice::EndAfterStart));
    }
    let line = findings.source().line(written.span.start);
    let id = id_of(IdKind::Session, written.id, findings);
    Some(Session {
        id: SessionId::new(id),
        module: module?,
        date: written.date?.value,
        start: written.start?.value,
        end: written.end?.value,
        tolerance: programme.tolerance,
        zone: programme.timezone,
        trainer,
        link: plain(written.link),
        place: plain(written.place),
        modality: written.modality,
        capacity: written.capacity,
        cancelled: written.cancelled,
        note: plain(written.note),
        moved_from: written.moved_from,
        line,
    })
}

fn unknown<'a, I: Iterator<Item = &'a str>>(
    kind: IdKind,
    id: Written<String>,
    known: impl Fn() -> I,
    findings: &mut DefinitionFindings<'_>,
) {
    let near = nearest(&id.value, known()).map(str::to_owned);
    let known = known().filter(|id| !id.is_empty()).map(str::to_owned).collect();
    findings.add(&id.span, Fault::UnknownId { kind, id: id.value }, Some(Advice::Known { kind, near, known }));
}
