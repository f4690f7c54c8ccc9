//! Topics: proposed, corrected, given up, chosen for a session, treated there.

use chrono::NaiveDate;

use super::edit::with;
use super::meant::{each_once, enrolled, named, taking_place, thing, took_place};
use super::sound::{added, changed, plan};
use crate::domain::change::Plan;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::ids::TopicId;
use crate::domain::pedagogy::notice::PedagogyNotice;
use crate::domain::pedagogy::planned::{Room, sum, topics_of};
use crate::domain::pedagogy::thing::{next_id, things};
use crate::domain::pedagogy::topic::Topic;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{TopicKind, TopicState};
use crate::lang::folded::same_words;

/// A topic that somebody brings.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    pub title: String,
    /// Who; none: a trainer.
    pub by: Option<String>,
    pub kind: Option<TopicKind>,
    pub note: String,
}

/// Proposes a topic.
pub fn propose(records: &CohortRecords, proposal: &Proposal, today: NaiveDate) -> Result<Plan, Refusal> {
    let by = proposal.by.as_deref().map(|typed| enrolled(records, typed)).transpose()?;
    let open = open(next_id::<Topic>(records), &proposal.title, by.map(|person| person.id.clone()), today);
    let topic = Topic { kind: proposal.kind, note: proposal.note.clone(), ..open };
    free_title(records, &topic)?;
    let next = PedagogyNotice::VoteNext { topic: topic.id.to_string() }.into();
    let mut plan = plan([added(records, topic)?]);
    plan.notices.push(next);
    Ok(plan)
}

/// A topic that somebody proposes on that day.
pub(super) fn open(id: TopicId, title: &str, by: Option<ParticipantId>, on: NaiveDate) -> Topic {
    Topic {
        id,
        title: title.trim().to_owned(),
        by,
        kind: None,
        note: String::new(),
        proposed_on: Some(on),
        state: TopicState::Open,
        session: None,
        minutes: None,
        why: String::new(),
        outcome: String::new(),
    }
}

/// Corrects a topic.
pub fn edit(records: &CohortRecords, typed: &str, cells: &[(&'static str, String)]) -> Result<Plan, Refusal> {
    let before = thing::<Topic>(records, typed)?;
    let after = with(before, cells)?;
    free_title(records, &after)?;
    Ok(plan(changed(records, before, after)?))
}

/// Gives a topic up.
pub fn drop(records: &CohortRecords, typed: &str, reason: &str) -> Result<Plan, Refusal> {
    let before = thing::<Topic>(records, typed)?;
    match before.state {
        TopicState::Open | TopicState::Chosen => {}
        state => return Err(PedagogyRefusal::OverAlready { topic: named(before), state }.into()),
    }
    let after = Topic { outcome: reason.to_owned(), state: TopicState::Dropped, ..unplanned(before) };
    Ok(plan(changed(records, before, after)?))
}

/// Which topics a session takes up.
#[derive(Clone, Debug)]
pub struct Choice {
    pub session: SessionIndex,
    /// As typed: ids, or words of titles.
    pub topics: Vec<String>,
    /// `t3` and the minutes it is given.
    pub minutes: Vec<(String, Minutes)>,
    pub why: String,
}

/// Chooses topics for a session.
pub fn choose(records: &CohortRecords, choice: &Choice) -> Result<Plan, Refusal> {
    let session = taking_place(records, choice.session)?;
    let topics: Vec<&Topic> = choice.topics.iter().map(|typed| thing(records, typed)).collect::<Result<_, _>>()?;
    each_once(&topics)?;
    let mut minutes: Vec<(&TopicId, u32)> = Vec::new();
    for (typed, given) in &choice.minutes {
        let topic = thing::<Topic>(records, typed)?;
        if !topics.iter().any(|chosen| chosen.id == topic.id) {
            return Err(PedagogyRefusal::NotAmongChosen { topic: named(topic) }.into());
        }
        minutes.push((&topic.id, given.0));
    }
    let (mut changes, mut planned) = (Vec::new(), Vec::new());
    for before in &topics {
        if !before.is_tallied() {
            return Err(PedagogyRefusal::OverAlready { topic: named(*before), state: before.state }.into());
        }
        let given = minutes.iter().rev().find(|(id, _)| **id == before.id).map(|(_, minutes)| *minutes);
        let after = Topic {
            state: TopicState::Chosen,
            session: Some(session.id.clone()),
            minutes: given.or(before.minutes),
            why: choice.why.trim().to_owned(),
            ..(*before).clone()
        };
        changes.extend(changed(records, *before, after.clone())?);
        planned.push(after);
    }
    let others =
        topics_of(records, session).into_iter().filter(|other| !planned.iter().any(|topic| topic.id == other.id));
    let total = sum(others.chain(&planned));
    let mut plan = plan(changes);
    if let Room::TooMuch(_) = Room::beside(session, total) {
        let (session, length) = (session.id.clone(), session.minutes());
        plan.notices.push(PedagogyNotice::TopicsTooLong { session, topics: total, length }.into());
    }
    plan.notices.push(PedagogyNotice::SeeAgenda { session: session.id.clone() }.into());
    Ok(plan)
}

/// A topic is open again: session, minutes and why go.
pub fn unchoose(records: &CohortRecords, typed: &str) -> Result<Plan, Refusal> {
    let before = thing::<Topic>(records, typed)?;
    match before.state {
        TopicState::Chosen => {
            let after = unplanned(before);
            free_title(records, &after)?;
            Ok(plan(changed(records, before, after)?))
        }
        TopicState::Open => Err(PedagogyRefusal::NotChosen { topic: named(before), state: before.state }.into()),
        state => Err(PedagogyRefusal::OverAlready { topic: named(before), state }.into()),
    }
}

/// A topic was talked about at its session.
pub fn treated(records: &CohortRecords, typed: &str, outcome: &str, today: NaiveDate) -> Result<Plan, Refusal> {
    let before = thing::<Topic>(records, typed)?;
    let state = before.state;
    if state == TopicState::Dropped {
        return Err(PedagogyRefusal::OverAlready { topic: named(before), state }.into());
    }
    let Some(session) = before.session.as_ref().and_then(|id| records.cohort.position(id.as_str())) else {
        return Err(PedagogyRefusal::NotChosen { topic: named(before), state }.into());
    };
    took_place(records, session, today)?;
    let after = Topic { state: TopicState::Treated, outcome: outcome.trim().to_owned(), ..before.clone() };
    Ok(plan(changed(records, before, after)?))
}

/// The topic without a session.
fn unplanned(topic: &Topic) -> Topic {
    Topic { state: TopicState::Open, session: None, minutes: None, why: String::new(), ..topic.clone() }
}

/// Refuses the title of another open topic.
fn free_title(records: &CohortRecords, topic: &Topic) -> Result<(), Refusal> {
    let same = |other: &&Topic| {
        other.id != topic.id && other.state == TopicState::Open && same_words(&other.title, &topic.title)
    };
    match things::<Topic>(records).find(same).filter(|_| topic.is_tallied()) {
        Some(other) => Err(PedagogyRefusal::TitleTaken { title: topic.title.clone(), by: named(other) }.into()),
        None => Ok(()),
    }
}
