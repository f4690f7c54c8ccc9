//! Who may be enrolled twice: rule 6.9. A near name is only a warning, and none at all where the e-mails differ: those
//! were told apart when the second one was enrolled.

use crate::domain::findings::people::{People, Twin};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::identity::Identity;
use crate::domain::people::names::email_key;
use crate::domain::privacy::forgetting::is_erased;

use super::subject::name_of;
use super::{Findings, Subject};

/// One enrolment, ready to be compared.
struct Person<'a> {
    line: u32,
    enrolment: &'a Enrolment,
    identity: Identity,
    email: Option<String>,
}

pub(super) fn people(subject: &Subject<'_>, findings: &mut Findings) {
    let people: Vec<Person<'_>> = subject
        .records
        .numbered_enrolments()
        .iter()
        .map(|row| Person {
            line: row.line,
            enrolment: &row.record,
            identity: Identity::new(&row.record.first_name, &row.record.last_name, &row.record.email),
            email: email_key(&row.record.email),
        })
        .collect();
    for (place, later) in people.iter().enumerate() {
        let mut found: Vec<_> =
            people[..place].iter().filter_map(|earlier| compared(subject, earlier, later)).collect();
        // Whoever is there already is not also somebody who resembles others.
        if found.iter().any(|(finding, _)| matches!(finding, People::SamePerson(_))) {
            found.retain(|(finding, _)| matches!(finding, People::SamePerson(_)));
        }
        for (finding, column) in found {
            findings.add(finding, subject.enrolment_cell(later.line, column));
        }
    }
}

/// What two enrolments have in common, and the column that shows it.
fn compared(subject: &Subject<'_>, earlier: &Person<'_>, later: &Person<'_>) -> Option<(People, &'static str)> {
    // What stands for an erased name resembles others of its kind.
    if is_erased(earlier.enrolment) || is_erased(later.enrolment) {
        return None;
    }
    let twin = || Twin {
        name: name_of(later.enrolment),
        id: later.enrolment.id.to_string(),
        other: name_of(earlier.enrolment),
        other_id: earlier.enrolment.id.to_string(),
        line: earlier.line,
        cohort: subject.cohort_id(),
    };
    if later.identity.same(&earlier.identity) {
        return Some((People::SamePerson(twin()), "last_name"));
    }
    match (&earlier.email, &later.email) {
        (Some(one), Some(other)) if one == other => {
            let email = later.enrolment.email.trim().to_owned();
            Some((People::SharedEmail { twin: twin(), email }, "email"))
        }
        (Some(_), Some(_)) => None,
        _ => later.identity.near(&earlier.identity).then(|| (People::NearName(twin()), "last_name")),
    }
}
