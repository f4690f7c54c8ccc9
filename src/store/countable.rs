//! What must hold of records before an hour of them is counted for anybody outside: a mark never says more minutes
//! than its session lasted (product §5: 0..planned). Commands that mend it read the records without this.

use crate::domain::schema::Record as _;
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::failure::Failure;
use super::paths::path;
use super::reading::Reading;
use crate::domain::attendance::expectation::{PersonExpectation, Unexpected, unexpected_because};
use crate::domain::attendance::mark::Mark;
use crate::domain::breadth::Breadth;
use crate::domain::findings::Finding;
use crate::domain::findings::marks::{Marks, Which};
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::Attendance;

impl Reading {
    /// A cohort with its tables, fit to be reported: strict as [`Reading::records`], and every mark that says too much
    /// is a failure.
    pub fn countable(&self, id: &CohortId, breadth: Breadth) -> Result<CohortRecords, Failure> {
        let records = self.records_of(id, breadth)?;
        let problems: Vec<Problem> = beyond(&records).map(|seat| problem(&records, &seat)).collect();
        if problems.is_empty() { Ok(records) } else { Err(Failure::Invalid(problems)) }
    }
}

/// The first mark that says too much now, or whose person is no longer expected, and was in order before: a change may
/// leave such a mark alone, never make one. The cohort as it was is asked for only where there is such a mark now: it may have
/// 200 000 of them.
pub(super) fn newly_wrong(before: impl FnOnce() -> Option<CohortRecords>, after: &CohortRecords) -> Option<Problem> {
    let unexpected_now = |seat: &Seat<'_>| seat.mark.is_some() && !seat.expected();
    if beyond(after).next().is_none() && !any_unexpected(after) {
        return None;
    }
    let before = before()?;
    let known: HashSet<(&str, &str)> = beyond(&before).map(|seat| key(&seat)).collect();
    let counted: LazyCell<HashSet<(&str, &str)>, _> =
        LazyCell::new(|| seats(&before).filter(counts).map(|seat| key(&seat)).collect());
    let beyond = beyond(after).find(|seat| !known.contains(&key(seat))).map(|seat| problem(after, &seat));
    let lost = |seat: &Seat<'_>| unexpected_now(seat) && counted.contains(&key(seat));
    beyond.or_else(|| seats(after).find(lost).map(|seat| unexpected(after, &seat)))
}

/// Whether somebody has a mark at a session where they are not expected.
fn any_unexpected(records: &CohortRecords) -> bool {
    records.indexed_enrolments().any(|(person, enrolment)| {
        let expectation = PersonExpectation::of(enrolment);
        let mut sessions = records.cohort.indexed_sessions();
        sessions.any(|(at, session)| !expectation.at(session) && records.said_number(person, at).is_some())
    })
}

fn seats(records: &CohortRecords) -> impl Iterator<Item = Seat<'_>> {
    records.cohort.positions().flat_map(|session| records.seats_at(session))
}

/// Whether a seat holds an hour that reports count.
fn counts(seat: &Seat<'_>) -> bool {
    seat.expected() && seat.mark.is_some_and(|mark| mark.attendance == Attendance::Present)
}

fn unexpected(records: &CohortRecords, seat: &Seat<'_>) -> Problem {
    let (file, line, which) = named(records, seat);
    let because = unexpected_because(seat.enrolment, seat.session).unwrap_or(Unexpected::OtherModules);
    Marks::NotExpected { which, because }.problem(Place::cell(&file, line, "participant"))
}

/// Seats whose mark says more minutes than its session lasted. Mostly no mark says more than the shortest session lasted.
fn beyond(records: &CohortRecords) -> impl Iterator<Item = Seat<'_>> {
    let shortest = records.cohort.positions().map(|session| records.length(session)).min();
    let is_any = shortest.is_some_and(|shortest| records.all_said().any(|said| said.minutes() > shortest));
    records.cohort.positions().filter(move |_| is_any).flat_map(|session| {
        let planned = records.length(session);
        records.seats_at(session).filter(move |seat| seat.mark.is_some_and(|mark| mark.minutes > planned))
    })
}

fn key<'a>(seat: &Seat<'a>) -> (&'a str, &'a str) {
    (seat.session.id.as_str(), seat.enrolment.id.as_str())
}

fn problem(records: &CohortRecords, seat: &Seat<'_>) -> Problem {
    let (file, line, which) = named(records, seat);
    let minutes = seat.mark.map_or(0, |mark| mark.minutes.0);
    let finding = Marks::TooManyMinutes { which, minutes, planned: seat.session.minutes().0 };
    finding.problem(Place::cell(&file, line, "minutes"))
}

/// The file and line of a mark, and which it is.
fn named(records: &CohortRecords, seat: &Seat<'_>) -> (Arc<str>, u32, Which) {
    let file = path(records.cohort.id.as_str(), Mark::TABLE).into();
    let same = |mark: &Mark| seat.mark.is_some_and(|of| std::ptr::eq(of, mark));
    let line = records.numbered_marks().iter().find(|row| same(&row.record)).map_or(1, |row| row.line);
    let which = Which {
        person: seat.enrolment.full_name(),
        id: seat.enrolment.id.to_string(),
        session: seat.session.id.to_string(),
        cohort: records.cohort.id.to_string(),
    };
    (file, line, which)
}
