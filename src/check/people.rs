//! Who may be enrolled twice: rule 6.9. A near name is only a warning, and none at all where the e-mails differ: those
//! were told apart when the second one was enrolled.

use crate::domain::enrolment::Enrolment;
use crate::domain::names::{NEAR, email_key, likeness, name_key};
use crate::i18n::checks::people::{People, Twin};

use super::subject::name_of;
use super::{Findings, Subject};

/// One enrolment, ready to be compared.
struct Person<'a> {
    line: u32,
    enrolment: &'a Enrolment,
    name: String,
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
            name: name_key(&row.record.first_name, &row.record.last_name),
            email: email_key(&row.record.email),
        })
        .collect();
    for (place, later) in people.iter().enumerate() {
        for earlier in &people[..place] {
            if let Some((finding, column)) = compared(subject, earlier, later) {
                findings.add(finding, subject.enrolment_cell(later.line, column));
            }
        }
    }
}

/// What two enrolments have in common, and the column that shows it.
fn compared(subject: &Subject<'_>, earlier: &Person<'_>, later: &Person<'_>) -> Option<(People, &'static str)> {
    let same_name = !later.name.is_empty() && earlier.name == later.name;
    let (same_email, emails_differ) = match (&earlier.email, &later.email) {
        (Some(one), Some(other)) => (one == other, one != other),
        _ => (false, false),
    };
    let twin = || Twin {
        name: name_of(later.enrolment),
        id: later.enrolment.id.to_string(),
        other: name_of(earlier.enrolment),
        line: earlier.line,
        cohort: subject.cohort_id(),
    };
    if same_name && !emails_differ {
        Some((People::SamePerson(twin()), "last_name"))
    } else if same_email {
        Some((People::SharedEmail { twin: twin(), email: later.enrolment.email.trim().to_owned() }, "email"))
    } else if !emails_differ && likeness(&earlier.name, &later.name) >= NEAR {
        Some((People::NearName(twin()), "last_name"))
    } else {
        None
    }
}
