//! Names in the enrolments that the definition does not have, or has and does not use. Unknown sessions, participants
//! and modules keep a row from being read: the store finds those, and names inside the definition.

use std::collections::HashSet;

use crate::domain::findings::references::References;
use crate::domain::suggest::nearest;

use super::{Findings, Subject};

pub(super) fn references(subject: &Subject<'_>, findings: &mut Findings) {
    let programme = subject.programme;
    let funders = || programme.funders.iter().map(|funder| funder.id.as_str());
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
        for module in row.record.modules.iter().filter(|module| !taught.contains(module.as_str())) {
            findings.add(
                References::ModuleWithoutSession { module: module.to_string(), cohort: subject.cohort_id() },
                subject.enrolment_cell(row.line, "modules"),
            );
        }
    }
}
