//! How the people expected at a session are marked.

use crate::domain::records::Seat;
use crate::domain::vocabulary::Attendance;

/// So many expected, and of those so many of each mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionCount {
    pub expected: usize,
    pub present: usize,
    pub excused: usize,
    pub absent: usize,
    pub unmarked: usize,
}

impl SessionCount {
    /// Of the seats of one session where somebody is expected.
    pub fn of<'a>(seats: impl Iterator<Item = Seat<'a>>) -> Self {
        seats.filter(Seat::expected).fold(Self::default(), |count, seat| count.and(&seat))
    }

    fn and(mut self, seat: &Seat<'_>) -> Self {
        self.expected += 1;
        *match seat.mark.map(|mark| mark.attendance) {
            Some(Attendance::Present) => &mut self.present,
            Some(Attendance::Excused) => &mut self.excused,
            Some(Attendance::Absent) => &mut self.absent,
            None => &mut self.unmarked,
        } += 1;
        self
    }
}
