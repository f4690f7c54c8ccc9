//! Dots that a form gives to topics: what somebody gives replaces what they had given to open topics. Of two votes of one
//! person the later one stands.

use std::collections::HashMap;

use super::answer::FormAnswer;
use super::judging::{each, given};
use super::naming::Things;
use super::order::in_order;
use super::reason::RowReason;
use super::verdict::{JudgedForm, JudgedRow, RowVerdict};
use crate::domain::change::{Change, Plan};
use crate::domain::decide::modules::meant::named;
use crate::domain::decide::modules::votes::replacing;
use crate::domain::decide::names::candidate;
use crate::domain::pedagogy::ids::{TopicId, order};
use crate::domain::pedagogy::spent::given as given_to_open;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::TopicState;
use crate::lang::folded_words;

/// The dots of one vote.
type Ballot<'r> = Vec<(&'r Topic, u32)>;

/// What one person gives, in the rows that say so, the earliest first.
struct Voter<'r> {
    person: &'r Enrolment,
    ballots: Vec<(usize, Ballot<'r>)>,
}

/// Judges the votes of a form; `most` is how many dots somebody has.
pub fn votes(records: &CohortRecords, rows: &[FormAnswer], most: u32) -> Result<JudgedForm, Refusal> {
    let mut topics = Things::<Topic>::of(records, |topic| topic.state == TopicState::Open);
    let mut voters: Vec<Voter<'_>> = Vec::new();
    let mut of_person: HashMap<&str, usize> = HashMap::new();
    let mut ballots: HashMap<u32, (&Enrolment, Ballot<'_>)> = HashMap::new();
    let mut judged = each(records, rows, |row, person| {
        let person = person.ok_or_else(|| vec![RowReason::Nobody])?;
        let ballot = ballot(row, &mut topics)?;
        let what = shown(&ballot);
        ballots.insert(row.number, (person, ballot));
        Ok(given(what, RowVerdict::New, Vec::new()))
    });
    // A column of dots beside one of topics: each row is one part of a vote.
    let in_parts = rows.iter().any(|row| !row.said("dots").is_empty());
    for at in in_order(rows) {
        let Some((person, ballot)) = ballots.remove(&rows[at].number) else { continue };
        let whole = if in_parts { Ok(ballot) } else { sound(records, person, ballot, most) };
        match whole {
            Err(why) => judged[at] = JudgedRow::rejected(Some(candidate(person)), vec![why.into()]),
            Ok(ballot) => {
                let voter = *of_person.entry(person.id.as_str()).or_insert(voters.len());
                if voter == voters.len() {
                    voters.push(Voter { person, ballots: Vec::new() });
                }
                voters[voter].ballots.push((at, ballot));
            }
        }
    }
    let mut changes = Vec::new();
    for voter in voters {
        if in_parts {
            changes.extend(united(records, voter, most, &mut judged)?);
        } else {
            changes.extend(latest(records, &voter, rows, &mut judged)?);
        }
    }
    Ok(JudgedForm { rows: judged, plan: Plan { changes, notices: Vec::new() } })
}

/// The vote that a row gives: one column a topic, or a list of topics, each with a dot or those of the column of dots.
fn ballot<'r>(row: &FormAnswer, topics: &mut Things<'r, Topic>) -> Result<Ballot<'r>, Vec<RowReason>> {
    let (mut ballot, mut reasons) = (Ballot::new(), Vec::new());
    for of in &row.of_things {
        match (dots(&of.text), topics.whole(&of.id)) {
            (Some(0), _) => {}
            (Some(dots), Some(topic)) => ballot.push((topic, dots)),
            _ => reasons.push(RowReason::NotDots { heading: of.heading.clone(), value: of.text.clone() }),
        }
    }
    let each = match row.said("dots") {
        "" => Some(1),
        text => dots(text),
    };
    match (each, topics.list(row.said("topic"))) {
        (_, Err(why)) => reasons.push(why.into()),
        (None, Ok(_)) => {
            reasons.push(RowReason::NotDots { heading: "dots".to_owned(), value: row.said("dots").to_owned() });
        }
        (Some(each), Ok(listed)) => {
            for topic in listed.into_iter().filter(|_| each > 0) {
                match ballot.iter_mut().find(|(known, _)| known.id == topic.id) {
                    Some((_, dots)) => *dots = dots.saturating_add(each),
                    None => ballot.push((topic, each)),
                }
            }
        }
    }
    if ballot.is_empty() && reasons.is_empty() {
        reasons.push(PedagogyRefusal::VoteSaysNothing { line: String::new() }.into());
    }
    ballot.sort_by(|(one, _), (other, _)| order(one.id.as_str()).cmp(&order(other.id.as_str())));
    if reasons.is_empty() { Ok(ballot) } else { Err(reasons) }
}

