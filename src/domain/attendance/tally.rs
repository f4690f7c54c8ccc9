//! What was planned, attended and excused, and the rates made from it: rules 6.2 to 6.5. Which minutes of a
//! seat count is said in [`super::expectation`].

use std::ops::AddAssign;

use chrono::NaiveDate;

use crate::domain::people::enrolment::Enrolment;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::{CountedSeat, Seat};
use crate::domain::vocabulary::EnrolmentState;

/// Sums of minutes over some seats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Planned (rule 6.2).
    pub planned: Minutes,
    /// Really attended.
    pub attended: Minutes,
    /// Planned minutes of the sessions excused.
    pub excused: Minutes,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.planned += other.planned;
        self.attended += other.attended;
        self.excused += other.excused;
    }
}

impl Tally {
    pub fn of<'a, S: Into<CountedSeat<'a>>>(seats: impl Iterator<Item = S>) -> Self {
        seats.fold(Self::default(), |mut tally, seat| {
            tally += Self::of_counted(&seat.into());
            tally
        })
    }

    /// Adds up the seats whose session took place by `today`.
    pub fn to_date<'a>(seats: impl Iterator<Item = Seat<'a>>, today: NaiveDate) -> Self {
        Self::of(seats.filter(|seat| seat.session.date <= today))
    }

    /// Adds one seat.
    pub fn add(&mut self, seat: &Seat<'_>) {
        *self += Self::of_counted(&CountedSeat::from(*seat));
    }

    /// What one seat comes to.
    pub fn of_counted(seat: &CountedSeat<'_>) -> Self {
        let (attended, excused) = seat.counted();
        Self { planned: seat.planned_minutes(), attended, excused }
    }

    /// Assiduité: attended ÷ planned (rule 6.4); none when nothing is planned.
    pub fn attendance_rate(&self) -> Option<Share> {
        Share::of(self.attended, self.planned)
    }

    /// Engagement: (attended + excused) ÷ planned (rule 6.4); none when nothing is planned.
    pub fn commitment_rate(&self) -> Option<Share> {
        Share::of(self.attended + self.excused, self.planned)
    }

    /// Whether lists of hours have a row of that enrolment: enrolled and withdrawn people, transferred ones with something
    /// attended.
    pub fn is_listed_of(&self, enrolment: &Enrolment) -> bool {
        match enrolment.state {
            EnrolmentState::Enrolled | EnrolmentState::Withdrawn => true,
            EnrolmentState::Transferred => self.attended > Minutes::ZERO,
            EnrolmentState::Waiting | EnrolmentState::Cancelled => false,
        }
    }

    /// Whether the exact attendance rate reaches the programme's threshold.
    pub fn completed(&self, complete_at: Share) -> bool {
        self.attendance_rate().is_some_and(|rate| rate.reaches(complete_at))
    }
}
