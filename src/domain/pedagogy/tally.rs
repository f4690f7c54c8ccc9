//! What the votes come to: the topics that are open or chosen, most dots first.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::ids::order;
use super::ranks::ranks;
use super::topic::Topic;
use super::vote::Vote;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;

/// The topics that are open or chosen, most dots first, then by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicTally<'a> {
    pub topics: Vec<TopicStanding<'a>>,
    /// How many of those who could vote gave a dot to one of these topics.
    pub voted: usize,
    /// How many could: those who are enrolled.
    pub could_vote: usize,
}

/// Where a topic stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicStanding<'a> {
    pub topic: &'a Topic,
    /// From 1, shared by topics of as many dots.
    pub rank: usize,
    pub dots: u64,
    /// How many people gave it at least one.
    pub voters: usize,
    /// In how many sessions others were chosen or treated, and it was not.
    pub passed_over: usize,
}

/// Counts the votes of a cohort. Whoever withdrew keeps their dots, and is not among those who could vote.
pub fn tally(records: &CohortRecords) -> TopicTally<'_> {
    let mut dots: HashMap<&str, (u64, usize)> = HashMap::new();
    let mut voters: HashSet<&str> = HashSet::new();
    let tallied: HashSet<&str> =
        records.each::<Topic>().filter(|topic| topic.is_tallied()).map(|topic| topic.id.as_str()).collect();
    let given = records.each::<Vote>().filter(|vote| vote.dots > 0 && tallied.contains(vote.topic.as_str()));
    for vote in given {
        let (sum, count) = dots.entry(vote.topic.as_str()).or_default();
        (*sum, *count) = (*sum + u64::from(vote.dots), *count + 1);
        voters.insert(vote.participant.as_str());
    }
    let taken = taken_up(records);
    let mut topics: Vec<TopicStanding> = records
        .each::<Topic>()
        .filter(|topic| topic.is_tallied())
        .map(|topic| {
            let (dots, voters) = dots.get(topic.id.as_str()).copied().unwrap_or_default();
            TopicStanding { topic, rank: 0, dots, voters, passed_over: passed_over(topic, &taken) }
        })
        .collect();
    topics.sort_by_key(|standing| (Reverse(standing.dots), order(standing.topic.id.as_str())));
    let ranks = ranks(&topics, |one, other| one.dots == other.dots);
    topics.iter_mut().zip(ranks).for_each(|(standing, rank)| standing.rank = rank);
    let could = records.enrolments().filter(|person| person.state == EnrolmentState::Enrolled);
    let voted = could.clone().filter(|person| voters.contains(person.id.as_str())).count();
    TopicTally { topics, voted, could_vote: could.count() }
}

/// The sessions that topics were chosen for or treated at, the cancelled ones left out, with their days.
fn taken_up(records: &CohortRecords) -> Vec<(&str, NaiveDate)> {
    let at: HashSet<&str> = records
        .each::<Topic>()
        .filter(|topic| topic.is_taken_up())
        .filter_map(|topic| topic.session.as_ref().map(SessionId::as_str))
        .collect();
    let sessions = records.cohort.sessions.iter().filter(|session| !session.cancelled);
    sessions
        .filter(|session| at.contains(session.id.as_str()))
        .map(|session| (session.id.as_str(), session.date))
        .collect()
}

