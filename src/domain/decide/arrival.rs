//! The row of whoever goes on in a cohort: a new one; the one that waits for a seat there, which takes it; or the one they
//! left there before, which goes on where it can say so. Rules 6.3, 6.8 and 6.9.

use chrono::NaiveDate;

use crate::domain::attendance::expectation::{expected, planned};
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::identity::Resemblance;
use crate::domain::people::participant_id::participant_id;
use crate::domain::people::seats;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::ModuleId;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::life::{LifeRefusal, WayBack};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

use super::admission;
use super::merge::added;
use super::names::candidate;
use super::reason::joined;

/// Who comes, from where, and from which day on.
pub(super) struct ArrivalRequest<'a> {
    /// The cohort they leave.
    pub(super) here: &'a CohortRecords,
    /// Their position there.
    pub(super) position: EnrolmentIndex,
    /// The first day in the new cohort.
    pub(super) first_day: NaiveDate,
    /// The day of the request.
    pub(super) today: NaiveDate,
    /// Why; may be empty.
    pub(super) reason: &'a str,
    /// They are somebody else than who resembles them there.
    pub(super) distinct: bool,
}

/// Their row there, before and after.
pub(super) struct Arrival {
    /// None when it is new.
    pub(super) before: Option<Enrolment>,
    /// Seated.
    pub(super) after: Enrolment,
}

/// Seats them there, where a seat is free and nobody is passed over without a reason.
pub(super) fn arrival(
    there: &CohortRecords,
    programme: &Programme,
    coming: &ArrivalRequest<'_>,
) -> Result<Arrival, Refusal> {
    let begun = begun(there, coming);
    let known = match admission::resembles(there, &begun, None) {
        Some(Resemblance::Same(position)) => Some(position),
        Some(Resemblance::Near { position, same_email }) if !coming.distinct => {
            let (person, cohort) = (candidate(there.enrolment(position)), there.cohort.id.clone());
            return Err(LifeRefusal::PerhapsThere { person, same_email, cohort }.into());
        }
        Some(Resemblance::Near { .. }) | None => None,
    };
    let (before, mut after) = match known.map(|position| there.enrolment(position)) {
        None => (None, begun),
        Some(row) => {
            let after = match row.state {
                EnrolmentState::Waiting => Enrolment {
                    id: row.id.clone(),
                    state: EnrolmentState::Enrolled,
                    enrolled_on: row.enrolled_on,
                    starts_on: Some(coming.first_day),
                    ..added(programme, row, &begun)
                },
                EnrolmentState::Transferred | EnrolmentState::Cancelled => again(there, programme, row, coming)?,
                EnrolmentState::Enrolled | EnrolmentState::Withdrawn => {
                    let (person, cohort) = (candidate(row), there.cohort.id.clone());
                    return Err(LifeRefusal::AlreadyThere { person, state: row.state, cohort }.into());
                }
            };
            (Some(row.clone()), after)
        }
    };
    if passes_over(there, known, coming)? {
        after.reason = joined(&after.reason, coming.reason);
    }
    Ok(Arrival { before, after })
}

/// A new row there: the person as they are, with an exception once made for them, from that day on.
fn begun(there: &CohortRecords, coming: &ArrivalRequest<'_>) -> Enrolment {
    let leaving = coming.here.enrolment(coming.position);
    let taken = |id: &str| there.position(id).is_some();
    let id = participant_id(&there.cohort.id, &leaving.email, &leaving.first_name, &leaving.last_name, taken);
    Enrolment {
        id,
        state: EnrolmentState::Enrolled,
        enrolled_on: Some(coming.today.min(coming.first_day)),
        starts_on: Some(coming.first_day),
        ended_on: None,
        ..leaving.clone()
    }
}

