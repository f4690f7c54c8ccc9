//! The request, and the plan it comes to.

use chrono::NaiveDate;

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::notice::Notice;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest;
use crate::domain::vocabulary::EnrolmentState;

use super::super::freed::freed;
use super::super::names::{self, candidate};
use super::request::Merge;
use super::sides::{Side, Sides};
use super::{cells, marks, minutes, rows};

/// Makes one enrolment of two.
pub fn merge(
    records: &CohortRecords,
    programme: &Programme,
    request: &Merge,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let (first, second) = (names::person(records, &request.first)?, names::person(records, &request.second)?);
    let (stays, goes) = (records.enrolment(first), records.enrolment(second));
    if first == second {
        return Err(LifeRefusal::OnePerson { person: candidate(stays) }.into());
    }
    known(records, programme, &request.keep)?;
    let said = minutes::said(records, (first, second), request, today)?;
    let mut sides = Sides::new(&request.keep);
    let both = cells::united(programme, stays, goes, &mut sides);
    let united = marks::united(records, (first, second), &both, &said, &mut sides);
    let others = rows::united(records, &stays.id, &goes.id, &mut sides);
    if !sides.open.is_empty() {
        let (first, second) = (candidate(stays), candidate(goes));
        return Err(LifeRefusal::Conflicts { first, second, conflicts: sides.open }.into());
    }
    match &united.homeless[..] {
        [] => {}
        [why, ..] if of_the_state(why) && sides.decided("state").is_some() => {
            let keep = sides.decided("state").map_or("A", |side| side.pick("B", "A"));
            return Err(Refusal::StateLosesHours { why: Box::new(why.clone()), keep });
        }
        [one] => return Err(one.clone()),
        _ => return Err(Refusal::Several(united.homeless)),
    }

    let mut notices = Vec::new();
    if !united.dropped.is_empty() {
        notices.push(Notice::Marks(MarkNotice::MarksNoLongerExpected {
            person: both.full_name(),
            sessions: united.dropped,
        }));
    }
    notices.extend(sides.dropped.into_iter().map(Notice::OfTwo));
    if (stays.state, goes.state) == (EnrolmentState::Enrolled, EnrolmentState::Enrolled) {
        notices.extend(freed(records, today));
    }
    let cohort = &records.cohort.id;
    let row = |before: &_, after| Change::row(cohort.clone(), Some(before).cloned(), after);
    let mut changes = Vec::new();
    if both != *stays {
        changes.push(row(stays, Some(both)));
    }
    changes.extend(united.changes);
    changes.extend(others);
    changes.push(row(goes, None));
    Ok(Plan { changes, notices })
}

/// Whether somebody is not expected because of where their enrolment stands.
fn of_the_state(why: &Refusal) -> bool {
    use Unexpected::{AfterEnd, EnrolmentCancelled, Waiting};
    matches!(
        why,
        Refusal::Attendance(AttendanceRefusal::NotExpected { because: Waiting | EnrolmentCancelled | AfterEnd(_), .. })
    )
}

/// Refuses a decision about something that neither has.
fn known(records: &CohortRecords, programme: &Programme, keep: &[(String, Side)]) -> Result<(), Refusal> {
    let fields = programme.fields.iter().map(|field| field.id.to_string());
    let sessions = records.cohort.sessions.iter().map(|session| session.id.to_string());
    let columns = cells::decidable().map(str::to_owned);
    let names: Vec<String> = columns.chain(fields).chain(sessions).chain(rows::decidable()).collect();
    match keep.iter().find(|(name, _)| !names.contains(name)) {
        None => Ok(()),
        Some((typed, _)) => Err(Refusal::UnknownName {
            kind: NameKind::Column,
            typed: typed.clone(),
            near: nearest(typed, names.iter().map(String::as_str)).map(str::to_owned),
            known: names,
        }),
    }
}
