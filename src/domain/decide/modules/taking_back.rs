//! What was noted by mistake is taken back: votes, scores, trials, remarks, adoptions, weights of a structure, which have no
//! id of their own and are named by what they join.

use chrono::NaiveDate;

use super::criteria::structure;
use super::meant::{each_once, named, thing};
use super::sound::{changed, plan, removed};
use crate::domain::change::{Change, Plan};
use crate::domain::decide::names::{self, candidate};
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::adoption::Adoption;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::fold::key;
use crate::domain::pedagogy::remark::Remark;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::spent;
use crate::domain::pedagogy::structure_weight::StructureWeight;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::{PedagogyRefusal, Takeable};
use crate::domain::refusal::reason::Refusal;
use crate::domain::tables::KeptRecord;
use crate::domain::vocabulary::{RemarkKind, ToolState};
use crate::lang::folded::folded_words;

/// The dots that somebody gave to these topics, whatever became of those; where none is named, to open topics.
pub fn votes(records: &CohortRecords, typed: &str, topics: &[String]) -> Result<Plan, Refusal> {
    let person = person(records, typed)?;
    if topics.is_empty() {
        return Ok(plan(spent::given(records, &person.id).map(|vote| removed(records, vote))));
    }
    let topics = topics.iter().map(|typed| thing::<Topic>(records, typed)).collect::<Result<Vec<_>, _>>()?;
    each_once(&topics)?;
    let votes = topics.iter().map(|topic| {
        let is_theirs = |vote: &&Vote| vote.topic == topic.id && vote.participant == person.id;
        rows(records, is_theirs, Joined::of(Takeable::Vote, person, &named(*topic)))
    });
    Ok(plan(votes.collect::<Result<Vec<_>, _>>()?.into_iter().flatten()))
}

/// The scores that somebody gave a tool, on these criteria or on all.
pub fn scores(records: &CohortRecords, typed: &str, tool: &str, criteria: &[String]) -> Result<Plan, Refusal> {
    let (person, tool) = (person(records, typed)?, thing::<Tool>(records, tool)?);
    let criteria = criteria.iter().map(|typed| thing::<Criterion>(records, typed)).collect::<Result<Vec<_>, _>>()?;
    each_once(&criteria)?;
    let is_theirs = |score: &&Score| score.tool == tool.id && score.participant == person.id;
    if criteria.is_empty() {
        return Ok(plan(rows(records, is_theirs, Joined::of(Takeable::Score, person, &named(tool)))?));
    }
    let scores = criteria.iter().map(|criterion| {
        let of = |score: &&Score| is_theirs(score) && score.criterion == criterion.id;
        rows(records, of, Joined::of(Takeable::Score, person, &format!("{}, {}", named(tool), named(*criterion))))
    });
    Ok(plan(scores.collect::<Result<Vec<_>, _>>()?.into_iter().flatten()))
}

/// The trial of a tool by somebody: the only one, or that of a day or a session. A tool that nobody else tried is only
/// named again.
pub fn trial(
    records: &CohortRecords,
    tool: &str,
    typed: &str,
    (session, on): (Option<SessionIndex>, Option<NaiveDate>),
) -> Result<Plan, Refusal> {
    let (tool, person) = (thing::<Tool>(records, tool)?, person(records, typed)?);
    let session = session.map(|session| &records.session(session).id);
    let is_meant = |trial: &&Trial| {
        trial.tool == tool.id
            && trial.participant == person.id
            && session.is_none_or(|session| trial.session.as_ref() == Some(session))
            && on.is_none_or(|on| trial.on == Some(on))
    };
    let shown = |trial: &Trial| {
        let on = trial.on.map(|on| on.to_string());
        let session = trial.session.as_ref().map(ToString::to_string);
        on.into_iter().chain(session).collect::<Vec<_>>().join(" ")
    };
    let mut changes = one(records, is_meant, shown, Joined::of(Takeable::Trial, person, &named(tool)))?;
    let others = records.each::<Trial>().filter(|trial| trial.tool == tool.id).count() - 1;
    if others == 0 && tool.state == ToolState::Tried {
        changes.extend(changed(records, tool, Tool { state: ToolState::Identified, ..tool.clone() })?);
    }
    Ok(plan(changes))
}

