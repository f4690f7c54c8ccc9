//! Sign-in sheets: of which sessions, who stands on them, what is known of each half-day, and why there is no sheet.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::half_day::{HalfDay, minutes_of_halves};
use super::notice::PaperNotice;
use super::refusal::PaperRefusal;
use crate::domain::attendance::expectation::{Unexpected, unexpected_because};
use crate::domain::attendance::mark::Mark;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::holidays::holiday_on;
use crate::domain::programme::ids::ModuleId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::{Attendance, EvidenceKind};

/// What is known of somebody at a half-day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownPresence {
    /// Nothing, and the half-day may still be signed for.
    ToSign,
    /// Nothing, and the session is over.
    Nothing,
    /// None where it is not noted how the minutes fall on the half-days.
    Present(Option<Minutes>),
    Absent,
    Excused,
    Unexpected(Unexpected),
}

/// When somebody came, or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetMoment {
    /// At the start, or at the end.
    Whole,
    At(NaiveTime),
    Unnoted,
}

/// The sessions of a sheet: the one that was named, or those of a module that take place.
pub fn of_session(records: &CohortRecords, session: SessionIndex) -> Result<Vec<SessionIndex>, PaperRefusal> {
    let asked = records.session(session);
    if asked.cancelled {
        return Err(PaperRefusal::SheetOfCancelled { session: asked.id.clone() });
    }
    if !records.seats_at(session).any(|seat| seat.expected()) {
        return Err(PaperRefusal::NobodyExpected { session: asked.id.clone() });
    }
    Ok(vec![session])
}

/// Those of a module that take place.
pub fn of_module(records: &CohortRecords, module: &ModuleId) -> Result<Vec<SessionIndex>, PaperRefusal> {
    let sessions = records.cohort.indexed_sessions();
    let held = sessions.filter(|(_, session)| session.module == *module && !session.cancelled);
    let held: Vec<SessionIndex> = held.map(|(position, _)| position).collect();
    let nobody = !held.iter().any(|session| records.seats_at(*session).any(|seat| seat.expected()));
    if nobody {
        return Err(PaperRefusal::NobodyInModule { module: module.clone(), cohort: records.cohort.id.clone() });
    }
    Ok(held)
}

/// Who stands on a sheet: everybody expected at one of its sessions, as people are listed.
pub fn people(records: &CohortRecords, sessions: &[SessionIndex]) -> Vec<EnrolmentIndex> {
    let mut people = records.in_order();
    people.retain(|person| sessions.iter().any(|session| records.seat(*person, *session).expected()));
    people
}

/// What is known of a seat, for each half-day. `blank`: nothing, whatever was marked.
pub fn known(seat: &Seat<'_>, blank: bool, now: NaiveDateTime) -> Vec<KnownPresence> {
    let session = seat.session;
    let every = |known| vec![known; HalfDay::of(session).len()];
    if let Some(because) = unexpected_because(seat.enrolment, session) {
        return every(KnownPresence::Unexpected(because));
    }
    let Some(mark) = seat.mark.filter(|_| !blank) else {
        let is_over = session.at(session.end) <= now;
        return every(if is_over && !blank { KnownPresence::Nothing } else { KnownPresence::ToSign });
    };
    match (mark.attendance, minutes_of_halves(session, mark)) {
        (Attendance::Absent, _) => every(KnownPresence::Absent),
        (Attendance::Excused, _) => every(KnownPresence::Excused),
        (Attendance::Present, None) => every(KnownPresence::Present(None)),
        (Attendance::Present, Some(split)) if split.len() == 1 => every(KnownPresence::Present(Some(mark.minutes))),
        (Attendance::Present, Some(split)) => {
            let half = |minutes| {
                if minutes == Minutes::ZERO { KnownPresence::Absent } else { KnownPresence::Present(Some(minutes)) }
            };
            split.into_iter().map(half).collect()
        }
    }
}

/// When somebody came and went: never a time that nobody noted.
pub fn moments(session: &Session, mark: &Mark) -> [SheetMoment; 2] {
    let total = mark.evidence.proofs().iter().any(|proof| proof.kind == EvidenceKind::LogTotal);
    let agrees = session.stay(mark.arrived, mark.left) == Some(mark.minutes);
    let unnoted = if agrees && !total { SheetMoment::Whole } else { SheetMoment::Unnoted };
    [mark.arrived, mark.left].map(|time| time.map_or(unnoted, SheetMoment::At))
}

/// What there is to know of the sessions of a sheet.
pub fn doubts(
    programme: &Programme,
    records: &CohortRecords,
    sessions: &[SessionIndex],
    (blank, now): (bool, NaiveDateTime),
) -> Vec<PaperNotice> {
    let mut found = Vec::new();
    for position in sessions {
        let session = records.session(*position);
        let (id, date): (_, NaiveDate) = (session.id.clone(), session.date);
        if session.trainer.is_none() {
            found.push(PaperNotice::NoTrainer { session: id.clone() });
        }
        if session.place.is_empty() && session.link.is_empty() {
            found.push(PaperNotice::Nowhere { session: id.clone() });
        }
        if let Some(holiday) = holiday_on(date, programme.provider.alsace_moselle) {
            found.push(PaperNotice::OnHoliday { session: id.clone(), date, holiday });
        }
        let seats = records.in_order().into_iter().map(|person| records.seat(person, *position));
        let unknown = seats.filter(|seat| known(seat, blank, now).contains(&KnownPresence::Nothing));
        let people: Vec<String> = unknown.map(|seat| seat.enrolment.full_name()).collect();
        if !people.is_empty() {
            found.push(PaperNotice::Unmarked { session: id, people });
        }
    }
    found
}
