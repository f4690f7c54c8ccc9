//! What the modules ask for: topics for an exchange group, feedback before a workshop, commitments whose day has come. A cohort
//! that keeps nothing of the kind is asked for nothing.

use super::{Due, DueMatter, DueScope};
use crate::domain::pedagogy::due::{self, missing_feedback, without_topics};
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::vocabulary::TopicState;

pub(super) fn topics(scope: &DueScope<'_>) -> Vec<Due> {
    if scope.records.rows::<Topic>().is_empty() {
        return Vec::new();
    }
    let open = scope.records.each::<Topic>().filter(|topic| topic.state == TopicState::Open).count();
    let sessions = without_topics(scope.programme, scope.records, scope.today).into_iter();
    sessions.map(|session| Due::at(session, DueMatter::Topics { open })).collect()
}

pub(super) fn feedback(scope: &DueScope<'_>) -> Vec<Due> {
    let records = scope.records;
    let any = !records.rows::<Feedback>().is_empty()
        || !records.rows::<Tool>().is_empty()
        || !records.rows::<Trial>().is_empty();
    let between = any.then(|| missing_feedback(scope.programme, records, scope.today)).flatten();
    let due = between.and_then(|between| {
        let after = between.previous?.id.clone();
        let people = between.missing.iter().map(|person| person.full_name()).collect();
        // One person alone is named by the command that notes it.
        let only = if let [one] = &between.missing[..] { Some(one.id.clone()) } else { None };
        Some(Due { participant: only, ..Due::at(between.session, DueMatter::Feedback { after, people }) })
    });
    due.into_iter().collect()
}

pub(super) fn commitments(scope: &DueScope<'_>) -> Vec<Due> {
    let due = due::commitments(scope.records, scope.today).into_iter().map(|row| {
        let commitment = &row.record;
        let name = scope.records.enrolment_of(commitment.participant.as_str()).map(Enrolment::full_name);
        Due {
            what: DueMatter::Commitment { id: commitment.id.clone(), text: commitment.text.clone() },
            session: None,
            date: commitment.due,
            participant: Some(commitment.participant.clone()),
            name: name.unwrap_or_default(),
        }
    });
    due.collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::{Due, DueScope, commitments, feedback, topics};
    use crate::domain::fixture::{day, programme};
    use crate::domain::pedagogy::fixture::{chosen, commitment, group, numbered, report, tool, topic};
    use crate::domain::records::CohortRecords;
    use crate::domain::todo::DueMatter;
    use crate::domain::vocabulary::{ToolState, TopicState};

    fn asked(rule: fn(&DueScope<'_>) -> Vec<Due>, records: &CohortRecords, today: &str) -> Vec<DueMatter> {
        let time = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
        let scope = DueScope { programme: &programme(), records, today: day(today), time };
        rule(&scope).into_iter().map(|due| due.what).collect()
    }

    #[test]
    fn topics_are_asked_for_where_there_are_topics() {
        let with = |topics| group().records().with(numbered(topics));
        assert_eq!(asked(topics, &group().records(), "2021-03-12"), []);
        assert_eq!(asked(topics, &with(vec![topic("t1", "a")]), "2021-03-12"), [DueMatter::Topics { open: 1 }]);
        let mut dropped = topic("t1", "a");
        dropped.state = TopicState::Dropped;
        assert_eq!(asked(topics, &with(vec![dropped]), "2021-03-12"), [DueMatter::Topics { open: 0 }]);
        assert_eq!(asked(topics, &with(vec![chosen("t1", "m1-1", None)]), "2021-03-12"), []);
    }

    #[test]
    fn feedback_is_asked_for_where_something_is_tried_or_told() {
        assert_eq!(asked(feedback, &group().records(), "2021-04-03"), []);
        let tools = group().records().with(numbered(vec![tool("w1", ToolState::Identified)]));
        let [DueMatter::Feedback { after, people }] = &asked(feedback, &tools, "2021-04-03")[..] else { panic!("one") };
        assert_eq!((after.as_str(), people.len()), ("m2-1", 4));
        let told = group().records().with(numbered(vec![report("f1", "a", "m2-1"), report("f2", "b", "m2-1")]));
        let [DueMatter::Feedback { people, .. }] = &asked(feedback, &told, "2021-04-03")[..] else { panic!("one") };
        assert_eq!(people, &["C C", "D D"]);
    }

    #[test]
    fn commitments_are_due_from_their_day_on() {
        let records = group().records().with(numbered(vec![commitment("p1", "c", "2021-06-01")]));
        assert_eq!(asked(commitments, &records, "2021-05-31"), []);
        let [DueMatter::Commitment { id, text }] = &asked(commitments, &records, "2021-06-01")[..] else {
            panic!("one")
        };
        assert_eq!((id.as_str(), text.as_str()), ("p1", "prêter deux micros"));
    }
}
