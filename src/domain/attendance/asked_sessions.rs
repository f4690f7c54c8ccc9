//! The sessions of a cohort that hours are asked of. What does not depend on the person is worked out once: planned lengths,
//! which of them take place. Gives the same as seat by seat.

use super::expectation::{counted, is_everywhere};
use super::tally::Tally;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;

/// Some sessions of a cohort, in their order.
#[derive(Debug)]
pub struct AskedSessions<'r> {
    records: &'r CohortRecords,
    all: Vec<SessionIndex>,
    /// Those that take place, each with its planned length.
    held: Vec<(SessionIndex, Minutes)>,
    /// Planned length of these together.
    planned: Minutes,
}

impl<'r> AskedSessions<'r> {
    /// Those that are asked for.
    pub fn of(records: &'r CohortRecords, asked: impl Fn(&Session) -> bool) -> Self {
        let all: Vec<SessionIndex> = records.cohort.positions().filter(|at| asked(records.session(*at))).collect();
        let held = all.iter().copied().filter(|at| !records.session(*at).cancelled);
        let held: Vec<_> = held.map(|at| (at, records.length(at))).collect();
        let planned = held.iter().map(|(_, length)| *length).sum();
        Self { records, all, held, planned }
    }

    /// Hands on each of them at which minutes of somebody count as attended, with these minutes.
    pub fn each_attended(&self, person: EnrolmentIndex, mut take: impl FnMut(SessionIndex, Minutes)) {
        let everywhere = is_everywhere(self.records.enrolment(person));
        let said = self.records.said_of_person(person);
        for (session, length) in &self.held {
            let attended = if everywhere {
                said(*session).map_or(Minutes::ZERO, |said| counted(said, || *length).0)
            } else {
                self.records.counted_seat(person, *session).attended()
            };
            if attended > Minutes::ZERO {
                take(*session, attended);
            }
        }
    }

    /// What they come to for somebody.
    pub fn tally(&self, person: EnrolmentIndex) -> Tally {
        if !is_everywhere(self.records.enrolment(person)) {
            return Tally::of(self.all.iter().map(|session| self.records.counted_seat(person, *session)));
        }
        let mut tally = Tally { planned: self.planned, ..Tally::default() };
        let said = self.records.said_of_person(person);
        for (session, length) in &self.held {
            if let Some(said) = said(*session) {
                let (attended, excused) = counted(said, || *length);
                tally.attended += attended;
                tally.excused += excused;
            }
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fixture::{cohort, day};
    use crate::domain::programme::ids::ModuleId;
    use crate::domain::vocabulary::EnrolmentState;

    proptest! {
        #[test]
        fn sums_are_those_of_the_seats(
            state in prop::sample::select(EnrolmentState::ALL.to_vec()),
            module in prop::option::of(prop::sample::select(vec!["m1", "m2", "m3"])),
            days in prop::array::uniform2(prop::option::of(1_u32..28)),
            cancelled in prop::collection::vec(any::<bool>(), 6),
            asked in prop::collection::vec(any::<bool>(), 6),
            present in prop::collection::vec(prop::sample::select(vec!["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"]), 0..6),
        ) {
            let [from, to] = days.map(|day_of_april| day_of_april.map(|number| day(&format!("2021-04-{number:02}"))));
            let mut present = present;
            present.sort_unstable();
            present.dedup();
            let mut built = cohort("c")
                .person("Ann", "Lee", |row| {
                    row.state = state;
                    row.modules = module.map(ModuleId::new).into_iter().collect();
                    (row.starts_on, row.ended_on) = (from, to);
                })
                .person("Bob", "Ray", |_| {})
                .present("ann", &present)
                .present("bob", &present);
            for (session, cancelled) in built.cohort.sessions.iter_mut().zip(cancelled) {
                session.cancelled = cancelled;
            }
            let records = built.records();
            let is_asked = |session: &Session| {
                records.cohort.position(session.id.as_str()).is_some_and(|at| asked[at.0])
            };
            let sessions = AskedSessions::of(&records, is_asked);
            for person in records.positions() {
                let seats = Tally::of(records.seats_of(person).filter(|seat| is_asked(seat.session)));
                prop_assert_eq!(sessions.tally(person), seats);
                let mut attended = Vec::new();
                sessions.each_attended(person, |session, minutes| attended.push((session, minutes)));
                let of_seats = records.cohort.positions().filter(|at| is_asked(records.session(*at)));
                let of_seats = of_seats.map(|at| (at, records.seat(person, at).attended()));
                let of_seats: Vec<_> = of_seats.filter(|(_, minutes)| *minutes > Minutes::ZERO).collect();
                prop_assert_eq!(attended, of_seats);
            }
        }
    }
}
