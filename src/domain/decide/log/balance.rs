//! The balance of a log: every row is found again, once. `14 rows = 9 people + 2 staff + 1 unknown + 2 reconnections`.

use std::collections::HashSet;

use crate::domain::index::EnrolmentIndex;

use super::rows::{Falls, LogRow};
use super::whose::{Entity, OwnedRows, RowOwner};

/// How many rows, and what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Of all logs together.
    pub rows: usize,
    /// People expected at the session.
    pub people: usize,
    /// People of the cohort who are not expected there.
    pub not_expected: usize,
    /// Trainers, and whoever ran the meeting.
    pub staff: usize,
    /// Told to be nobody of the cohort.
    pub dismissed: usize,
    /// Nobody anybody knows.
    pub unknown: usize,
    /// Further rows of any of those.
    pub reconnections: usize,
    /// Rows beside the session: another meeting, a test before.
    pub outside: usize,
    /// Rows of the waiting room.
    pub waiting: usize,
    /// Registered, never came.
    pub no_shows: usize,
    /// Rows that say when a connection of another row ends, in lists of comings and goings.
    pub departures: usize,
}

impl Balance {
    /// Counts them.
    pub(super) fn of(
        rows: &[LogRow<'_>],
        whose: &OwnedRows,
        departures: usize,
        expected: impl Fn(EnrolmentIndex) -> bool,
    ) -> Self {
        let mut balance = Self { rows: rows.len() + departures, departures, ..Self::default() };
        let (mut people, mut strangers): (HashSet<EnrolmentIndex>, HashSet<&Entity>) = (HashSet::new(), HashSet::new());
        for (row, who) in rows.iter().zip(whose.each()) {
            let first = match (row.falls, who) {
                (Falls::Outside | Falls::Waiting | Falls::NoShow, _) => false,
                (Falls::In, RowOwner::Enrolled(person)) => people.insert(*person),
                (Falls::In, RowOwner::Staff(entity) | RowOwner::Dismissed(entity) | RowOwner::Unknown(entity)) => {
                    strangers.insert(entity)
                }
            };
            *match (row.falls, who) {
                (Falls::Outside, _) => &mut balance.outside,
                (Falls::Waiting, _) => &mut balance.waiting,
                (Falls::NoShow, _) => &mut balance.no_shows,
                (Falls::In, _) if !first => &mut balance.reconnections,
                (Falls::In, RowOwner::Enrolled(person)) if expected(*person) => &mut balance.people,
                (Falls::In, RowOwner::Enrolled(_)) => &mut balance.not_expected,
                (Falls::In, RowOwner::Staff(_)) => &mut balance.staff,
                (Falls::In, RowOwner::Dismissed(_)) => &mut balance.dismissed,
                (Falls::In, RowOwner::Unknown(_)) => &mut balance.unknown,
            } += 1;
        }
        balance
    }

    /// What the parts come to: the rows.
    pub const fn sum(&self) -> usize {
        self.people
            + self.not_expected
            + self.staff
            + self.dismissed
            + self.unknown
            + self.reconnections
            + self.outside
            + self.waiting
            + self.no_shows
            + self.departures
    }
}
