//! The topics that a session is planned for, and whether they fit into it.

use std::collections::HashMap;

use super::ids::order;
use super::topic::Topic;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;

/// What the length of a session leaves, or lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Left(Minutes),
    TooMuch(Minutes),
}

impl Room {
    /// The room that a session has beside so many minutes.
    pub fn beside(session: &Session, planned: Minutes) -> Self {
        let length = session.minutes();
        match planned.0.checked_sub(length.0) {
            Some(beyond @ 1..) => Self::TooMuch(Minutes(beyond)),
            _ => Self::Left(Minutes(length.0 - planned.0)),
        }
    }
}

/// The topics chosen for a session or treated at it, by id.
pub fn topics_of<'a>(records: &'a CohortRecords, session: &Session) -> Vec<&'a Topic> {
    let of_session = |topic: &&Topic| topic.is_taken_up() && topic.session.as_ref() == Some(&session.id);
    let mut topics: Vec<&Topic> = records.each::<Topic>().filter(of_session).collect();
    topics.sort_by_key(|topic| order(topic.id.as_str()));
    topics
}

/// The order in which topics were chosen, as far as it is known; those of which it is not stand behind, by id.
#[derive(Clone, Debug, Default)]
pub struct ChoiceOrder(HashMap<String, usize>);

impl ChoiceOrder {
    /// A topic is chosen after all that were chosen before; chosen again, it moves to the end.
    pub fn chosen(&mut self, topic: &str) {
        let last = self.0.values().max().map_or(0, |last| last + 1);
        self.0.insert(topic.to_owned(), last);
    }

    /// The topics in that order.
    pub fn sort(&self, topics: &mut [&Topic]) {
        let place = |id: &str| self.0.get(id).copied().unwrap_or(usize::MAX);
        topics.sort_by_key(|topic| (place(topic.id.as_str()), order(topic.id.as_str())));
    }
}

/// What topics come to; one that says no minutes counts none.
pub fn sum<'a>(topics: impl IntoIterator<Item = &'a Topic>) -> Minutes {
    let minutes = topics.into_iter().filter_map(|topic| topic.minutes);
    Minutes(minutes.fold(0, u32::saturating_add))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{chosen, group, numbered, topic};
    use crate::domain::vocabulary::TopicState;

    #[test]
    fn vector_2_room() {
        let room = |topics: Vec<Topic>| {
            let records = group().records().with(numbered(topics));
            let session = records.cohort.session("m1-1").unwrap();
            let planned = sum(topics_of(&records, session));
            (planned.0, Room::beside(session, planned))
        };
        let mut topics = vec![chosen("t2", "m1-1", Some(40)), chosen("t1", "m1-1", Some(90))];
        assert_eq!(room(topics.clone()), (130, Room::Left(Minutes(50))), "of 180");
        topics.push(chosen("t3", "m1-1", Some(60)));
        assert_eq!(room(topics.clone()), (190, Room::TooMuch(Minutes(10))));
        topics[2].minutes = Some(50);
        assert_eq!(room(topics), (180, Room::Left(Minutes(0))), "it fits exactly");
        let huge = vec![chosen("t1", "m1-1", Some(u32::MAX)), chosen("t2", "m1-1", Some(u32::MAX))];
        assert_eq!(room(huge).0, u32::MAX);
    }

    #[test]
    fn topics_stand_as_they_were_chosen() {
        let topics = ["t1", "t2", "t3", "t10"].map(|id| chosen(id, "m1-1", None));
        let mut sorted: Vec<&Topic> = topics.iter().collect();
        let mut order = ChoiceOrder::default();
        for id in ["t3", "t1", "t3"] {
            order.chosen(id);
        }
        order.sort(&mut sorted);
        // t3 was taken out and chosen again; nobody knows when t2 and t10 were.
        assert_eq!(sorted.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>(), ["t1", "t3", "t2", "t10"]);
    }

    #[test]
    fn topics_of_other_sessions_and_states_are_not_planned() {
        let treated = Topic { state: TopicState::Treated, ..chosen("t10", "m1-1", None) };
        let open = Topic { state: TopicState::Open, ..chosen("t3", "m1-1", Some(10)) };
        let topics =
            vec![treated, chosen("t2", "m1-1", Some(5)), chosen("t4", "m3-1", Some(5)), open, topic("t5", "a")];
        let records = group().records().with(numbered(topics));
        let planned = topics_of(&records, records.cohort.session("m1-1").unwrap());
        assert_eq!(planned.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>(), ["t2", "t10"]);
        assert_eq!(sum(planned), Minutes(5));
    }
}
