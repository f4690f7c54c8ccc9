//! The dots that people have given: those on open topics alone count against what each has.

use std::collections::{BTreeMap, HashSet};

use super::settings::Settings;
use super::topic::Topic;
use super::vote::Vote;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::vocabulary::TopicState;

/// Somebody who gave more dots than each has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overspent<'a> {
    pub participant: &'a ParticipantId,
    /// What they gave open topics.
    pub dots: u64,
    /// Line of the last of those votes.
    pub line: u32,
}

/// What somebody gave to topics that are open.
pub fn given<'r>(records: &'r CohortRecords, person: &'r ParticipantId) -> impl Iterator<Item = &'r Vote> {
    on_open_topics(records).map(|row| &row.record).filter(move |vote| vote.participant == *person)
}

/// Whoever gave open topics more dots than each has, by id.
pub fn overspent<'a>(records: &'a CohortRecords, settings: &Settings) -> Vec<Overspent<'a>> {
    let mut given: BTreeMap<&ParticipantId, (u64, u32)> = BTreeMap::new();
    for Numbered { line, record: vote } in on_open_topics(records).filter(|row| row.record.dots > 0) {
        let (dots, last) = given.entry(&vote.participant).or_default();
        (*dots, *last) = (*dots + u64::from(vote.dots), *line);
    }
    let beyond = given.into_iter().filter(|(_, (dots, _))| *dots > u64::from(settings.dots));
    beyond.map(|(participant, (dots, line))| Overspent { participant, dots, line }).collect()
}

fn on_open_topics(records: &CohortRecords) -> impl Iterator<Item = &Numbered<Vote>> {
    let open = records.each::<Topic>().filter(|topic| topic.state == TopicState::Open);
    let open: HashSet<&str> = open.map(|topic| topic.id.as_str()).collect();
    records.rows::<Vote>().iter().filter(move |row| open.contains(row.record.topic.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{chosen, group, numbered, topic, vote};

    #[test]
    fn dots_on_open_topics_alone_count() {
        let topics = vec![topic("t1", ""), chosen("t2", "m1-1", None), topic("t3", "")];
        let votes = vec![
            vote("t1", "a", 2),
            vote("t2", "a", 3),
            vote("t3", "a", 1),
            vote("t1", "b", 2),
            vote("t3", "b", 2),
            vote("t9", "c", 9),
        ];
        let records = group().records().with(numbered(topics)).with(numbered(votes));
        let id = ParticipantId::new;
        let spent = |who| given(&records, &id(who)).map(|vote| vote.dots).sum::<u32>();
        assert_eq!(["a", "b", "c"].map(spent), [3, 4, 0]);
        let beyond = overspent(&records, &Settings::default());
        assert_eq!(beyond, [Overspent { participant: &id("b"), dots: 4, line: 6 }]);
        assert!(overspent(&records, &Settings { dots: 4, ..Settings::default() }).is_empty());
    }
}
