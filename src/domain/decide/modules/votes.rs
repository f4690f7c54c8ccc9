//! Dots for topics: what somebody gives replaces what they had given to open topics.

use super::meant::{each_once, enrolled, named, pair, thing, with_values};
use super::sound::{plan, put, removed};
use crate::domain::change::{Change, Plan};
use crate::domain::decide::names::candidate;
use crate::domain::pedagogy::notice::PedagogyNotice;
use crate::domain::pedagogy::spent;
use crate::domain::pedagogy::thing::things;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::TopicState;

/// Gives dots: `t3=2`, `t7` for one; `most` is how many somebody has.
pub fn vote(records: &CohortRecords, who: &str, typed: &[String], most: u32) -> Result<Plan, Refusal> {
    let person = enrolled(records, who)?;
    let given = typed.iter().map(|typed| given(records, typed)).collect::<Result<Vec<_>, _>>()?;
    if given.is_empty() {
        let open = things::<Topic>(records).filter(|topic| topic.state == TopicState::Open);
        let line = with_values("formation topics vote", &[who], open, &[2, 1]);
        return Err(PedagogyRefusal::VoteSaysNothing { line }.into());
    }
    each_once(&given.iter().map(|(topic, _)| *topic).collect::<Vec<_>>())?;
    let dots: u64 = given.iter().map(|(_, dots)| u64::from(*dots)).sum();
    if dots > u64::from(most) {
        return Err(PedagogyRefusal::TooManyDots { person: candidate(person), dots, most }.into());
    }
    let mut plan = plan(replacing(records, &person.id, &given)?);
    if dots < u64::from(most) {
        plan.notices.push(PedagogyNotice::DotsLeft { person: person.full_name(), left: u64::from(most) - dots }.into());
    }
    Ok(plan)
}

/// The changes that make these dots what somebody gives to open topics.
pub(super) fn replacing(
    records: &CohortRecords,
    person: &ParticipantId,
    given: &[(&Topic, u32)],
) -> Result<Vec<Change>, Refusal> {
    let mut changes: Vec<_> = spent::given(records, person)
        .filter(|vote| !given.iter().any(|(topic, _)| topic.id == vote.topic))
        .map(|vote| removed(records, vote))
        .collect();
    for (topic, dots) in given {
        let vote = Vote { topic: topic.id.clone(), participant: person.clone(), dots: *dots };
        changes.extend(put(records, vote)?);
    }
    Ok(changes)
}

/// Whether dots are given in another form than `t3=2`: `t3:2`, or a number alone behind its topic.
fn is_another_form(records: &CohortRecords, typed: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = typed.trim().split_once([':', ',', '/', '+']);
    is_number(typed.trim())
        || parts.is_some_and(|(name, dots)| is_number(dots.trim()) && thing::<Topic>(records, name.trim()).is_ok())
}

/// A topic and its dots.
fn given<'r>(records: &'r CohortRecords, typed: &str) -> Result<(&'r Topic, u32), Refusal> {
    let (name, dots) = pair(typed);
    let topic = thing::<Topic>(records, name).map_err(|unknown| {
        if is_another_form(records, typed) {
            PedagogyRefusal::NoDots { typed: typed.to_owned() }.into()
        } else {
            unknown
        }
    })?;
    let dots = match dots {
        None => Some(1),
        Some(dots) => dots.parse().ok().filter(|dots| (1..=1000).contains(dots)),
    };
    let dots = dots.ok_or_else(|| PedagogyRefusal::NoDots { typed: typed.to_owned() })?;
    match topic.state {
        TopicState::Open => Ok((topic, dots)),
        state => Err(PedagogyRefusal::NotOpen { topic: named(topic), state }.into()),
    }
}
