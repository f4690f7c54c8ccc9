//! Numbers at a glance.

use serde::Serialize;

use super::phrase::OverviewPhrase;
use super::scope::OverviewScope;
use crate::domain::attendance::absences::Outlook;
use crate::domain::attendance::session_count::SessionCount;
use crate::domain::attendance::tally::Tally;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::seats;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{EnrolmentState, SessionState};
use crate::lang::words::Words as _;

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tile {
    pub number: String,
    pub text: String,
}

/// Sessions held, presences of expected, paths complete, paths out of reach, seats.
pub fn tiles(scope: &OverviewScope<'_>, records: &CohortRecords) -> Vec<Tile> {
    let sessions = || records.cohort.indexed_sessions().filter(|(_, session)| !session.cancelled);
    let held = || sessions().filter(|(_, session)| session.state(scope.now.date()) == SessionState::Held);
    let counts = held().map(|(at, _)| SessionCount::of(records.seats_at(at)));
    let all = counts.fold(SessionCount::default(), |sum, count| SessionCount {
        expected: sum.expected + count.expected,
        present: sum.present + count.present,
        unmarked: sum.unmarked + count.unmarked,
        ..sum
    });
    let at = scope.programme.complete_at;
    let complete = enrolled(records).filter(|person| Tally::of(records.seats_of(*person)).completed(at)).count();
    let waiting = seats::waiting_list(records).len();
    let taken = seats::taken(records);
    let tile = |number: String, phrase: OverviewPhrase| Tile { number, text: phrase.say(scope.lang) };
    vec![
        tile(format!("{} / {}", held().count(), sessions().count()), OverviewPhrase::Held),
        tile(format!("{} / {}", all.present, all.expected), OverviewPhrase::PresentOf { unmarked: all.unmarked }),
        tile(complete.to_string(), OverviewPhrase::Complete { at }),
        tile(out_of_reach(scope, records).count().to_string(), OverviewPhrase::OutOfReach),
        match records.cohort.capacity {
            Some(capacity) => tile(format!("{taken} / {capacity}"), OverviewPhrase::SeatsTaken { waiting }),
            None => tile(taken.to_string(), OverviewPhrase::EnrolledHere { waiting }),
        },
    ]
}

/// Those enrolled who cannot complete their path any more, in the order in which people are listed; those who left count
/// in no tile of paths.
pub fn out_of_reach<'r>(
    scope: &'r OverviewScope<'_>,
    records: &'r CohortRecords,
) -> impl Iterator<Item = (EnrolmentIndex, Outlook)> + 'r {
    let with_outlook = enrolled(records).map(|person| (person, Outlook::of(records.seats_of(person))));
    with_outlook.filter(|(_, outlook)| outlook.completable(scope.programme.complete_at) == Some(false))
}

fn enrolled(records: &CohortRecords) -> impl Iterator<Item = EnrolmentIndex> + '_ {
    let state = |person: &EnrolmentIndex| records.enrolment(*person).state == EnrolmentState::Enrolled;
    records.in_order().into_iter().filter(state)
}
