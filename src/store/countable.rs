//! What must hold of records before an hour of them is counted for anybody outside: a mark never says more minutes
//! than its session lasted (product §5: 0..planned). Commands that mend it read the records without this.

use std::collections::HashSet;

use super::failure::Failure;
use super::reading::{Reading, path};
use super::rows::TABLES;
use crate::domain::ids::CohortId;
use crate::domain::mark::Mark;
use crate::domain::place::Place;
use crate::domain::records::{CohortRecords, Seat};
use crate::i18n::Problem;
use crate::i18n::checks::Finding;
use crate::i18n::checks::marks::{Marks, Which};

impl Reading {
    /// A cohort with its tables, fit to be reported: strict as [`Reading::records`], and every mark that says too much
    /// is a failure.
    pub fn countable(&self, id: &CohortId) -> Result<CohortRecords, Failure> {
        let records = self.records(id)?;
        let problems: Vec<Problem> = beyond(&records).map(|seat| problem(&records, &seat)).collect();
        if problems.is_empty() { Ok(records) } else { Err(Failure::Invalid(problems)) }
    }
}

/// The first mark that says too much now and did not before: a change may leave such a mark alone, never make one.
pub(super) fn newly_beyond(before: &CohortRecords, after: &CohortRecords) -> Option<Problem> {
    let known: HashSet<(&str, &str)> = beyond(before).map(|seat| key(&seat)).collect();
    beyond(after).find(|seat| !known.contains(&key(seat))).map(|seat| problem(after, &seat))
}

fn beyond(records: &CohortRecords) -> impl Iterator<Item = Seat<'_>> {
    (0..records.cohort.sessions.len()).flat_map(|session| records.seats_at(session)).filter(says_too_much)
}

fn key<'a>(seat: &Seat<'a>) -> (&'a str, &'a str) {
    (seat.session.id.as_str(), seat.enrolment.id.as_str())
}

fn says_too_much(seat: &Seat<'_>) -> bool {
    seat.mark.is_some_and(|mark| mark.minutes > seat.session.minutes())
}

fn problem(records: &CohortRecords, seat: &Seat<'_>) -> Problem {
    let file = path(records.cohort.id.as_str(), TABLES[1]).into();
    let same = |mark: &Mark| seat.mark.is_some_and(|of| std::ptr::eq(of, mark));
    let line = records.numbered_marks().iter().find(|row| same(&row.record)).map_or(1, |row| row.line);
    let which = Which {
        person: seat.enrolment.full_name(),
        id: seat.enrolment.id.to_string(),
        session: seat.session.id.to_string(),
        cohort: records.cohort.id.to_string(),
    };
    let minutes = seat.mark.map_or(0, |mark| mark.minutes.0);
    let finding = Marks::TooManyMinutes { which, minutes, planned: seat.session.minutes().0 };
    finding.problem(Place::cell(&file, line, "minutes"))
}