/// The remark of somebody on a tool: the only one, or the one of that kind with words that each begin a word of its text.
pub fn remark(
    records: &CohortRecords,
    tool: &str,
    typed: &str,
    said: Option<(RemarkKind, &str)>,
) -> Result<Plan, Refusal> {
    let (tool, person) = (thing::<Tool>(records, tool)?, person(records, typed)?);
    let fits = |remark: &Remark| {
        said.is_none_or(|(kind, words)| {
            let text = folded_words(&remark.text);
            let begins = |word: &String| text.iter().any(|there| there.starts_with(word.as_str()));
            remark.kind == kind && folded_words(words).iter().all(begins)
        })
    };
    let is_meant = |remark: &&Remark| remark.tool == tool.id && remark.participant == person.id && fits(remark);
    let joined = Joined::of(Takeable::Remark, person, &named(tool));
    Ok(plan(one(records, is_meant, |remark| remark.text.clone(), joined)?))
}

/// That somebody took an experience up.
pub fn adoption(records: &CohortRecords, experience: &str, typed: &str) -> Result<Plan, Refusal> {
    let (experience, person) = (thing::<Experience>(records, experience)?, person(records, typed)?);
    let is_it = |adoption: &&Adoption| adoption.experience == experience.id && adoption.participant == person.id;
    Ok(plan(rows(records, is_it, Joined::of(Takeable::Adoption, person, &named(experience)))?))
}

/// The weights that a structure gave of its own, to these criteria or to all. People of it may all have left.
pub fn weights(records: &CohortRecords, typed: &str, criteria: &[String]) -> Result<Plan, Refusal> {
    let criteria = criteria.iter().map(|typed| thing::<Criterion>(records, typed)).collect::<Result<Vec<_>, _>>()?;
    each_once(&criteria)?;
    let asked = key(typed);
    let is_theirs = |weight: &&StructureWeight| asked.is_some() && key(&weight.organisation) == asked;
    if !records.each::<StructureWeight>().any(|weight| is_theirs(&weight)) {
        let organisation = structure(records, typed)?.to_owned();
        return Err(PedagogyRefusal::WeighedNothing { organisation }.into());
    }
    let who = typed.trim().to_owned();
    if criteria.is_empty() {
        return Ok(plan(rows(records, is_theirs, Joined { rows: Takeable::Weight, who, of: String::new() })?));
    }
    let weights = criteria.iter().map(|criterion| {
        let of = |weight: &&StructureWeight| is_theirs(weight) && weight.criterion == criterion.id;
        let joined = Joined { rows: Takeable::Weight, who: who.clone(), of: named(*criterion).to_string() };
        rows(records, of, joined)
    });
    Ok(plan(weights.collect::<Result<Vec<_>, _>>()?.into_iter().flatten()))
}

/// Whoever is meant, also of those who left: what they gave may have been noted by mistake.
fn person<'r>(records: &'r CohortRecords, typed: &str) -> Result<&'r Enrolment, Refusal> {
    Ok(records.enrolment(names::person(records, typed)?))
}

/// What a row joins, for the refusal that there is none.
struct Joined {
    rows: Takeable,
    who: String,
    of: String,
}

impl Joined {
    fn of(rows: Takeable, person: &Enrolment, of: &dyn ToString) -> Self {
        Self { rows, who: candidate(person).to_string(), of: of.to_string() }
    }
}

/// The changes that take away the rows that are meant; refused where there are none.
fn rows<R: KeptRecord + 'static>(
    records: &CohortRecords,
    is_meant: impl Fn(&&R) -> bool,
    Joined { rows, who, of }: Joined,
) -> Result<Vec<Change>, Refusal> {
    let changes: Vec<Change> = records.each::<R>().filter(is_meant).map(|row| removed(records, row)).collect();
    if changes.is_empty() { Err(PedagogyRefusal::NothingToTakeBack { rows, who, of }.into()) } else { Ok(changes) }
}

/// The same for one row: of several that fit, the one must be said.
fn one<R: KeptRecord + 'static>(
    records: &CohortRecords,
    is_meant: impl Fn(&&R) -> bool,
    shown: impl Fn(&R) -> String,
    joined: Joined,
) -> Result<Vec<Change>, Refusal> {
    let fitting: Vec<&R> = records.each::<R>().filter(&is_meant).collect();
    if fitting.len() > 1 {
        let Joined { rows, who, of } = joined;
        let several = fitting.into_iter().map(shown).collect();
        return Err(PedagogyRefusal::SeveralToTakeBack { rows, who, of, several }.into());
    }
    rows(records, is_meant, joined)
}
