//! From one cohort to another of the same programme: rules 6.2, 6.3, 6.8 and 6.9. What was attended stays where it was
//! attended; what comes from the first day there on is planned there.

use chrono::{Days, NaiveDate};

use crate::domain::attendance::expectation::planned;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::seats;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::ModuleId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

use super::arrival::{Arrival, ArrivalRequest, arrival};
use super::freed::freed;
use super::leftover::leftover;
use super::names::{self, candidate};
use super::reason::joined;

/// Who goes on elsewhere, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transfer {
    /// Who.
    pub person: String,
    /// The first day in the new cohort; today if not given.
    pub on: Option<NaiveDate>,
    /// Why; may be empty.
    pub reason: String,
    /// They are somebody else than who resembles them there.
    pub distinct: bool,
}

/// Ends an enrolment the day before, and begins one in the other cohort, or goes on with the one that is there.
pub fn transfer(
    here: &CohortRecords,
    there: &CohortRecords,
    programme: &Programme,
    request: &Transfer,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let position = names::person(here, &request.person)?;
    let before = here.enrolment(position);
    if here.cohort.id == there.cohort.id {
        let (person, cohort) = (candidate(before), here.cohort.id.clone());
        return Err(LifeRefusal::SameCohort { person, cohort }.into());
    }
    if !matches!(before.state, EnrolmentState::Enrolled | EnrolmentState::Waiting) {
        return Err(EnrolmentRefusal::NotEnrolled { person: candidate(before), state: before.state }.into());
    }
    let first_day = request.on.unwrap_or(today);
    let last_day = first_day.checked_sub_days(Days::new(1)).unwrap_or(first_day);
    nothing_attended_since(here, position, first_day)?;
    let ended = ended(before, last_day, &request.reason);
    let left = leftover(here, position, &ended).map_err(|session| {
        Refusal::Enrolment(EnrolmentRefusal::AttendedElsewhere {
            person: candidate(before),
            session: session.id.clone(),
            date: session.date,
        })
    })?;
    let (reason, distinct) = (request.reason.as_str(), request.distinct);
    let coming = ArrivalRequest { here, position, first_day, today, reason, distinct };
    let Arrival { before: known, after: begun } = arrival(there, programme, &coming)?;

    let mut notices = Vec::new();
    if !left.sessions.is_empty() {
        notices.push(Notice::Marks(MarkNotice::MarksRemoved {
            person: before.full_name(),
            sessions: left.sessions,
            last_day,
        }));
    }
    notices.extend(passed_over(there, known.as_ref()));
    notices.extend(nothing_there(there, &begun, first_day));
    // Whoever comes back has followed modules there as well: which of them to leave out is theirs to say.
    if known.as_ref().is_none_or(|row| row.state == EnrolmentState::Waiting) {
        notices.extend(comes_again(here, position, there, &begun));
    }
    if before.state == EnrolmentState::Enrolled {
        notices.extend(freed(here, first_day.max(today)));
    }
    let row = |cohort: &CohortRecords, before, after| Change::row(cohort.cohort.id.clone(), before, Some(after));
    let mut changes = vec![row(here, Some(before.clone()), ended)];
    changes.extend(left.changes);
    changes.push(row(there, known, begun));
    Ok(Plan { changes, notices })
}

/// The row here. Whoever waited, or was to begin later, never had a day here: cancelled, for a transferred person is
/// expected up to the last day.
fn ended(before: &Enrolment, last_day: NaiveDate, reason: &str) -> Enrolment {
    let never_here = before.state == EnrolmentState::Waiting || before.starts_on.is_some_and(|first| first > last_day);
    let reason = if reason.trim().is_empty() { before.reason.clone() } else { joined(&before.reason, reason) };
    Enrolment {
        state: if never_here { EnrolmentState::Cancelled } else { EnrolmentState::Transferred },
        ended_on: Some(last_day),
        reason,
        ..before.clone()
    }
}

/// Refuses to leave behind an hour attended: the last such session is named, so that the date it asks for will do.
fn nothing_attended_since(here: &CohortRecords, position: EnrolmentIndex, first_day: NaiveDate) -> Result<(), Refusal> {
    let attended = |seat: &Seat<'_>| seat.mark.is_some_and(|mark| mark.attendance == Attendance::Present);
    let since =
        here.seats_of(position).filter(|seat| seat.session.date >= first_day && seat.expected() && attended(seat));
    since.last().map_or(Ok(()), |seat| {
        Err(LifeRefusal::AttendedSince {
            person: candidate(seat.enrolment),
            cohort: here.cohort.id.clone(),
            first_day,
            session: seat.session.id.clone(),
            date: seat.session.date,
        }
        .into())
    })
}

/// Says who waited there and still waits.
fn passed_over(there: &CohortRecords, known: Option<&Enrolment>) -> Option<Notice> {
    let waiting = seats::waiting_list(there);
    let others = || waiting.iter().map(|position| there.enrolment(*position)).filter(|row| known != Some(*row));
    let first = there.enrolment(*waiting.first()?);
    (known != Some(first)).then(|| Notice::OthersWait { waiting: others().count(), next: first.full_name() })
}

/// Says when no session there is left for them.
fn nothing_there(there: &CohortRecords, begun: &Enrolment, first_day: NaiveDate) -> Option<Notice> {
    let left = |session: &Session| session.date >= first_day && planned(begun, session);
    (!there.cohort.sessions.iter().any(left)).then(|| Notice::NoSessionLeft {
        person: begun.full_name(),
        cohort: there.cohort.id.clone(),
        first_day: Some(first_day),
    })
}

/// Says which modules they followed to the end here and would be planned to follow again there.
fn comes_again(
    here: &CohortRecords,
    position: EnrolmentIndex,
    there: &CohortRecords,
    begun: &Enrolment,
) -> Option<Notice> {
    let mut modules: Vec<ModuleId> = Vec::new();
    let again = |module: &ModuleId| {
        there.cohort.sessions.iter().any(|session| session.module == *module && planned(begun, session))
    };
    let over = |module: &ModuleId| {
        let mut sittings = here.seats_of(position).filter(|seat| seat.session.module == *module && seat.planned());
        sittings.all(|seat| begun.starts_on.is_some_and(|first| seat.session.date < first))
    };
    for seat in here.seats_of(position).filter(|seat| seat.attended() > Minutes::ZERO) {
        let module = &seat.session.module;
        if !modules.contains(module) && over(module) && again(module) {
            modules.push(module.clone());
        }
    }
    let mut rest: Vec<ModuleId> = Vec::new();
    for session in there.cohort.sessions.iter().filter(|session| planned(begun, session)) {
        if !modules.contains(&session.module) && !rest.contains(&session.module) {
            rest.push(session.module.clone());
        }
    }
    (!modules.is_empty()).then(|| Notice::ComesAgain {
        modules,
        rest,
        from: here.cohort.id.clone(),
        to: there.cohort.id.clone(),
        id: begun.id.to_string(),
    })
}
