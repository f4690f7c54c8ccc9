//! People whose enrolment leaves a required question of the programme open. Those cancelled are left alone: they count
//! nowhere.

use super::{Due, DueMatter, DueScope};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::FieldId;
use crate::domain::vocabulary::EnrolmentState;

pub(super) fn missing(scope: &DueScope<'_>) -> Vec<Due> {
    let required = || scope.programme.fields.iter().filter(|field| field.required);
    if required().next().is_none() {
        return Vec::new();
    }
    let open = |row: &Enrolment| -> Vec<FieldId> {
        let open = required().filter(|field| row.field(field.id.as_str()).is_empty());
        open.map(|field| field.id.clone()).collect()
    };
    let people = scope.records.in_order().into_iter().map(|person| scope.records.enrolment(person));
    people
        .filter(|row| row.state != EnrolmentState::Cancelled)
        .map(|row| (row, open(row)))
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(row, fields)| Due::of(row, DueMatter::Answers { fields }))
        .collect()
}
