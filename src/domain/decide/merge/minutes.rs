//! Two presences at one session made one, with as many minutes as were said: what both attended can be more than either
//! mark holds (a morning as one enrolment, an afternoon as the other), and only whoever asks knows how much.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::mark::Mark;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::life::{Attended, LifeRefusal};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::Attendance;

use super::super::attend::one_or_several;
use super::super::names::{self, candidate};
use super::one_mark::one_mark;
use super::request::Merge;
use super::sides::Side;

/// By position of the session: how many minutes the two presences come to.
pub(super) type PresenceMinutes = Vec<(SessionIndex, Minutes)>;

/// What was said, once it is possible: both are present there, and the session is long enough.
pub(super) fn said(
    records: &CohortRecords,
    (first, second): (EnrolmentIndex, EnrolmentIndex),
    request: &Merge,
    today: NaiveDate,
) -> Result<PresenceMinutes, Refusal> {
    let mut said: PresenceMinutes = Vec::new();
    let mut refusals = Vec::new();
    for (typed, minutes) in &request.minutes {
        match names::session(&records.cohort, typed, today.and_time(NaiveTime::MIN)) {
            Ok(position) => {
                refusals.extend(impossible(records, (first, second), position, *minutes).map(Refusal::from));
                said.push((position, *minutes));
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    refusals.extend(said.iter().filter_map(|(position, _)| decided_twice(records, *position, &said, request)));
    one_or_several(refusals)?;
    Ok(said)
}

fn impossible(
    records: &CohortRecords,
    (first, second): (EnrolmentIndex, EnrolmentIndex),
    position: SessionIndex,
    minutes: Minutes,
) -> Option<LifeRefusal> {
    let session = records.session(position);
    let attended = |enrolment| {
        let seat = records.seat(enrolment, position);
        Attended { person: candidate(seat.enrolment), mark: seat.mark.cloned() }
    };
    let both = [attended(first), attended(second)];
    if !both.iter().all(|one| one.mark.as_ref().is_some_and(|mark| mark.attendance == Attendance::Present)) {
        return Some(LifeRefusal::NotBothPresent { session: session.id.clone(), both: Box::new(both) });
    }
    let most = session.minutes();
    (minutes == Minutes::ZERO || minutes > most).then(|| LifeRefusal::MinutesOutside {
        session: session.id.clone(),
        minutes,
        most,
    })
}

/// Of one session, a side and minutes, or two different numbers of minutes: nobody can say which was meant.
fn decided_twice(
    records: &CohortRecords,
    position: SessionIndex,
    said: &PresenceMinutes,
    request: &Merge,
) -> Option<Refusal> {
    let session = &records.session(position).id;
    let sides = request.keep.iter().filter(|(name, _)| name == session.as_str());
    let sides = sides.map(|(_, side)| format!("--keep {session}={}", if *side == Side::First { "A" } else { "B" }));
    let minutes = said.iter().filter(|(other, _)| *other == position);
    let mut flags: Vec<String> =
        sides.chain(minutes.map(|(_, minutes)| format!("--minutes {session}={}", minutes.0))).collect();
    flags.dedup();
    (flags.len() > 1).then(|| LifeRefusal::DecidedTwice { session: session.clone(), flags }.into())
}

/// The one presence of two, of so many minutes: what shows either, and what was remarked, is kept. They came when the
/// first of the two did and went with the last, where both are known and leave room for those minutes.
pub(super) fn together(session: &Session, mine: &Mark, other: &Mark, minutes: Minutes) -> Mark {
    let arrived = mine.arrived.zip(other.arrived).map(|(one, other)| one.min(other));
    let left = mine.left.zip(other.left).map(|(one, other)| one.max(other));
    let fits = session.longest_stay(arrived, left).is_some_and(|stay| minutes <= stay);
    let (arrived, left) = if fits { (arrived, left) } else { (None, None) };
    Mark { minutes, arrived, left, ..one_mark(mine, other) }
}

/// What the two stays come to together, the time that both cover counted once; none where a mark does not say when.
pub(super) fn proposed(session: &Session, one: &Mark, other: &Mark) -> Option<Minutes> {
    let (one, other) = (stay(session, one)?, stay(session, other)?);
    let (earlier, later) = if one <= other { (one, other) } else { (other, one) };
    if later.0 > earlier.1 {
        Some(session.exact_stay(Some(earlier.0), Some(earlier.1))? + session.exact_stay(Some(later.0), Some(later.1))?)
    } else {
        session.exact_stay(Some(earlier.0), Some(earlier.1.max(later.1)))
    }
}

/// From when to when a mark says that somebody was there, within the session and as it counts. None where its minutes
/// are not those between the two: a stay with a gap, or minutes alone.
fn stay(session: &Session, mark: &Mark) -> Option<(NaiveTime, NaiveTime)> {
    let whole = mark.attendance == Attendance::Present && session.stay(mark.arrived, mark.left) == Some(mark.minutes);
    let from = mark.arrived.filter(|time| !session.tolerates_arrival(*time)).unwrap_or(session.start);
    let to = mark.left.filter(|time| !session.tolerates_departure(*time)).unwrap_or(session.end);
    whole.then_some((from, to))
}
