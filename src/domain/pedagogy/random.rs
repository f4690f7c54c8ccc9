//! The rows of any cohort, for tests of what holds of all of them.

use proptest::prelude::*;
use proptest::sample::select;

use super::adoption::Adoption;
use super::commitment::Commitment;
use super::consent::Consent;
use super::criterion::Criterion;
use super::experience::Experience;
use super::feedback::Feedback;
use super::fixture::{
    commitment, consent, criterion, experience, group, handover, numbered, offer, report, resource, tool, topic, trial,
    vote, weight, withdrawn,
};
use super::ids::{CriterionId, ExperienceId, ToolId};
use super::offer::Offer;
use super::remark::Remark;
use super::resource::Resource;
use super::scale::ScoreValue;
use super::score::Score;
use super::structure_weight::StructureWeight;
use super::tool::Tool;
use super::topic::Topic;
use super::trial::Trial;
use super::vote::Vote;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::schema::Record;
use crate::domain::vocabulary::{ConsentField, OfferKind, RemarkKind, ToolState, TopicState};

/// The rows of a cohort, each key once.
#[derive(Clone, Debug, Default)]
pub struct RandomRows {
    pub topics: Vec<Topic>,
    pub votes: Vec<Vote>,
    pub tools: Vec<Tool>,
    pub criteria: Vec<Criterion>,
    pub scores: Vec<Score>,
    pub weights: Vec<StructureWeight>,
    pub trials: Vec<Trial>,
    pub feedback: Vec<Feedback>,
    pub consents: Vec<Consent>,
    pub offers: Vec<Offer>,
    pub beside: Beside,
}

impl RandomRows {
    /// The cohort that holds them.
    pub fn records(self) -> CohortRecords {
        group()
            .records()
            .with(numbered(self.topics))
            .with(numbered(self.votes))
            .with(numbered(self.tools))
            .with(numbered(self.criteria))
            .with(numbered(self.scores))
            .with(numbered(self.weights))
            .with(numbered(self.trials))
            .with(numbered(self.feedback))
            .with(numbered(self.consents))
            .with(numbered(self.offers))
            .with(numbered(self.beside.experiences))
            .with(numbered(self.beside.adoptions))
            .with(numbered(self.beside.remarks))
            .with(numbered(self.beside.resources))
            .with(numbered(self.beside.commitments))
            .with(numbered(vec![handover("2021-04-15", "reseau")]))
    }
}

/// Rows of tables that no number rests on.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    pub experiences: Vec<Experience>,
    pub adoptions: Vec<Adoption>,
    pub remarks: Vec<Remark>,
    pub resources: Vec<Resource>,
    pub commitments: Vec<Commitment>,
}

fn beside() -> impl Strategy<Value = Beside> {
    let experiences = rows((1_u8..4).prop_map(|id| experience(&format!("x{id}"), "m1-1")), 3);
    let note = || select(&["", "repris tel quel", "plus court"][..]);
    let adoptions = rows(
        (1_u8..4, who(), note()).prop_map(|(id, who, note)| Adoption {
            experience: ExperienceId::new(format!("x{id}")),
            participant: ParticipantId::new(who),
            on: None,
            note: note.to_owned(),
        }),
        8,
    );
    let text = select(&["gratuit", "payant", "lourd"][..]);
    let remarks = rows(
        (1_u8..4, who(), select(RemarkKind::ALL), text).prop_map(|(id, who, kind, text)| Remark {
            tool: ToolId::new(format!("w{id}")),
            participant: ParticipantId::new(who),
            kind,
            text: text.to_owned(),
        }),
        10,
    );
    let resources = rows(
        (1_u8..6, who()).prop_map(|(id, who)| Resource {
            by: Some(ParticipantId::new(who)),
            ..resource(&format!("r{id}"), "m1-1")
        }),
        6,
    );
    let commitments = rows((1_u8..6, who()).prop_map(|(id, who)| commitment(&format!("p{id}"), who, "2021-06-01")), 6);
    (experiences, adoptions, remarks, resources, commitments).prop_map(
        |(experiences, adoptions, remarks, resources, commitments)| Beside {
            experiences,
            adoptions,
            remarks,
            resources,
            commitments,
        },
    )
}

/// Rows in any order, the first of each key.
fn rows<R: Record + std::fmt::Debug + Clone>(
    one: impl Strategy<Value = R>,
    most: usize,
) -> impl Strategy<Value = Vec<R>> {
    proptest::collection::vec(one, 0..most).prop_map(|rows| {
        let mut keys = std::collections::HashSet::new();
        rows.into_iter().filter(|row| keys.insert(row.key())).collect()
    })
}

/// The people of the group, and somebody whom no enrolment knows.
pub const PEOPLE: [&str; 5] = ["a", "b", "c", "d", "z"];
const SESSIONS: [&str; 3] = ["m1-1", "m2-1", "m2-2"];

