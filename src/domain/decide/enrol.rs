//! Enrolling one person: rules 6.3, 6.8, 6.9, 6.10.

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::PersonStatus;

use super::roll::Roll;

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
    /// Why they pass over those who wait, where somebody does.
    pub passing: Option<String>,
    /// They are somebody else than who resembles them.
    pub distinct: bool,
}

/// Enrols, or puts on the waiting list: where no seat is free, and where others wait for the one that is.
pub fn enrol(
    records: &CohortRecords,
    programme: &Programme,
    request: &Enrol,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let (enrolment, notices) = Roll::of(records, programme).join(request, today)?;
    let cohort = records.cohort.id.clone();
    Ok(Plan { changes: vec![Change::Enrolment { cohort, before: None, after: Some(enrolment) }], notices })
}
