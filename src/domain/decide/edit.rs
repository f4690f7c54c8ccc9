//! Correcting an enrolment. The id and the state never change here; what is attended is never dropped.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::eligibility::value_of;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::identity::Resemblance;
use crate::domain::privacy::erased::ErasedPerson;
use crate::domain::privacy::forgetting::is_erased;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;

use super::admission;
use super::brought;
use super::leftover::leftover;
use super::names::{self, candidate};
use super::reason::joined;
use crate::domain::people::cell_texts::CellTexts;

/// What to correct, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Whose enrolment.
    pub person: String,
    /// The cells that shall be different.
    pub cells: CellTexts,
    /// The day of enrolment.
    pub on: Option<NaiveDate>,
    /// Why they stay in all the same.
    pub exception: Option<String>,
    /// They are somebody else than who resembles them.
    pub distinct: bool,
    /// What is probably no name is their name all the same.
    pub spelled_so: bool,
}

/// Corrects one enrolment.
pub fn edit(records: &CohortRecords, programme: &Programme, request: &Edit, today: NaiveDate) -> Result<Plan, Refusal> {
    let position = names::person(records, &request.person)?;
    let before = records.enrolment(position);
    if is_erased(before) && request.cells.says_who() {
        let erasure = ErasedPerson { id: before.id.clone(), on: None };
        return Err(LifeRefusal::Erased { erasure, cohort: records.cohort.id.clone() }.into());
    }
    let like = |enrolment: &Enrolment| admission::resembles(records, enrolment, Some(position));
    let there = |position| Cow::Borrowed(records.enrolment(position));
    let (after, notices) = correction(programme, before, request, like, there)?;
    if after == *before {
        return Ok(Plan { changes: Vec::new(), notices: vec![Notice::NothingToDo] });
    }
    let ahead = admission::ahead(&after, request.on, today);
    let other_sessions = brought::by_first_day(records, before, &after);
    let mut plan = carried_out(records, position, after)?;
    plan.notices.splice(0..0, notices.into_iter().chain(ahead).chain(other_sessions));
    Ok(plan)
}

/// The enrolment as the request wants it, once the rules have agreed, and which of them were set aside. `like` tells whom
/// else an enrolment resembles, `person` knows them.
pub fn correction<'p>(
    programme: &Programme,
    before: &Enrolment,
    request: &Edit,
    like: impl Fn(&Enrolment) -> Option<Resemblance>,
    person: impl Fn(EnrolmentIndex) -> Cow<'p, Enrolment>,
) -> Result<(Enrolment, Vec<Notice>), Refusal> {
    let after = corrected(programme, before, request)?;
    let renamed =
        (&after.first_name, &after.last_name, &after.email) != (&before.first_name, &before.last_name, &before.email);
    if (&after.first_name, &after.last_name) != (&before.first_name, &before.last_name) {
        admission::is_a_name(&after, request.spelled_so || request.exception.is_some())?;
    }
    if renamed {
        // Somebody told apart before stays so: only a new likeness is a question.
        let resembled = like(&after);
        let known = resembled.is_none_or(|now| like(before).is_some_and(|before| now.is_known_from(before)));
        admission::nobody_twice(resembled, person, request.distinct || known).map_err(|twice| of_row(twice, before))?;
    }
    let ruled = |column: &str| value_of(&after, column) != value_of(before, column);
    if programme.fields.iter().any(|field| ruled(field.id.as_str())) {
        admission::answered(programme, &after)?;
    }
    let notices = admission::eligible(programme, &after, request.exception.as_deref(), ruled)?;
    Ok((after, notices))
}

/// A refusal that knows whose row would be somebody twice.
fn of_row(mut refusal: Refusal, before: &Enrolment) -> Refusal {
    if let Refusal::Enrolment(
        EnrolmentRefusal::AlreadyEnrolled { edited, .. } | EnrolmentRefusal::NearMatch { edited, .. },
    ) = &mut refusal
    {
        *edited = Some(candidate(before));
    }
    refusal
}

/// The change to one enrolment, and to the marks that it leaves behind.
pub fn carried_out(records: &CohortRecords, position: EnrolmentIndex, after: Enrolment) -> Result<Plan, Refusal> {
    let before = records.enrolment(position);
    let left = leftover(records, position, &after).map_err(|session| {
        Refusal::Enrolment(EnrolmentRefusal::AttendedElsewhere {
            person: candidate(before),
            session: session.id.clone(),
            date: session.date,
        })
    })?;
    let mut notices = Vec::new();
    if !left.sessions.is_empty() {
        notices.push(Notice::Marks(MarkNotice::MarksNoLongerExpected {
            person: after.full_name(),
            sessions: left.sessions,
        }));
    }
    let cohort = records.cohort.id.clone();
    let mut changes = vec![Change::row(cohort, Some(before.clone()), Some(after))];
    changes.extend(left.changes);
    Ok(Plan { changes, notices })
}

fn corrected(programme: &Programme, before: &Enrolment, request: &Edit) -> Result<Enrolment, Refusal> {
    let mut after = request.cells.of(programme, before)?;
    after.enrolled_on = request.on.or(before.enrolled_on);
    if let Some(reason) = &request.exception {
        after.reason = joined(&before.reason, reason);
    }
    Ok(after)
}
