//! Enrolling one person: rules 6.3, 6.8, 6.9, 6.10.

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::enrolment::Enrolment;
use crate::domain::ids::FieldId;
use crate::domain::notice::Notice;
use crate::domain::participant_id;
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::Refusal;
use crate::domain::seats;
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};

use super::{admission, late, names};

/// Whom to enrol, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrol {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// May be empty: some have none.
    pub email: String,
    /// May be empty.
    pub phone: String,
    /// Structure.
    pub organisation: String,
    /// What they are.
    pub status: Option<PersonStatus>,
    /// Id of who pays; empty = nobody.
    pub funder: String,
    /// Ids of modules; empty = all.
    pub modules: Vec<String>,
    /// First day that counts.
    pub starts_on: Option<NaiveDate>,
    /// Answers to the programme's questions: id, value.
    pub answers: Vec<(String, String)>,
    /// Free text.
    pub note: String,
    /// Day of enrolment; today if not given.
    pub on: Option<NaiveDate>,
    /// Why they are let in all the same.
    pub exception: Option<String>,
    /// They are somebody else than who resembles them.
    pub distinct: bool,
}

/// Enrols, or puts on the waiting list when no seat is free.
pub fn enrol(
    records: &CohortRecords,
    programme: &Programme,
    request: &Enrol,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let mut enrolment = as_requested(records, programme, request, today)?;
    admission::nobody_twice(records, &enrolment, None, request.distinct)?;
    admission::answered(programme, &enrolment)?;
    let mut notices = admission::eligible(programme, &enrolment, request.exception.as_deref(), |_| true)?;
    let waiting = seats::waiting_list(records);
    if seats::any_free(records) {
        if let Some(next) = waiting.first() {
            notices.push(Notice::OthersWait { waiting: waiting.len(), next: records.enrolment(*next).full_name() });
        }
        notices.extend(late::earlier_sessions(records, &enrolment, request.on.unwrap_or(today)));
    } else {
        enrolment.state = EnrolmentState::Waiting;
        let before = waiting.iter().filter(|place| records.enrolment(**place).enrolled_on <= enrolment.enrolled_on);
        let capacity = records.cohort.capacity.unwrap_or_default();
        notices.push(Notice::PutOnWaitingList { capacity, rank: before.count() + 1 });
    }
    let cohort = records.cohort.id.clone();
    Ok(Plan { changes: vec![Change::Enrolment { cohort, before: None, after: Some(enrolment) }], notices })
}

/// The row that the request asks for, seated.
fn as_requested(
    records: &CohortRecords,
    programme: &Programme,
    request: &Enrol,
    today: NaiveDate,
) -> Result<Enrolment, Refusal> {
    let given = request
        .answers
        .iter()
        .map(|(field, value)| names::answer(programme, field, value))
        .collect::<Result<Vec<_>, _>>()?;
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (first_name, last_name) = (tidy(&request.first_name), tidy(&request.last_name));
    let email = request.email.trim().to_owned();
    let taken = |id: &str| records.position(id).is_some();
    Ok(Enrolment {
        id: participant_id(&records.cohort.id, &email, &first_name, &last_name, taken),
        last_name,
        first_name,
        email,
        phone: tidy(&request.phone),
        organisation: tidy(&request.organisation),
        status: request.status,
        funder: names::funder(programme, &request.funder)?,
        modules: names::modules(programme, &request.modules)?,
        state: EnrolmentState::Enrolled,
        enrolled_on: Some(request.on.unwrap_or(today)),
        starts_on: request.starts_on,
        ended_on: None,
        reason: request.exception.as_deref().unwrap_or_default().trim().to_owned(),
        bpf: None,
        note: request.note.trim().to_owned(),
        fields: programme.fields.iter().map(|field| (field.id.clone(), last_answer(&given, &field.id))).collect(),
    })
}

fn last_answer(given: &[(FieldId, String)], field: &FieldId) -> String {
    given.iter().rev().find(|(id, _)| id == field).map(|(_, value)| value.clone()).unwrap_or_default()
}
