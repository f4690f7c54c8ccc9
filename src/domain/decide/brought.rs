//! Whom another day of a session brings in or puts out, and which sessions another first day does: said at once, for
//! nobody sees it in the calendar.

use crate::domain::attendance::expectation::{Unexpected, expected, unexpected_because};
use crate::domain::index::SessionIndex;
use crate::domain::notice::{Bounded, ExpectationEnd, Notice};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::same_people::expected_at_both;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::records::CohortRecords;

/// What another slot of the session at a position means for the people of its cohort. Those who are marked there are said
/// with their marks, by whoever moves it.
pub(super) fn by_session(records: &CohortRecords, position: SessionIndex, after: &Session) -> Vec<Notice> {
    let before = records.session(position);
    let (mut now, mut no_longer) = (Vec::new(), Vec::new());
    for seat in records.in_order().into_iter().map(|person| records.seat(person, position)) {
        let bounded = |session: &Session| bounded(seat.enrolment, session);
        match (expected(seat.enrolment, before), expected(seat.enrolment, after)) {
            (false, true) => now.extend(bounded(before)),
            (true, false) if seat.mark.is_none() => no_longer.extend(bounded(after)),
            _ => {}
        }
    }
    let session = || after.id.clone();
    let now = (!now.is_empty()).then(|| Notice::ExpectedNow { session: session(), people: now });
    let no_longer = (!no_longer.is_empty()).then(|| Notice::ExpectedNoLonger { session: session(), people: no_longer });
    now.into_iter().chain(no_longer).chain(at_once(records, after)).collect()
}

/// Other sessions of the cohort that are at the same time as this one.
pub(super) fn at_once(records: &CohortRecords, session: &Session) -> Vec<Notice> {
    at_once_among(records, session, records.cohort.sessions.iter().filter(|other| other.id != session.id))
}

/// Those of some sessions of the cohort that are at the same time as this one.
pub(super) fn at_once_among<'s>(
    records: &CohortRecords,
    session: &Session,
    others: impl Iterator<Item = &'s Session>,
) -> Vec<Notice> {
    let people = |other: &Session| {
        records.enrolments().filter(|person| expected(person, session) && expected(person, other)).count()
    };
    let meeting = others.filter(|other| other.overlaps(session));
    meeting.map(|other| notice(session, other, None, people(other))).collect()
}

/// Sessions of another cohort that are at the same time as this one of `here`, where the same people are expected.
pub fn at_once_elsewhere(here: &CohortRecords, session: &Session, there: &CohortRecords) -> Vec<Notice> {
    let both = expected_at_both(here, session, there);
    let cohort = || Some(there.cohort.id.clone());
    both.into_iter()
        .map(|(position, people)| notice(session, there.cohort.session_at(position), cohort(), people))
        .collect()
}

/// What another first day means for the sessions of one person.
pub(super) fn by_first_day(records: &CohortRecords, before: &Enrolment, after: &Enrolment) -> Option<Notice> {
    if before.starts_on == after.starts_on {
        return None;
    }
    let changed = |was: bool| -> Vec<SessionId> {
        let sessions = records.cohort.sessions.iter();
        let changed = sessions.filter(|session| expected(before, session) == was && expected(after, session) != was);
        changed.map(|session| session.id.clone()).collect()
    };
    let (now, no_longer) = (changed(false), changed(true));
    let any = !now.is_empty() || !no_longer.is_empty();
    any.then(|| Notice::OtherSessions { person: after.full_name(), now, no_longer })
}

pub(super) fn notice(session: &Session, other: &Session, cohort: Option<CohortId>, people: usize) -> Notice {
    let (from, to) = (session.start.max(other.start), session.end.min(other.end));
    Notice::AtOnce { session: session.id.clone(), other: other.id.clone(), cohort, from, to, people }
}

/// The day on account of which somebody is not expected at a session.
fn bounded(enrolment: &Enrolment, session: &Session) -> Option<Bounded> {
    let bound = match unexpected_because(enrolment, session)? {
        Unexpected::BeforeStart(first) => ExpectationEnd::First(first),
        Unexpected::AfterEnd(last) => ExpectationEnd::Last(last),
        _ => return None,
    };
    Some(Bounded { person: enrolment.full_name(), bound })
}
