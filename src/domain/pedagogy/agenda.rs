//! What a session is planned for: topics, experiences, tools, feedback, and the time that they need.
//!
//! Topics chosen for it, or treated at it; experiences told at it; tools to try: those that somebody tried at it and, until
//! the session is over, those that are identified and that nobody has tried. Feedback is due from whoever was expected at
//! the session before and has reported nothing since: they tell it at the session, and what they tried since stands beside.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::between::Between;
use super::experience::Experience;
use super::ids::order;
use super::planned::{ChoiceOrder, Room, sum, topics_of};
use super::tool::Tool;
use super::topic::Topic;
use super::trial::Trial;
use crate::domain::index::SessionIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{AgendaKind, ToolState};

/// The plan of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda<'a> {
    pub session: &'a Session,
    /// Topics in the order in which they were chosen; experiences and tools, by id; then people, by name.
    pub items: Vec<AgendaItem<'a>>,
    /// What the topics come to.
    pub planned: Minutes,
    /// How many topics say no minutes.
    pub without_minutes: usize,
    /// Against the length of the session.
    pub room: Room,
}

/// Something that a session is planned for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaItem<'a> {
    Topic(&'a Topic),
    Experience(&'a Experience),
    Tool(&'a Tool),
    /// Somebody has feedback to give.
    Feedback {
        participant: &'a Enrolment,
        /// What they tried since the session before, by id.
        tried: Vec<&'a Tool>,
    },
}

impl<'a> AgendaItem<'a> {
    pub fn kind(&self) -> AgendaKind {
        match self {
            Self::Topic(_) => AgendaKind::Topic,
            Self::Experience(_) => AgendaKind::Experience,
            Self::Tool(_) => AgendaKind::Tool,
            Self::Feedback { .. } => AgendaKind::Feedback,
        }
    }

    /// Of feedback, the id of the person.
    pub fn id(&self) -> &'a str {
        match self {
            Self::Topic(topic) => topic.id.as_str(),
            Self::Experience(experience) => experience.id.as_str(),
            Self::Tool(tool) => tool.id.as_str(),
            Self::Feedback { participant, .. } => participant.id.as_str(),
        }
    }

    /// Of feedback, the tools that were tried.
    pub fn title(&self) -> String {
        match self {
            Self::Topic(topic) => topic.title.clone(),
            Self::Experience(experience) => experience.title.clone(),
            Self::Tool(tool) => tool.name.clone(),
            Self::Feedback { tried, .. } => tried.iter().map(|tool| tool.name.as_str()).collect::<Vec<_>>().join(", "),
        }
    }

    /// Whose it is.
    pub fn who(&self) -> AgendaOwner<'a> {
        let person = |id: Option<&'a ParticipantId>| id.map_or(AgendaOwner::Nobody, AgendaOwner::Participant);
        match self {
            Self::Topic(topic) => person(topic.by.as_ref()),
            Self::Experience(experience) => AgendaOwner::Organisation(&experience.organisation),
            Self::Tool(tool) => person(tool.by.as_ref()),
            Self::Feedback { participant, .. } => AgendaOwner::Participant(&participant.id),
        }
    }

    /// None where nothing is planned of it.
    pub fn minutes(&self) -> Option<Minutes> {
        match self {
            Self::Topic(topic) => topic.minutes.map(Minutes),
            _ => None,
        }
    }
}

/// Whose something on an agenda is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaOwner<'a> {
    /// A trainer's.
    Nobody,
    /// Who proposed the topic, named the tool, or has feedback to give.
    Participant(&'a ParticipantId),
    /// The structure whose experience it is.
    Organisation(&'a str),
}

/// The plan of a session, seen from that day; its topics stand as they were chosen.
pub fn agenda<'a>(records: &'a CohortRecords, at: SessionIndex, today: NaiveDate, chosen: &ChoiceOrder) -> Agenda<'a> {
    let session = records.session(at);
    let mut topics = topics_of(records, session);
    chosen.sort(&mut topics);
    let planned = sum(topics.iter().copied());
    let without_minutes = topics.iter().filter(|topic| topic.minutes.is_none()).count();
    let mut experiences: Vec<&Experience> =
        records.each::<Experience>().filter(|one| one.session.as_ref() == Some(&session.id)).collect();
    experiences.sort_by_key(|experience| order(experience.id.as_str()));

    let mut items: Vec<AgendaItem> = topics.into_iter().map(AgendaItem::Topic).collect();
    items.extend(experiences.into_iter().map(AgendaItem::Experience));
    items.extend(tools(records, session, today).into_iter().map(AgendaItem::Tool));
    items.extend(feedback(records, at));
    Agenda { session, items, planned, without_minutes, room: Room::beside(session, planned) }
}

