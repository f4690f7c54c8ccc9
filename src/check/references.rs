//! Names in the enrolments that the definition does not have, or has and does not use. Unknown sessions, participants
//! and modules keep a row from being read: the store finds those, and names inside the definition.

use std::collections::HashSet;

use crate::domain::findings::references::References;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::{Record, Reference};
use crate::domain::suggest::nearest;

use super::{Findings, Subject};

pub(super) fn references(subject: &Subject<'_>, findings: &mut Findings) {
    let programme = subject.programme;
    let funders = || programme.funders.iter().map(|funder| funder.id.as_str());
    let taught: HashSet<&str> = subject.records.cohort.sessions.iter().map(|session| session.module.as_str()).collect();
    for row in subject.records.numbered_enrolments() {
        let columns = Enrolment::TABLE.columns.iter().enumerate();
        for (at, column) in columns.filter(|(_, column)| column.names == Some(Reference::Funder)) {
            let value = row.record.value(at);
            for id in value.ids().iter().filter(|id| funders().all(|funder| funder != **id)) {
                let (funder, near) = ((*id).to_owned(), nearest(id, funders()).map(str::to_owned));
                let known = funders().map(str::to_owned).collect();
                let cell = subject.enrolment_cell(row.line, column.name);
                findings.add(References::UnknownFunder { funder, near, known }, cell);
            }
        }
        for module in row.record.modules.iter().filter(|module| !taught.contains(module.as_str())) {
            findings.add(
                References::ModuleWithoutSession { module: module.to_string(), cohort: subject.cohort_id() },
                subject.enrolment_cell(row.line, "modules"),
            );
        }
    }
}
