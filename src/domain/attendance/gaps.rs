//! What is still missing from the hours of a cohort: sessions held that nobody marked for somebody, and presences that
//! do not count because the person was not expected. A figure made over them is provisional.

use std::ops::AddAssign;

use chrono::NaiveDate;

use crate::domain::index::SessionIndex;
use crate::domain::records::{CohortRecords, Seat};
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
    /// Of the seats that are asked for.
    pub fn of(records: &CohortRecords, today: NaiveDate, asked: impl Fn(&Seat<'_>) -> bool) -> Self {
        let held = |session: &SessionIndex| records.session(*session).date <= today;
        let seats = records.cohort.positions().filter(held).flat_map(|session| records.seats_at(session));
        let mut gaps = Self::default();
        for seat in seats.filter(asked) {
            match seat.mark {
                None => gaps.unmarked += usize::from(seat.expected()),
                Some(mark) if mark.attendance == Attendance::Present => {
                    gaps.uncounted += usize::from(!seat.expected());
                }
                Some(_) => {}
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
        let gaps = |today| Gaps::of(&records, day(today), |_| true);
        assert_eq!(gaps("2021-03-16"), Gaps::default());
        assert_eq!(gaps("2021-04-09"), Gaps { unmarked: 2, uncounted: 1 });
        assert!(Gaps::of(&records, day("2021-04-09"), |_| false).is_empty());
    }
}