/// In how many of these sessions, none before it was proposed, a topic was not taken up. One that does not say when it
/// was proposed was there from the first.
fn passed_over(topic: &Topic, taken: &[(&str, NaiveDate)]) -> usize {
    let own = topic.session.as_ref().filter(|_| topic.is_taken_up()).map(SessionId::as_str);
    let since = |date: NaiveDate| topic.proposed_on.is_none_or(|proposed| proposed <= date);
    taken.iter().filter(|(session, date)| own != Some(*session) && since(*date)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::pedagogy::fixture::{chosen, group, numbered, topic, vote};
    use crate::domain::vocabulary::TopicState;

    /// The votes of vector 1, before D votes.
    fn votes() -> Vec<Vote> {
        vec![
            vote("t1", "a", 2),
            vote("t2", "a", 1),
            vote("t2", "b", 2),
            vote("t3", "b", 1),
            vote("t1", "c", 1),
            vote("t3", "c", 2),
        ]
    }

    fn counted(records: &CohortRecords) -> Vec<(usize, &str, u64, usize)> {
        let topics = tally(records).topics;
        topics.iter().map(|one| (one.rank, one.topic.id.as_str(), one.dots, one.voters)).collect()
    }

    #[test]
    fn vector_1() {
        let topics = || vec![topic("t3", "b"), topic("t2", "a"), topic("t1", "")];
        let records = group().records().with(numbered(topics())).with(numbered(votes()));
        // t1: 2 of A, 1 of C; t2: 1 of A, 2 of B; t3: 1 of B, 2 of C.
        assert_eq!(counted(&records), [(1, "t1", 3, 2), (1, "t2", 3, 2), (1, "t3", 3, 2)]);
        assert_eq!((tally(&records).voted, tally(&records).could_vote), (3, 4));
        let more = votes().into_iter().chain([vote("t2", "d", 3)]).collect();
        let records = records.with(numbered(more));
        assert_eq!(counted(&records), [(1, "t2", 6, 3), (2, "t1", 3, 2), (2, "t3", 3, 2)]);
        assert_eq!(tally(&records).voted, 4);
    }

    #[test]
    fn vector_2_passed_over() {
        let topics = vec![chosen("t1", "m1-1", Some(90)), chosen("t2", "m1-1", Some(40)), topic("t3", "b")];
        let records = group().records().with(numbered(topics));
        let passed: Vec<usize> = tally(&records).topics.iter().map(|one| one.passed_over).collect();
        assert_eq!(passed, [0, 0, 1]);
    }

    #[test]
    fn a_topic_is_passed_over_from_the_day_it_was_proposed() {
        let late = |day_: &str| Topic { proposed_on: Some(day(day_)), ..topic("t3", "b") };
        let passed = |topics: Vec<Topic>| {
            let mut records = group().records().with(numbered(topics));
            records.cohort.sessions[2].cancelled = true;
            tally(&records).topics.iter().find(|one| one.topic.id.as_str() == "t3").unwrap().passed_over
        };
        let treated = Topic { state: TopicState::Treated, ..chosen("t1", "m1-1", None) };
        let others = || vec![treated.clone(), chosen("t2", "m3-1", None), chosen("t4", "m2-2", None)];
        let with = |topic: Topic| passed(others().into_iter().chain([topic]).collect());
        assert_eq!(with(topic("t3", "b")), 2, "m1-1 and m3-1; m2-2 is cancelled");
        assert_eq!(with(late("2021-03-16")), 2, "on the day of m1-1");
        assert_eq!(with(late("2021-03-17")), 1);
        assert_eq!(with(chosen("t3", "m3-1", None)), 1, "its own session does not pass it over");
        assert_eq!(with(Topic { state: TopicState::Open, ..chosen("t3", "m3-1", None) }), 2, "no longer chosen");
    }

    #[test]
    fn what_is_treated_or_dropped_is_not_tallied_and_no_dot_is_no_voter() {
        let state = |id: &str, state| Topic { state, ..topic(id, "a") };
        let topics = vec![
            topic("t10", "a"),
            topic("t2", "a"),
            state("t3", TopicState::Treated),
            state("t4", TopicState::Dropped),
        ];
        let votes = vec![vote("t3", "a", 3), vote("t2", "b", 0), vote("t99", "c", 3)];
        let records = group().records().with(numbered(topics)).with(numbered(votes));
        assert_eq!(counted(&records), [(1, "t2", 0, 0), (1, "t10", 0, 0)]);
        assert_eq!(tally(&records).voted, 0);
    }

    #[test]
    fn whoever_withdrew_keeps_their_dots_and_could_not_vote() {
        let records = group()
            .person("E", "E", |row| row.state = EnrolmentState::Withdrawn)
            .records()
            .with(numbered(vec![topic("t1", "a")]))
            .with(numbered(vec![vote("t1", "e", 2)]));
        assert_eq!(counted(&records), [(1, "t1", 2, 1)]);
        assert_eq!((tally(&records).voted, tally(&records).could_vote), (0, 4));
    }
}
