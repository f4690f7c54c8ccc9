//! From one cohort to another of the same programme: rules 6.2, 6.3, 6.8 and 6.9. What was attended stays where it was
//! attended; what comes from the first day there on is planned there.

use chrono::{Days, NaiveDate};

use crate::domain::change::{Change, Plan};
use crate::domain::enrolment::Enrolment;
use crate::domain::expectation::planned;
use crate::domain::identity::Resemblance;
use crate::domain::ids::ModuleId;
use crate::domain::life_refusal::LifeRefusal;
use crate::domain::names::email_key;
use crate::domain::notice::Notice;
use crate::domain::participant_id;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::Refusal;
use crate::domain::seats;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

use super::admission;
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

/// Ends an enrolment the day before, and begins one in the other cohort.
pub fn transfer(
    here: &CohortRecords,
    there: &CohortRecords,
    request: &Transfer,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let place = names::person(here, &request.person)?;
    let before = here.enrolment(place);
    if here.cohort.id == there.cohort.id {
        let (person, cohort) = (candidate(before), here.cohort.id.clone());
        return Err(LifeRefusal::SameCohort { person, cohort }.into());
    }
    if !matches!(before.state, EnrolmentState::Enrolled | EnrolmentState::Waiting) {
        return Err(Refusal::NotEnrolled { person: candidate(before), state: before.state });
    }
    let first_day = request.on.unwrap_or(today);
    let last_day = first_day.checked_sub_days(Days::new(1)).unwrap_or(first_day);
    nothing_attended_since(here, place, first_day)?;
    let ended = ended(before, last_day, &request.reason);
    let left = leftover(here, place, &ended).map_err(|session| Refusal::AttendedElsewhere {
        person: candidate(before),
        session: session.id.clone(),
        date: session.date,
    })?;
    let begun = begun(there, before, first_day, today);
    admitted(there, &begun, request.distinct)?;

    let mut notices = Vec::new();
    if !left.sessions.is_empty() {
        notices.push(Notice::MarksRemoved { person: before.full_name(), sessions: left.sessions, last_day });
    }
    if let Some(next) = seats::waiting_list(there).first() {
        let waiting = seats::waiting_list(there).len();
        notices.push(Notice::OthersWait { waiting, next: there.enrolment(*next).full_name() });
    }
    notices.extend(nothing_there(there, &begun));
    notices.extend(comes_again(here, place, there, &begun));
    if before.state == EnrolmentState::Enrolled {
        notices.extend(freed(here));
    }
    let row = |cohort: &CohortRecords, before, after| Change::Enrolment {
        cohort: cohort.cohort.id.clone(),
        before,
        after: Some(after),
    };
    let mut changes = vec![row(here, Some(before.clone()), ended)];
    changes.extend(left.changes);
    changes.push(row(there, None, begun));
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

/// The row there: the person as they are, with an exception once made for them, from that day on.
fn begun(there: &CohortRecords, before: &Enrolment, first_day: NaiveDate, today: NaiveDate) -> Enrolment {
    let taken = |id: &str| there.position(id).is_some();
    let id = participant_id(&there.cohort.id, &before.email, &before.first_name, &before.last_name, taken);
    Enrolment {
        id,
        state: EnrolmentState::Enrolled,
        enrolled_on: Some(today.min(first_day)),
        starts_on: Some(first_day),
        ended_on: None,
        ..before.clone()
    }
}

/// Refuses to leave behind an hour attended: the last such session is named, so that the date it asks for will do.
fn nothing_attended_since(here: &CohortRecords, place: usize, first_day: NaiveDate) -> Result<(), Refusal> {
    let attended = |seat: &Seat<'_>| seat.mark.is_some_and(|mark| mark.attendance == Attendance::Present);
    let since = here.seats_of(place).filter(|seat| seat.session.date >= first_day && seat.expected() && attended(seat));
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

/// Refuses where they are already, or where no seat is free.
fn admitted(there: &CohortRecords, begun: &Enrolment, distinct: bool) -> Result<(), Refusal> {
    let cohort = there.cohort.id.clone();
    match admission::resembles(there, begun, None) {
        Some(Resemblance::Same(place)) => {
            let known = there.enrolment(place);
            Err(LifeRefusal::AlreadyThere { person: candidate(known), state: known.state, cohort }.into())
        }
        Some(Resemblance::Near(place)) if !distinct => {
            let known = there.enrolment(place);
            let same_email = email_key(&known.email).is_some() && email_key(&known.email) == email_key(&begun.email);
            Err(LifeRefusal::PerhapsThere { person: candidate(known), same_email, cohort }.into())
        }
        _ if !seats::any_free(there) => {
            let capacity = there.cohort.capacity.unwrap_or_default();
            Err(LifeRefusal::CohortFull { cohort, capacity }.into())
        }
        _ => Ok(()),
    }
}

/// Says when no session there is left for them.
fn nothing_there(there: &CohortRecords, begun: &Enrolment) -> Option<Notice> {
    let nothing = !there.cohort.sessions.iter().any(|session| planned(begun, session));
    nothing.then(|| Notice::NoSessionLeft {
        person: begun.full_name(),
        cohort: there.cohort.id.clone(),
        first_day: begun.starts_on,
    })
}

/// Says which modules they followed to the end here and would be planned to follow again there.
fn comes_again(here: &CohortRecords, place: usize, there: &CohortRecords, begun: &Enrolment) -> Option<Notice> {
    let mut modules: Vec<ModuleId> = Vec::new();
    let again = |module: &ModuleId| {
        there.cohort.sessions.iter().any(|session| session.module == *module && planned(begun, session))
    };
    let over = |module: &ModuleId| {
        let mut sittings = here.seats_of(place).filter(|seat| seat.session.module == *module && seat.planned());
        sittings.all(|seat| begun.starts_on.is_some_and(|first| seat.session.date < first))
    };
    for seat in here.seats_of(place).filter(|seat| seat.attended() > Minutes::ZERO) {
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