/// A number of dots as forms write it; a tick is one, an empty cell none.
fn dots(text: &str) -> Option<u32> {
    let text = text.trim();
    if matches!(text, "" | "-" | "–" | "☐") {
        return Some(0);
    }
    if matches!(text, "✓" | "✔" | "☑" | "✅" | "✗" | "✘" | "●") {
        return Some(1);
    }
    match folded_words(text).join(" ").as_str() {
        "x" | "oui" | "yes" | "y" | "o" | "true" | "vrai" => return Some(1),
        "non" | "no" | "n" | "false" | "faux" => return Some(0),
        _ => {}
    }
    let whole = text.split_once(['.', ',']).map_or(Some(text), |(whole, zeros)| {
        (!zeros.is_empty() && zeros.bytes().all(|sign| sign == b'0')).then_some(whole)
    })?;
    let digits = (1..=4).contains(&whole.len()) && whole.bytes().all(|sign| sign.is_ascii_digit());
    digits.then(|| whole.parse().ok()).flatten()
}

/// A vote without what it says again of topics that are open no more; refused where it gives those other dots, or more dots
/// than somebody has.
fn sound<'r>(
    records: &'r CohortRecords,
    person: &Enrolment,
    ballot: Ballot<'r>,
    most: u32,
) -> Result<Ballot<'r>, Refusal> {
    let kept = |topic: &Topic, dots: u32| {
        let mut votes = records.each::<Vote>();
        votes.any(|vote| vote.topic == topic.id && vote.participant == person.id && vote.dots == dots)
    };
    let mut open = Ballot::new();
    for (topic, dots) in ballot {
        match topic.state {
            TopicState::Open => open.push((topic, dots)),
            _ if kept(topic, dots) => {}
            state => return Err(PedagogyRefusal::NotOpen { topic: named(topic), state }.into()),
        }
    }
    let dots: u64 = open.iter().map(|(_, dots)| u64::from(*dots)).sum();
    if dots > u64::from(most) {
        return Err(PedagogyRefusal::TooManyDots { person: candidate(person), dots, most }.into());
    }
    Ok(open)
}

/// The changes that a vote comes to. One that says nothing of open topics, for all of its topics have been taken up since,
/// changes nothing.
fn changes_of(records: &CohortRecords, person: &Enrolment, ballot: &Ballot<'_>) -> Result<Vec<Change>, Refusal> {
    if ballot.is_empty() { Ok(Vec::new()) } else { replacing(records, &person.id, ballot) }
}

fn verdict(records: &CohortRecords, person: &Enrolment, changes: &[Change]) -> RowVerdict {
    match (changes.is_empty(), given_to_open(records, &person.id).next().is_some()) {
        (true, _) => RowVerdict::Already { row: None },
        (false, true) => RowVerdict::Changed,
        (false, false) => RowVerdict::New,
    }
}

/// The latest vote of a person stands.
fn latest(
    records: &CohortRecords,
    voter: &Voter<'_>,
    rows: &[FormAnswer],
    judged: &mut [JudgedRow],
) -> Result<Vec<Change>, Refusal> {
    let Some((_, last)) = voter.ballots.last() else { return Ok(Vec::new()) };
    let same = |ballot: &Ballot<'_>| ids(ballot) == ids(last);
    // Of the same vote several times in a row the first is the one that is taken.
    let from = voter.ballots.iter().rposition(|(_, ballot)| !same(ballot)).map_or(0, |before| before + 1);
    let taken = voter.ballots[from].0;
    let changes = changes_of(records, voter.person, last)?;
    let verdict = verdict(records, voter.person, &changes);
    for (at, ballot) in &voter.ballots {
        judged[*at].verdict = match (*at == taken, same(ballot), &verdict) {
            (true, ..) => verdict.clone(),
            (_, true, RowVerdict::Already { .. }) => RowVerdict::Already { row: None },
            (_, true, _) => RowVerdict::Already { row: Some(rows[taken].number) },
            (_, false, _) => RowVerdict::Replaced { by: rows[taken].number },
        };
    }
    Ok(changes)
}

/// All rows of a person are one vote; of a topic that is named twice the later dots stand.
fn united(
    records: &CohortRecords,
    voter: Voter<'_>,
    most: u32,
    judged: &mut [JudgedRow],
) -> Result<Vec<Change>, Refusal> {
    let mut together = Ballot::new();
    for (topic, dots) in voter.ballots.iter().flat_map(|(_, ballot)| ballot) {
        match together.iter_mut().find(|(known, _)| known.id == topic.id) {
            Some(known) => known.1 = *dots,
            None => together.push((topic, *dots)),
        }
    }
    let person = voter.person;
    let outcome = sound(records, person, together, most);
    let changes = match &outcome {
        Ok(ballot) => changes_of(records, person, ballot)?,
        Err(_) => Vec::new(),
    };
    let verdict = verdict(records, person, &changes);
    for (at, _) in voter.ballots {
        match &outcome {
            Ok(_) => judged[at].verdict = verdict.clone(),
            Err(why) => judged[at] = JudgedRow::rejected(Some(candidate(person)), vec![why.clone().into()]),
        }
    }
    Ok(changes)
}

fn ids<'b>(ballot: &'b Ballot<'_>) -> Vec<(&'b TopicId, u32)> {
    ballot.iter().map(|(topic, dots)| (&topic.id, *dots)).collect()
}

/// `t3=2 t7=1`.
fn shown(ballot: &Ballot<'_>) -> String {
    ballot.iter().map(|(topic, dots)| format!("{}={dots}", topic.id)).collect::<Vec<_>>().join(" ")
}