fn who() -> impl Strategy<Value = &'static str> {
    select(&PEOPLE[..])
}

fn session() -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(select(&SESSIONS[..]))
}

fn topics() -> impl Strategy<Value = Vec<Topic>> {
    let one = (1_u8..12, who(), select(TopicState::ALL), session(), proptest::option::of(0_u32..120));
    let one = one.prop_map(|(id, by, state, session, minutes)| Topic {
        state,
        session: session.map(SessionId::new),
        minutes,
        ..topic(&format!("t{id}"), by)
    });
    rows(one, 12)
}

fn votes() -> impl Strategy<Value = Vec<Vote>> {
    rows((1_u8..12, who(), 0_u32..5).prop_map(|(topic, who, dots)| vote(&format!("t{topic}"), who, dots)), 30)
}

fn scores() -> impl Strategy<Value = Vec<Score>> {
    let one = (1_u8..5, 1_u8..5, who(), 0_u8..=5).prop_map(|(tool, criterion, who, score)| Score {
        tool: ToolId::new(format!("w{tool}")),
        criterion: CriterionId::new(format!("c{criterion}")),
        participant: ParticipantId::new(who),
        score: ScoreValue::new(score).unwrap(),
        evidence: "un exemple".to_owned(),
    });
    rows(one, 60)
}

fn feedback() -> impl Strategy<Value = Vec<Feedback>> {
    let text = || select(&["", " ", "moins de réunions", "d'autres publics"][..]);
    let one = (1_u8..12, who(), select(&SESSIONS[..]), proptest::option::of(1_u8..4), text(), text());
    let one = one.prop_map(|(id, who, after, tool, internal, audiences)| Feedback {
        tool: tool.map(|tool| ToolId::new(format!("w{tool}"))),
        internal: internal.to_owned(),
        audiences: audiences.to_owned(),
        ..report(&format!("f{id}"), who, after)
    });
    rows(one, 12)
}

fn consents() -> impl Strategy<Value = Vec<Consent>> {
    let one = (who(), select(ConsentField::ALL), any::<bool>())
        .prop_map(|(who, field, held)| if held { consent(who, field) } else { withdrawn(who, field, "2021-05-01") });
    rows(one, 12)
}

fn offers() -> impl Strategy<Value = Vec<Offer>> {
    let text = select(&["aide à la captation", "une captation", "salle", "régie et lumière"][..]);
    let one = (1_u8..12, who(), select(OfferKind::ALL), text, select(&["", "son", "Son;salle", "salle"][..]));
    rows(one.prop_map(|(id, who, kind, text, tags)| offer(&format!("o{id}"), who, kind, text, tags)), 12)
}

/// The rows of any cohort.
pub fn cohort() -> impl Strategy<Value = RandomRows> {
    let tools = rows((1_u8..6, select(ToolState::ALL)).prop_map(|(id, state)| tool(&format!("w{id}"), state)), 8);
    let criteria = rows(
        (1_u8..5, 0_u8..=9, any::<bool>()).prop_map(|(id, weight, must)| criterion(&format!("c{id}"), weight, must)),
        6,
    );
    let names = select(&["Phare", "PHARE", "phare ", "Rive"][..]);
    let weights =
        rows((names, 1_u8..5, 0_u8..=9).prop_map(|(name, of, value)| weight(name, &format!("c{of}"), value)), 10);
    let trials = rows(
        (1_u8..6, who(), select(&SESSIONS[..])).prop_map(|(tool, who, at)| trial(&format!("w{tool}"), who, at)),
        12,
    );
    let first = (topics(), votes(), tools, criteria, scores());
    (first, (weights, trials, feedback(), consents(), offers()), beside()).prop_map(
        |((topics, votes, tools, criteria, scores), (weights, trials, feedback, consents, offers), beside)| {
            RandomRows { topics, votes, tools, criteria, scores, weights, trials, feedback, consents, offers, beside }
        },
    )
}

/// The same rows in another order.
pub fn shuffled(rows: RandomRows) -> impl Strategy<Value = RandomRows> {
    fn any_order<R: Clone + std::fmt::Debug>(rows: Vec<R>) -> impl Strategy<Value = Vec<R>> {
        Just(rows).prop_shuffle()
    }
    let first = (any_order(rows.topics), any_order(rows.votes), any_order(rows.tools), any_order(rows.criteria));
    let second = (any_order(rows.scores), any_order(rows.weights), any_order(rows.trials));
    let beside = rows.beside;
    let third = (any_order(rows.feedback), any_order(rows.consents), any_order(rows.offers));
    (first, second, third).prop_map(
        move |((topics, votes, tools, criteria), (scores, weights, trials), (feedback, consents, offers))| RandomRows {
            topics,
            votes,
            tools,
            criteria,
            scores,
            weights,
            trials,
            feedback,
            consents,
            offers,
            beside: beside.clone(),
        },
    )
}
