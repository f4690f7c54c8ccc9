//! The group of the vectors (`pedagogy.md`, 6) and short ways to write rows, for the tests beside the rules: A and B of
//! Lumière, C of Phare, D of Rive.

use super::commitment::Commitment;
use super::consent::Consent;
use super::criterion::Criterion;
use super::experience::Experience;
use super::feedback::Feedback;
use super::handover::HandedOver;
use super::ids::{CommitmentId, CriterionId, ExperienceId, FeedbackId, OfferId, ResourceId, ToolId, TopicId};
use super::offer::Offer;
use super::resource::Resource;
use super::scale::{ScoreValue, Weight};
use super::score::Score;
use super::structure_weight::StructureWeight;
use super::tool::Tool;
use super::topic::Topic;
use super::trial::Trial;
use super::vote::Vote;
use crate::domain::fixture::{Builder, cohort, day};
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::vocabulary::{ConsentField, OfferKind, ToolState, TopicState, Yes};

pub fn group() -> Builder {
    [("A", "Lumière"), ("B", "Lumière"), ("C", "Phare"), ("D", "Rive")].into_iter().fold(
        cohort("2021-spring"),
        |group, (name, organisation)| {
            group.person(name, name, |row| {
                row.organisation = organisation.to_owned();
                row.email = format!("{}@example.org", row.id);
                row.phone = "06 39 98 00 01".to_owned();
            })
        },
    )
}

/// Rows as they stand in a file, from line 2.
pub fn numbered<R>(rows: Vec<R>) -> Vec<Numbered<R>> {
    rows.into_iter().zip(2..).map(|(record, line)| Numbered { line, record }).collect()
}

/// An open topic; `by` empty: a trainer's.
pub fn topic(id: &str, by: &str) -> Topic {
    Topic {
        id: TopicId::new(id),
        title: format!("Sujet {id}"),
        by: (!by.is_empty()).then(|| ParticipantId::new(by)),
        kind: None,
        note: String::new(),
        proposed_on: None,
        state: TopicState::Open,
        session: None,
        minutes: None,
        why: String::new(),
        outcome: String::new(),
    }
}

/// A topic of A chosen for a session.
pub fn chosen(id: &str, session: &str, minutes: Option<u32>) -> Topic {
    Topic { state: TopicState::Chosen, session: Some(SessionId::new(session)), minutes, ..topic(id, "a") }
}

pub fn vote(topic: &str, participant: &str, dots: u32) -> Vote {
    Vote { topic: TopicId::new(topic), participant: ParticipantId::new(participant), dots }
}

pub fn tool(id: &str, state: ToolState) -> Tool {
    Tool {
        id: ToolId::new(id),
        name: format!("Outil {id}"),
        url: String::new(),
        by: None,
        identified_on: None,
        state,
        reason: String::new(),
    }
}

pub fn criterion(id: &str, weight: u8, must: bool) -> Criterion {
    Criterion {
        id: CriterionId::new(id),
        label: format!("Critère {id}"),
        weight: Weight::new(weight),
        must: must.then_some(Yes::Yes),
    }
}

/// The scores that A, B, C and so on give a tool on a criterion.
pub fn scores(tool: &str, criterion: &str, scores: &[u8]) -> Vec<Score> {
    let given = scores.iter().zip('a'..).map(|(score, by)| Score {
        tool: ToolId::new(tool),
        criterion: CriterionId::new(criterion),
        participant: ParticipantId::new(by.to_string()),
        score: ScoreValue::new(*score).unwrap(),
        evidence: String::new(),
    });
    given.collect()
}

/// The tools, criteria and scores of vector 3; `must`: whether c1 is to be met.
pub fn scored(must: bool) -> CohortRecords {
    let given = [
        scores("w1", "c1", &[4, 5, 3]),
        scores("w1", "c2", &[2]),
        scores("w2", "c1", &[2, 2, 3]),
        scores("w2", "c2", &[5, 5, 5]),
        scores("w2", "c3", &[5]),
    ];
    group()
        .records()
        .with(numbered(vec![tool("w1", ToolState::Tried), tool("w2", ToolState::Tried)]))
        .with(numbered(vec![criterion("c1", 3, must), criterion("c2", 1, false), criterion("c3", 2, false)]))
        .with(numbered(given.concat()))
}

pub fn weight(organisation: &str, criterion: &str, weight: u8) -> StructureWeight {
    StructureWeight {
        organisation: organisation.to_owned(),
        criterion: CriterionId::new(criterion),
        weight: Weight::new(weight).unwrap(),
    }
}

pub fn offer(id: &str, participant: &str, kind: OfferKind, text: &str, tags: &str) -> Offer {
    Offer {
        id: OfferId::new(id),
        participant: ParticipantId::new(participant),
        kind,
        text: text.to_owned(),
        tags: tags.to_owned(),
        on: None,
        closed_on: None,
    }
}

/// An experience of Phare told at a session.
pub fn experience(id: &str, session: &str) -> Experience {
    Experience {
        id: ExperienceId::new(id),
        title: format!("Expérience {id}"),
        organisation: "Phare".to_owned(),
        contact: String::new(),
        link: String::new(),
        session: Some(SessionId::new(session)),
        note: String::new(),
    }
}

/// A report of somebody, given after a session.
pub fn report(id: &str, participant: &str, after: &str) -> Feedback {
    Feedback {
        id: FeedbackId::new(id),
        participant: ParticipantId::new(participant),
        after: SessionId::new(after),
        on: None,
        tool: None,
        did: "une visite à distance".to_owned(),
        audience: String::new(),
        worked: String::new(),
        hard: String::new(),
        internal: String::new(),
        external: String::new(),
        information: String::new(),
        audiences: String::new(),
    }
}

/// That somebody tried a tool at a session.
pub fn trial(tool: &str, participant: &str, session: &str) -> Trial {
    Trial {
        tool: ToolId::new(tool),
        participant: ParticipantId::new(participant),
        session: Some(SessionId::new(session)),
        on: None,
        audience: String::new(),
        minutes: None,
        kept: None,
        note: String::new(),
    }
}

/// That somebody tried a tool between sessions.
pub fn trial_on(tool: &str, participant: &str, on: &str) -> Trial {
    Trial { session: None, on: Some(day(on)), ..trial(tool, participant, "") }
}

/// A consent given on 20 May 2021.
pub fn consent(participant: &str, field: ConsentField) -> Consent {
    Consent { participant: ParticipantId::new(participant), field, on: Some(day("2021-05-20")), withdrawn_on: None }
}

pub fn withdrawn(participant: &str, field: ConsentField, on: &str) -> Consent {
    Consent { withdrawn_on: Some(day(on)), on: Some(day("2021-04-01")), ..consent(participant, field) }
}

pub fn handover(on: &str, folder: &str) -> HandedOver {
    HandedOver { on: day(on), folder: folder.to_owned(), by: "lea".to_owned() }
}

pub fn resource(id: &str, session: &str) -> Resource {
    Resource {
        id: ResourceId::new(id),
        title: format!("Ressource {id}"),
        link: String::new(),
        kind: None,
        session: Some(SessionId::new(session)),
        tool: None,
        by: None,
        on: None,
    }
}

pub fn commitment(id: &str, participant: &str, due: &str) -> Commitment {
    Commitment {
        id: CommitmentId::new(id),
        participant: ParticipantId::new(participant),
        text: "prêter deux micros".to_owned(),
        due: Some(day(due)),
        done_on: None,
    }
}
