//! What is still missing from the hours of a cohort: sessions held that nobody marked for somebody, and presences that
//! do not count because the person was not expected. A figure made over them is provisional.

use std::ops::AddAssign;

use chrono::NaiveDate;

use super::expectation::PersonExpectation;
use super::packed_marks::MarkSaid;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::Attendance;

/// How much is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// People expected at a session held who have no mark there.
    pub unmarked: usize,
    /// Presences marked where the person was not expected.
    pub uncounted: usize,
}

impl Gaps {
    /// Of the people and the sessions that are asked for.
    pub fn of(
        records: &CohortRecords,
        today: NaiveDate,
        asked_person: impl Fn(&Enrolment) -> bool,
        asked_session: impl Fn(&Session) -> bool,
    ) -> Self {
        let sessions = records.cohort.indexed_sessions();
        let held: Vec<_> = sessions.filter(|(_, session)| session.date <= today && asked_session(session)).collect();
        let mut gaps = Self::default();
        for (person, enrolment) in records.indexed_enrolments().filter(|(_, enrolment)| asked_person(enrolment)) {
            let expectation = PersonExpectation::of(enrolment);
            let said = records.said_of_person(person);
            for (at, session) in &held {
                match said(*at).map(MarkSaid::attendance) {
                    None => gaps.unmarked += usize::from(expectation.at(session)),
                    Some(Attendance::Present) => gaps.uncounted += usize::from(!expectation.at(session)),
                    Some(_) => {}
                }
            }
        }
        gaps
    }

    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl AddAssign for Gaps {
    fn add_assign(&mut self, other: Self) {
        self.unmarked += other.unmarked;
        self.uncounted += other.uncounted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day};

    #[test]
    fn what_is_missing_is_counted_up_to_today() {
        let records = cohort("c")
            .person("Ann", "Lee", |_| {})
            .person("Bob", "Ray", |row| row.ended_on = Some(day("2021-03-20")))
            .present("ann", &["m1-1"])
            .present("bob", &["m1-1", "m2-1"])
            .records();
        let gaps = |today| Gaps::of(&records, day(today), |_| true, |_| true);
        assert_eq!(gaps("2021-03-16"), Gaps::default());
        assert_eq!(gaps("2021-04-09"), Gaps { unmarked: 2, uncounted: 1 });
        assert!(Gaps::of(&records, day("2021-04-09"), |_| false, |_| true).is_empty());
        assert!(Gaps::of(&records, day("2021-04-09"), |_| true, |_| false).is_empty());
    }
}