/// The row that they left there, going on. One row has one first and one last day: where sessions were held between
/// leaving and coming back, it would plan them as well, and they were planned elsewhere.
fn again(
    there: &CohortRecords,
    programme: &Programme,
    row: &Enrolment,
    coming: &ArrivalRequest<'_>,
) -> Result<Enrolment, Refusal> {
    // Why they left no longer holds; an exception made for them went along and comes back.
    let reason = coming.here.enrolment(coming.position).reason.clone();
    let back = Enrolment { state: EnrolmentState::Enrolled, ended_on: None, reason, ..row.clone() };
    if row.state == EnrolmentState::Cancelled {
        return Ok(Enrolment { starts_on: Some(coming.first_day), ..back });
    }
    let away = |session: &&Session| {
        row.ended_on.is_some_and(|last| session.date > last)
            && session.date < coming.first_day
            && expected(&back, session)
    };
    let between: Vec<&Session> = there.cohort.sessions.iter().filter(away).collect();
    let Some(first) = between.first() else { return Ok(back) };
    Err(LifeRefusal::Between {
        person: candidate(row),
        leaving: coming.here.enrolment(coming.position).id.to_string(),
        here: coming.here.cohort.id.clone(),
        there: there.cohort.id.clone(),
        first_day: coming.first_day,
        way: way_back(there, programme, row, &between, coming).unwrap_or_else(|| {
            let after_it = |seat: &Seat<'_>| seat.session.date >= first.date && seat.expected() && present(seat);
            let attended = coming.here.seats_of(coming.position).filter(after_it).last();
            match attended {
                None => WayBack::From { day: first.date },
                Some(seat) => WayBack::None { attended: seat.session.id.clone(), date: seat.session.date },
            }
        }),
        sessions: between.iter().map(|session| (session.id.clone(), session.date)).collect(),
    }
    .into())
}

fn present(seat: &Seat<'_>) -> bool {
    seat.mark.is_some_and(|mark| mark.attendance == Attendance::Present)
}

/// Which modules to leave them, where what was held meanwhile is all there is of the others.
fn way_back(
    there: &CohortRecords,
    programme: &Programme,
    row: &Enrolment,
    between: &[&Session],
    coming: &ArrivalRequest<'_>,
) -> Option<WayBack> {
    let meanwhile = |module: &ModuleId| between.iter().any(|session| session.module == *module);
    let followed = || programme.modules.iter().map(|module| &module.id).filter(|id| row.follows(id));
    let modules: Vec<ModuleId> = followed().filter(|id| !meanwhile(id)).cloned().collect();
    let mut sessions = there.cohort.sessions.iter().filter(|session| !session.cancelled);
    let whole = sessions
        .clone()
        .filter(|session| meanwhile(&session.module))
        .all(|session| !planned(row, session) && session.date < coming.first_day);
    let left = sessions.any(|session| session.date >= coming.first_day && modules.contains(&session.module));
    (whole && left).then_some(WayBack::Without { modules })
}

/// Whether others wait longer than somebody at that position, or than somebody who is not there; refused without a
/// reason, and where no seat is free.
fn passes_over(
    there: &CohortRecords,
    known: Option<EnrolmentIndex>,
    coming: &ArrivalRequest<'_>,
) -> Result<bool, Refusal> {
    let waiting = seats::waiting_list(there);
    let cohort = || there.cohort.id.clone();
    if !seats::any_free(there) {
        let waits =
            known.filter(|position| waiting.contains(position)).map(|position| candidate(there.enrolment(position)));
        let capacity = there.cohort.capacity.unwrap_or_default();
        return Err(LifeRefusal::CohortFull { cohort: cohort(), capacity, waits }.into());
    }
    let Some(first) = waiting.first().filter(|first| known != Some(**first)) else { return Ok(false) };
    if coming.reason.trim().is_empty() {
        let (person, first) = (candidate(coming.here.enrolment(coming.position)), candidate(there.enrolment(*first)));
        return Err(LifeRefusal::OthersWait { person, first, cohort: cohort() }.into());
    }
    Ok(true)
}
