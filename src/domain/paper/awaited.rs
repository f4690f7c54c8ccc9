//! To which sessions somebody is invited, and what there is to know of the invitation.

use chrono::NaiveDate;

use super::notice::PaperNotice;
use super::reason::PaperReason;
use crate::domain::attendance::expectation::is_on_path;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::definition::Programme;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{EnrolmentState, Modality};

/// Days before the first session from which an invitation is late: it is due 10 to 15 days before (Qualiopi 9).
const LATE: i64 = 7;

/// What an invitation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The path, from that day on.
    From(NaiveDate),
    One(SessionIndex),
}

/// The sessions to which somebody is invited, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// Those of their path that take place, and those of it that were cancelled.
    pub sessions: Vec<SessionIndex>,
    /// How many take place.
    pub count: usize,
    /// Their length together.
    pub minutes: Minutes,
}

/// The sessions to which somebody is invited; or why they are not.
pub fn awaited(records: &CohortRecords, person: EnrolmentIndex, asked: Asked) -> Result<Awaited, PaperReason> {
    let row = records.enrolment(person);
    match row.state {
        EnrolmentState::Waiting => return Err(PaperReason::Waiting),
        EnrolmentState::Cancelled => return Err(PaperReason::Cancelled),
        EnrolmentState::Withdrawn => return Err(PaperReason::Withdrawn { on: row.ended_on }),
        EnrolmentState::Transferred => return Err(PaperReason::Transferred),
        EnrolmentState::Enrolled => {}
    }
    let mut awaited = Awaited::default();
    for at in records.cohort.positions() {
        let session = records.session(at);
        let is_asked = match asked {
            Asked::From(day) => session.date >= day,
            Asked::One(one) => at == one,
        };
        if !is_asked || !is_on_path(row, session) {
            continue;
        }
        awaited.sessions.push(at);
        if !session.cancelled {
            awaited.count += 1;
            awaited.minutes += session.minutes();
        }
    }
    match asked {
        _ if awaited.count > 0 => Ok(awaited),
        Asked::From(from) => Err(PaperReason::NothingToCome { from }),
        Asked::One(one) => Err(PaperReason::NotExpected { session: records.session(one).id.clone() }),
    }
}

/// Where people of these sessions meet: in one way, or in several.
pub fn modality(programme: &Programme, records: &CohortRecords, awaited: &Awaited) -> Modality {
    let sessions = awaited.sessions.iter().map(|at| records.session(*at)).filter(|session| !session.cancelled);
    let mut ways = sessions.map(|session| session.modality.unwrap_or(programme.modality));
    let first = ways.next().unwrap_or(programme.modality);
    if ways.all(|way| way == first) { first } else { Modality::Blended }
}

/// What there is to know of an invitation that leaves that day.
pub fn doubts(programme: &Programme, records: &CohortRecords, awaited: &Awaited, today: NaiveDate) -> Vec<PaperNotice> {
    let mut found = Vec::new();
    let sessions = awaited.sessions.iter().map(|at| records.session(*at)).filter(|session| !session.cancelled);
    let nowhere = sessions.clone().filter(|session| session.place.is_empty() && session.link.is_empty());
    found.extend(nowhere.map(|session| PaperNotice::Nowhere { session: session.id.clone() }));
    if programme.sheet.contact.is_empty() {
        found.push(PaperNotice::NoContact);
    }
    if programme.sheet.support.is_empty() && modality(programme, records, awaited) != Modality::InPerson {
        found.push(PaperNotice::NoSupport);
    }
    let next = sessions.clone().find(|session| session.date >= today);
    let days = next.map(|session| (session, (session.date - today).num_days()));
    if let Some((session, days)) = days.filter(|(_, days)| *days < LATE) {
        let days = usize::try_from(days).unwrap_or_default();
        found.push(PaperNotice::Late { session: session.id.clone(), date: session.date, days });
    }
    found
}
