//! From one cohort to the next: no column names the other, so it is found again as the same person (rule 6.9), or the only
//! one with that name or that e-mail, who ended in one the day before they began in the other.

use chrono::{Days, NaiveDate};

use super::enrolment::Enrolment;
use super::identity::Identity;
use super::names::{email_key, name_key};
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;

/// One end of a transfer, seen from the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The other cohort.
    pub cohort: CohortId,
    pub id: String,
    /// The first day in the cohort they went to.
    pub first_day: NaiveDate,
}

/// Whether an enrolment may have gone on elsewhere, or come from elsewhere: if not, no other cohort has to be read.
pub fn may_have_moved(enrolment: &Enrolment) -> bool {
    went_on(enrolment).is_some() || enrolment.starts_on.is_some()
}

/// Where this enrolment went on, if it is in that cohort: as somebody new there or, of somebody who had come from
/// elsewhere, as whoever is there again.
pub fn went_to(enrolment: &Enrolment, other: &CohortRecords) -> Option<Passage> {
    let first_day = went_on(enrolment)?;
    passage(enrolment, other, first_day, |there| there.starts_on).or_else(|| {
        let came = enrolment.state == EnrolmentState::Transferred && enrolment.starts_on.is_some();
        passage(enrolment, other, first_day, |there| Some(first_day).filter(|day| came && goes_on(there, *day)))
    })
}

/// Where this enrolment came from, if it is that cohort.
pub fn came_from(enrolment: &Enrolment, other: &CohortRecords) -> Option<Passage> {
    let first_day = enrolment.starts_on?;
    passage(enrolment, other, first_day, went_on)
}

/// The one who passed on that day: the same person, else the only one with that name or that e-mail, for a name or an
/// address may have been corrected on one side since.
fn passage(
    enrolment: &Enrolment,
    other: &CohortRecords,
    first_day: NaiveDate,
    passed: impl Fn(&Enrolment) -> Option<NaiveDate>,
) -> Option<Passage> {
    let those: Vec<&Enrolment> = other.enrolments().filter(|there| passed(there) == Some(first_day)).collect();
    let only = |fits: fn(&Enrolment, &Enrolment) -> bool| {
        let mut fitting = those.iter().filter(|there| fits(enrolment, there));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let there =
        those.iter().find(|there| same(enrolment, there)).or_else(|| only(same_name)).or_else(|| only(same_email))?;
    Some(Passage { cohort: other.cohort.id.clone(), id: there.id.to_string(), first_day })
}

/// The first day elsewhere of somebody who went on; cancelled: they had not begun yet.
fn went_on(enrolment: &Enrolment) -> Option<NaiveDate> {
    let moved = matches!(enrolment.state, EnrolmentState::Transferred | EnrolmentState::Cancelled);
    enrolment.ended_on.filter(|_| moved)?.checked_add_days(Days::new(1))
}

/// Whether somebody who was there before is there on that day.
fn goes_on(enrolment: &Enrolment, day: NaiveDate) -> bool {
    enrolment.state.counts()
        && enrolment.starts_on.is_none_or(|first| first < day)
        && enrolment.ended_on.is_none_or(|last| last >= day)
}

fn same(one: &Enrolment, other: &Enrolment) -> bool {
    let identity = |of: &Enrolment| Identity::new(&of.first_name, &of.last_name, &of.email);
    identity(one).same(&identity(other))
}

fn same_name(one: &Enrolment, other: &Enrolment) -> bool {
    name_key(&one.first_name, &one.last_name) == name_key(&other.first_name, &other.last_name)
}

fn same_email(one: &Enrolment, other: &Enrolment) -> bool {
    email_key(&one.email).is_some() && email_key(&one.email) == email_key(&other.email)
}
