//! Which mark each seat has: one enrolment × one session. Kept as four bytes a seat, for a cohort may have a million.

use std::num::NonZeroU32;

use super::attendance::mark::Mark;
use super::people::enrolment::Enrolment;
use super::places::Places;
use super::programme::cohort::Cohort;
use super::schema::record::Numbered;

/// For each enrolment, in its order, where the mark stands that it has at each session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatGrid {
    sessions: usize,
    /// The position of the mark, from 1.
    seats: Vec<Option<NonZeroU32>>,
}

impl SeatGrid {
    /// Of so many people and sessions, without a mark.
    pub fn without_marks(people: usize, sessions: usize) -> Self {
        Self { sessions, seats: vec![None; people * sessions] }
    }

    /// Of a cohort's marks, in their order: one whose session or participant does not exist has no seat; of two marks of one
    /// seat the last one counts.
    pub fn of(cohort: &Cohort, enrolments: &[Numbered<Enrolment>], marks: &[Numbered<Mark>]) -> Self {
        let mut grid = Self::without_marks(enrolments.len(), cohort.sessions.len());
        let mut sessions = Places::of(cohort.sessions.iter().map(|session| session.id.as_str()));
        let mut people = Places::of(enrolments.iter().map(|row| row.record.id.as_str()));
        for (index, Numbered { record: mark, .. }) in marks.iter().enumerate() {
            let seat = (people.find(mark.participant.as_str()), sessions.find(mark.session.as_str()));
            if let (Some(person), Some(session)) = seat {
                grid.put(person, session, index);
            }
        }
        grid
    }

    /// Puts a mark on a seat; whether nothing was there.
    pub fn put(&mut self, person: usize, session: usize, mark: usize) -> bool {
        let rank = u32::try_from(mark + 1).ok().and_then(NonZeroU32::new);
        std::mem::replace(&mut self.seats[person * self.sessions + session], rank).is_none()
    }

    /// For each session, the position of the mark of a person.
    pub fn marks_of(&self, person: usize) -> impl Fn(usize) -> Option<usize> + '_ {
        let seats = &self.seats[person * self.sessions..][..self.sessions];
        |session| seats[session].map(|rank| rank.get() as usize - 1)
    }

    /// The position of the mark of a seat.
    #[inline]
    pub fn mark(&self, person: usize, session: usize) -> Option<usize> {
        self.seats[person * self.sessions + session].map(|rank| rank.get() as usize - 1)
    }
}
