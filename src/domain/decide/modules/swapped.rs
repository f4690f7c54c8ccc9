//! Two arguments in the wrong order: the first names what the second should, and the second what the first should.

use chrono::NaiveDateTime;

use super::meant::named;
use crate::domain::decide::names::{self, candidate};
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::thing::{Found, Thing, found};
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Reference;

/// What the first of two arguments names, where they are in the wrong order; none where that is not sure.
pub fn swapped(
    records: &CohortRecords,
    now: NaiveDateTime,
    [first, second]: [Reference; 2],
    typed: [&str; 2],
) -> Option<String> {
    let names = |of, typed| what(records, now, of, typed);
    let is_right = names(first, typed[0]).is_some();
    names(second, typed[0]).filter(|_| !is_right && names(first, typed[1]).is_some())
}

/// The one thing of that kind that is typed, as a message names it.
fn what(records: &CohortRecords, now: NaiveDateTime, of: Reference, typed: &str) -> Option<String> {
    match of {
        Reference::Participant => Some(candidate(records.enrolment(names::person(records, typed).ok()?)).to_string()),
        Reference::Session => Some(records.session(names::session(&records.cohort, typed, now).ok()?).id.to_string()),
        Reference::Topic => one::<Topic>(records, typed),
        Reference::Experience => one::<Experience>(records, typed),
        Reference::Tool => one::<Tool>(records, typed),
        _ => None,
    }
}

fn one<T: Thing>(records: &CohortRecords, typed: &str) -> Option<String> {
    // The dots or the score that stand behind a sign.
    match found::<T>(records, super::meant::pair(typed).0) {
        Found::One(thing) => Some(named(thing).to_string()),
        _ => None,
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
        for (order, typed, is_swapped) in [
            ([Participant, Tool], ["w1", "a"], true),
            ([Participant, Tool], ["a", "w1"], false),
            ([Participant, Tool], ["w1", "nobody"], false),
            ([Participant, Tool], ["w9", "a"], false),
            ([Tool, Participant], ["a", "w1"], true),
            ([Participant, Topic], ["t1=2", "a"], true),
            ([Session, Topic], ["t1", "m1-1"], true),
            ([Session, Topic], ["m1-1", "t1"], false),
        ] {
            assert_eq!(swapped(&records, now, order, typed).is_some(), is_swapped, "{order:?} {typed:?}");
        }
    }
}
