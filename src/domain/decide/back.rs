//! Coming back to a cohort: rule 6.9. A registration of somebody cancelled is a new request, on the same row; of somebody
//! withdrawn, a return, whose hours go on. What the registration says replaces; what it leaves out stays.

use chrono::NaiveDate;

use crate::domain::attendance::expectation::expected;
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;

use super::edit::{Edit, carried_out, correction};
use super::names::candidate;
use super::roll::{Returned, Roll};
use super::{admission, reason};

/// Who comes back, and what is said of it.
#[derive(Clone, Debug, Default)]
pub struct ComebackRequest {
    /// What the registration says; nothing of the name.
    pub says: Edit,
    /// The day of the request.
    pub on: Option<NaiveDate>,
    /// Why they are let in all the same.
    pub exception: Option<String>,
    /// Why they pass over those who wait, where somebody does.
    pub passing: Option<String>,
}

/// Whether they left, so that a registration brings them back: whoever was transferred is in another cohort.
pub fn has_left(row: &Enrolment) -> bool {
    matches!(row.state, EnrolmentState::Cancelled | EnrolmentState::Withdrawn)
}

/// How a registration stands to somebody's leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// They have not left, or it is no newer: it is the one that they left.
    Before,
    /// It is a new one.
    After,
    /// It is newer than their enrolment, and nothing says whether it is newer than their leaving.
    Perhaps,
}

/// How a registration of that day stands to the leaving of somebody there; an undated one is an old one.
pub fn registered(row: &Enrolment, on: Option<NaiveDate>) -> Registered {
    let gone = has_left(row) || row.state == EnrolmentState::Transferred;
    let Some(on) = on.filter(|_| gone) else { return Registered::Before };
    let newer = row.enrolled_on.is_none_or(|enrolled| enrolled < on);
    match row.ended_on {
        Some(left) if left < on => Registered::After,
        Some(left) if left > on => Registered::Before,
        _ if newer => Registered::Perhaps,
        _ => Registered::Before,
    }
}

impl Roll<'_> {
    /// Brings back somebody who left: seated or waiting as a newcomer where they were cancelled, seated or refused where
    /// they withdrew, for waiting would lose the hours they attended.
    pub fn back(
        &mut self,
        position: EnrolmentIndex,
        coming: &ComebackRequest,
        today: NaiveDate,
    ) -> Result<(Returned, Vec<Notice>), Refusal> {
        let before = self.person(position).into_owned();
        if !has_left(&before) {
            let (person, state) = (candidate(&before), before.state);
            return Err(EnrolmentRefusal::AlreadyEnrolled { person, state, edited: None }.into());
        }
        let returns = before.state == EnrolmentState::Withdrawn;
        let day = coming.on.unwrap_or(today);
        let opened = Enrolment {
            state: EnrolmentState::Enrolled,
            enrolled_on: if returns { before.enrolled_on } else { Some(day) },
            ended_on: None,
            // Why they left no longer holds, nor an exception once made: the rules are asked again.
            reason: String::new(),
            ..before.clone()
        };
        let says = Edit { exception: coming.exception.clone(), ..coming.says.clone() };
        let like = |row: &Enrolment| self.resembles(row, position);
        let (mut after, _) = correction(self.programme(), &opened, &says, like, |there| self.person(there))?;
        admission::answered(self.programme(), &after)?;
        let exceptions = admission::eligible(self.programme(), &after, coming.exception.as_deref(), |_| true)?;

        let mut notices =
            vec![Notice::ComesBack { person: before.full_name(), was: before.state, left: before.ended_on }];
        notices.extend(exceptions);
        notices.extend(admission::ahead(&after, coming.on.filter(|_| !returns), today));
        if returns {
            notices.extend(self.seat_again(&mut after, coming.passing.as_deref())?);
            notices.extend(missed(self.records(), position, &before, &after, today));
        } else {
            notices.extend(self.seat(&mut after, position, coming.passing.as_deref(), day));
        }
        let plan = carried_out(self.records(), position, after.clone())?;
        notices.extend(plan.notices);
        let returned = Returned { before, after, changes: plan.changes };
        self.now_back(position, returned.clone());
        Ok((returned, notices))
    }

    /// Gives a seat to somebody who withdrew.
    fn seat_again(&mut self, person: &mut Enrolment, passing: Option<&str>) -> Result<Option<Notice>, Refusal> {
        if !self.any_free() {
            let capacity = self.records().cohort.capacity.unwrap_or_default();
            let (person, cohort) = (candidate(person), self.records().cohort.id.clone());
            return Err(LifeRefusal::NoSeatToReturn { person, cohort, capacity }.into());
        }
        if let Some(first) = self.first_who_waits() {
            let Some(passing) = reason::given(passing) else {
                let (person, first) = (candidate(person), candidate(first));
                return Err(LifeRefusal::OthersWait { person, first, cohort: self.records().cohort.id.clone() }.into());
            };
            person.reason = reason::joined(&person.reason, passing);
        }
        let others = self.others_wait();
        self.take_seat();
        Ok(others)
    }
}

/// The sessions held between leaving and coming back, that nobody marked them at.
fn missed(
    records: &CohortRecords,
    position: EnrolmentIndex,
    before: &Enrolment,
    after: &Enrolment,
    today: NaiveDate,
) -> Option<Notice> {
    let left = before.ended_on?;
    let held = records.seats_of(position).filter(|seat| seat.session.date > left && seat.session.date < today);
    let open = held.filter(|seat| seat.mark.is_none() && expected(after, seat.session));
    let sessions: Vec<SessionId> = open.map(|seat| seat.session.id.clone()).collect();
    let (person, id) = (after.full_name(), after.id.to_string());
    (!sessions.is_empty()).then_some(Notice::MissedMeanwhile { person, id, sessions })
}
