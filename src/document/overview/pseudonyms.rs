//! A cohort for somebody outside: ids in place of names, and no text in which somebody may be named.

use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;

/// The same cohort under ids. Lists are then in the order of the ids, which says nothing of names.
pub fn pseudonymous(records: CohortRecords) -> CohortRecords {
    let records = records.with_each::<Enrolment>(|person| {
        let (last_name, first_name) = (person.id.to_string(), String::new());
        Enrolment { last_name, first_name, ..person.clone() }
    });
    records.with_each::<Commitment>(|commitment| Commitment { text: "…".to_owned(), ..commitment.clone() })
}
