//! Names in the tables that the definition does not have. Those inside the definition are held when it is loaded.

use std::collections::HashSet;

use crate::domain::suggest::nearest;
use crate::i18n::checks::references::References;

use super::{Findings, Subject};

pub(super) fn references(subject: &Subject<'_>, findings: &mut Findings) {
    of_marks(subject, findings);
    of_enrolments(subject, findings);
}

fn of_marks(subject: &Subject<'_>, findings: &mut Findings) {
    let cohort = &subject.records.cohort;
    let sessions = || cohort.sessions.iter().map(|session| session.id.as_str());
    let people: HashSet<&str> = subject.records.enrolments().map(|enrolment| enrolment.id.as_str()).collect();
    for row in subject.records.strays() {
        let session = row.record.session.as_str();
        if cohort.session(session).is_none() {
            findings.add(
                References::UnknownSession {
                    session: session.to_owned(),
                    near: nearest(session, sessions()).map(str::to_owned),
                    known: sessions().map(str::to_owned).collect(),
                },
                subject.mark_cell(row.line, "session"),
            );
        }
        let participant = row.record.participant.as_str();
        if !people.contains(participant) {
            findings.add(
                References::UnknownParticipant {
                    participant: participant.to_owned(),
                    near: nearest(participant, people.iter().copied()).map(str::to_owned),
                },
                subject.mark_cell(row.line, "participant"),
            );
        }
    }
}

fn of_enrolments(subject: &Subject<'_>, findings: &mut Findings) {
    let programme = subject.programme;
    let funders = || programme.funders.iter().map(|funder| funder.id.as_str());
    let modules = || programme.modules.iter().map(|module| module.id.as_str());
    let taught: HashSet<&str> = subject.records.cohort.sessions.iter().map(|session| session.module.as_str()).collect();
    for row in subject.records.numbered_enrolments() {
        if let Some(funder) = row.record.funder.as_ref().filter(|funder| programme.funder(funder).is_none()) {
            findings.add(
                References::UnknownFunder {
                    funder: funder.to_string(),
                    near: nearest(funder.as_str(), funders()).map(str::to_owned),
                    known: funders().map(str::to_owned).collect(),
                },
                subject.enrolment_cell(row.line, "funder"),
            );
        }
        for module in &row.record.modules {
            let place = subject.enrolment_cell(row.line, "modules");
            if programme.module(module).is_none() {
                findings.add(
                    References::UnknownModule {
                        module: module.to_string(),
                        near: nearest(module.as_str(), modules()).map(str::to_owned),
                        known: modules().map(str::to_owned).collect(),
                    },
                    place,
                );
            } else if !taught.contains(module.as_str()) {
                findings.add(
                    References::ModuleWithoutSession { module: module.to_string(), cohort: subject.cohort_id() },
                    place,
                );
            }
        }
    }
}
