//! Whose topics are taken up: what each proposed, what was chosen of it, and the dots that it got.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::topic::Topic;
use super::vote::Vote;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{EnrolmentState, TopicState};

/// What became of the topics of one person; those that were dropped left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposer<'a> {
    pub participant: &'a Enrolment,
    pub proposed: usize,
    /// How many of them are chosen or treated.
    pub chosen: usize,
    /// The dots on them.
    pub dots_received: u64,
}

/// Everybody enrolled, and whoever proposed a topic that was not dropped: fewest chosen first, then most proposed, then
/// by name.
pub fn fairness(records: &CohortRecords) -> Vec<Proposer<'_>> {
    let mut dots: HashMap<&str, u64> = HashMap::new();
    for vote in records.each::<Vote>() {
        *dots.entry(vote.topic.as_str()).or_default() += u64::from(vote.dots);
    }
    let mut proposed: HashMap<&str, (usize, usize, u64)> = HashMap::new();
    for topic in records.each::<Topic>().filter(|topic| topic.state != TopicState::Dropped) {
        let Some(by) = &topic.by else { continue };
        let (topics, chosen, received) = proposed.entry(by.as_str()).or_default();
        *topics += 1;
        *chosen += usize::from(topic.is_taken_up());
        *received += dots.get(topic.id.as_str()).copied().unwrap_or_default();
    }
    let proposers: HashSet<&str> = proposed.keys().copied().collect();
    let mut people: Vec<Proposer> = records
        .in_order()
        .into_iter()
        .map(|position| records.enrolment(position))
        .filter(|person| person.state == EnrolmentState::Enrolled || proposers.contains(person.id.as_str()))
        .map(|participant| {
            let (proposed, chosen, dots_received) = proposed.get(participant.id.as_str()).copied().unwrap_or_default();
            Proposer { participant, proposed, chosen, dots_received }
        })
        .collect();
    // The sort is stable: people of the same numbers stay in the order of their names.
    people.sort_by_key(|person| (person.chosen, Reverse(person.proposed)));
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{chosen, group, numbered, topic, vote};

    #[test]
    fn fewest_chosen_first_then_most_proposed_then_by_name() {
        let dropped = |id: &str, by: &str| Topic { state: TopicState::Dropped, ..topic(id, by) };
        let treated = Topic { state: TopicState::Treated, ..chosen("t2", "m1-1", None) };
        let topics = vec![
            chosen("t1", "m1-1", None),
            treated,
            topic("t3", "b"),
            topic("t4", "b"),
            dropped("t5", "c"),
            topic("t6", ""),
            topic("t7", "e"),
            dropped("t8", "f"),
        ];
        let votes =
            vec![vote("t1", "b", 2), vote("t3", "a", 1), vote("t4", "c", 3), vote("t5", "a", 2), vote("t6", "a", 3)];
        let gone = |row: &mut Enrolment| row.state = EnrolmentState::Withdrawn;
        let records = group()
            .person("E", "Étienne", gone)
            .person("F", "Fox", gone)
            .records()
            .with(numbered(topics))
            .with(numbered(votes));
        let people = fairness(&records);
        let counted: Vec<_> = people
            .iter()
            .map(|one| (one.participant.id.as_str(), one.proposed, one.chosen, one.dots_received))
            .collect();
        // Of A, t1 is chosen and t2 treated; the one of C was dropped; E withdrew, and t7 stands.
        assert_eq!(counted, [("b", 2, 0, 4), ("e", 1, 0, 0), ("c", 0, 0, 0), ("d", 0, 0, 0), ("a", 2, 2, 2)]);
    }
}
