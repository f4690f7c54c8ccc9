//! Two arguments in the wrong order: the first names what the second should, and the second what the first should.

use chrono::NaiveDateTime;

use super::meant::named;
use crate::domain::decide::names::{self, candidate};
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::thing::{FoundThing, Thing, found};
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Reference;

/// The first of two arguments names what the second should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// What it names, as a message says it.
    pub is: String,
    /// Whether the second argument names what the first should; else it names nothing.
    pub both: bool,
}

/// Whether two arguments are in the wrong order; none where that is not sure.
pub fn swapped(
    records: &CohortRecords,
    now: NaiveDateTime,
    [first, second]: [Reference; 2],
    typed: [&str; 2],
) -> Option<Swap> {
    let names = |of, typed| what(records, now, of, typed);
    let Meaning::One(is) = names(second, typed[0]) else { return None };
    if names(first, typed[0]) != Meaning::Nothing {
        return None;
    }
    match (names(first, typed[1]), names(second, typed[1])) {
        (Meaning::One(_) | Meaning::Several, _) => Some(Swap { is, both: true }),
        (Meaning::Nothing, Meaning::Nothing) => Some(Swap { is, both: false }),
        (Meaning::Nothing, _) => None,
    }
}

/// What was typed, as a thing of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// As a message names it.
    One(String),
    Several,
    Nothing,
}

fn what(records: &CohortRecords, now: NaiveDateTime, of: Reference, typed: &str) -> Meaning {
    match of {
        Reference::Participant => match names::person(records, typed) {
            Ok(at) => Meaning::One(candidate(records.enrolment(at)).to_string()),
            Err(Refusal::AmbiguousPerson { .. }) => Meaning::Several,
            Err(_) => Meaning::Nothing,
        },
        Reference::Session => match names::session(&records.cohort, typed, now) {
            Ok(at) => Meaning::One(records.session(at).id.to_string()),
            Err(Refusal::AmbiguousSession { .. }) => Meaning::Several,
            Err(_) => Meaning::Nothing,
        },
        Reference::Topic => thing::<Topic>(records, typed),
        Reference::Experience => thing::<Experience>(records, typed),
        Reference::Tool => thing::<Tool>(records, typed),
        _ => Meaning::Nothing,
    }
}

fn thing<T: Thing>(records: &CohortRecords, typed: &str) -> Meaning {
    // The dots or the score that stand behind a sign.
    match found::<T>(records, super::meant::pair(typed).0) {
        FoundThing::One(thing) => Meaning::One(named(thing).to_string()),
        FoundThing::Several(_) => Meaning::Several,
        FoundThing::None => Meaning::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{group, numbered, tool, topic};
    use crate::domain::vocabulary::ToolState;

    #[test]
    fn two_arguments_are_swapped_where_each_names_what_the_other_should() {
        use Reference::{Participant, Session, Tool, Topic};
        let records = group()
            .records()
            .with(numbered(vec![topic("t1", "a")]))
            .with(numbered(vec![tool("w1", ToolState::Identified)]));
        let now = "2021-03-16T12:00:00".parse().unwrap();
        for (order, typed, both) in [
            ([Participant, Tool], ["w1", "a"], Some(true)),
            ([Participant, Tool], ["a", "w1"], None),
            ([Participant, Tool], ["w1", "nobody"], Some(false)),
            ([Participant, Tool], ["w1", ""], Some(false)),
            ([Participant, Tool], ["w1", "w1"], None),
            ([Participant, Tool], ["w9", "a"], None),
            ([Tool, Participant], ["a", "w1"], Some(true)),
            ([Tool, Participant], ["a", "w9"], Some(false)),
            ([Participant, Topic], ["t1=2", "a"], Some(true)),
            ([Session, Topic], ["t1", "m1-1"], Some(true)),
            ([Session, Topic], ["m1-1", "t1"], None),
        ] {
            assert_eq!(swapped(&records, now, order, typed).map(|swap| swap.both), both, "{order:?} {typed:?}");
        }
    }
}