fn tools<'a>(records: &'a CohortRecords, session: &Session, today: NaiveDate) -> Vec<&'a Tool> {
    let here = records.each::<Trial>().filter(|trial| trial.session.as_ref() == Some(&session.id));
    let here: HashSet<&str> = here.map(|trial| trial.tool.as_str()).collect();
    let to_come = session.date >= today && !session.cancelled;
    let mut tools: Vec<&Tool> = records
        .each::<Tool>()
        .filter(|tool| here.contains(tool.id.as_str()) || to_come && tool.state == ToolState::Identified)
        .collect();
    tools.sort_by_key(|tool| order(tool.id.as_str()));
    tools
}

fn feedback(records: &CohortRecords, at: SessionIndex) -> Vec<AgendaItem<'_>> {
    let between = Between::before(records, at);
    let known: HashMap<&str, &Tool> = records.each::<Tool>().map(|tool| (tool.id.as_str(), tool)).collect();
    let mut tried: HashMap<&str, BTreeMap<(u64, &str), &Tool>> = HashMap::new();
    for trial in &between.trials {
        if let Some(tool) = known.get(trial.tool.as_str()) {
            tried.entry(trial.participant.as_str()).or_default().insert(order(tool.id.as_str()), tool);
        }
    }
    let of = |participant: &Enrolment| {
        tried.get(participant.id.as_str()).into_iter().flat_map(|tools| tools.values().copied()).collect()
    };
    between
        .missing
        .into_iter()
        .map(|participant| AgendaItem::Feedback { participant, tried: of(participant) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::pedagogy::fixture::{chosen, experience, group, numbered, report, tool, trial, trial_on};

    fn records() -> CohortRecords {
        let topics = vec![chosen("t2", "m2-2", Some(40)), chosen("t10", "m2-2", None), chosen("t1", "m1-1", Some(30))];
        let tools = vec![
            tool("w1", ToolState::Tried),
            tool("w2", ToolState::Identified),
            tool("w3", ToolState::Adopted),
            tool("w4", ToolState::SetAside),
        ];
        let trials = vec![
            trial("w3", "a", "m2-2"),
            trial("w1", "c", "m2-1"),
            trial_on("w3", "c", "2021-04-06"),
            trial_on("w3", "c", "2021-04-07"),
            trial("w1", "b", "m2-1"),
        ];
        group()
            .records()
            .with(numbered(topics))
            .with(numbered(vec![experience("x2", "m2-2"), experience("x1", "m2-1")]))
            .with(numbered(tools))
            .with(numbered(trials))
            .with(numbered(vec![report("f1", "a", "m2-1"), report("f2", "b", "m2-1")]))
    }

    fn shown(agenda: &Agenda<'_>) -> Vec<(&'static str, String, String)> {
        agenda.items.iter().map(|item| (item.kind().key(), item.id().to_owned(), item.title())).collect()
    }

    #[test]
    fn what_is_planned_then_who_has_feedback_to_give() {
        let records = records();
        let at = records.cohort.position("m2-2").unwrap();
        let row = |kind, id: &str, title: &str| (kind, id.to_owned(), title.to_owned());
        let mut rows = vec![
            row("topic", "t2", "Sujet t2"),
            row("topic", "t10", "Sujet t10"),
            row("experience", "x2", "Expérience x2"),
            row("tool", "w2", "Outil w2"),
            row("tool", "w3", "Outil w3"),
            row("feedback", "c", "Outil w1, Outil w3"),
            row("feedback", "d", ""),
        ];
        let planned = agenda(&records, at, day("2021-04-09"), &ChoiceOrder::default());
        assert_eq!(shown(&planned), rows);
        assert_eq!((planned.planned, planned.without_minutes), (Minutes(40), 1));
        assert_eq!(planned.room, Room::Left(Minutes(80)), "40 of 120");
        assert_eq!(planned.items[0].who(), AgendaOwner::Participant(&ParticipantId::new("a")));
        assert_eq!(planned.items[2].who(), AgendaOwner::Organisation("Phare"));
        assert_eq!(planned.items[3].who(), AgendaOwner::Nobody);
        // Once it is over, what was not tried at it was not on its agenda.
        rows.remove(3);
        assert_eq!(shown(&agenda(&records, at, day("2021-04-10"), &ChoiceOrder::default())), rows);
    }

    #[test]
    fn vector_2_agenda() {
        let topics = vec![chosen("t2", "m1-1", Some(40)), chosen("t1", "m1-1", Some(90))];
        let records = group().records().with(numbered(topics));
        let planned = agenda(&records, SessionIndex(0), day("2021-03-01"), &ChoiceOrder::default());
        assert_eq!(planned.items.iter().map(AgendaItem::id).collect::<Vec<_>>(), ["t1", "t2"]);
        assert_eq!(
            planned.items.iter().map(AgendaItem::minutes).collect::<Vec<_>>(),
            [Some(Minutes(90)), Some(Minutes(40))]
        );
        assert_eq!((planned.planned, planned.room), (Minutes(130), Room::Left(Minutes(50))), "of 180");
    }
}
