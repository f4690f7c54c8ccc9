//! Tools: named, tried, scored, remarked on, adopted or set aside.

use chrono::NaiveDate;

use super::meant::{each_once, enrolled, free_name, pair, past, thing, took_place, with_values};
use super::sound::{added, changed, plan, put};
use crate::domain::change::Plan;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::notice::PedagogyNotice;
use crate::domain::pedagogy::remark::Remark;
use crate::domain::pedagogy::scale::ScoreValue;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::thing::{next_id, things};
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Record as _;
use crate::domain::vocabulary::{RemarkKind, ToolState, YesNo};

/// Names a tool.
pub fn add(
    records: &CohortRecords,
    name: &str,
    url: &str,
    by: Option<&str>,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    free_name::<Tool>(records, name)?;
    let by = by.map(|typed| enrolled(records, typed)).transpose()?;
    let tool = Tool {
        id: next_id::<Tool>(records),
        name: name.trim().to_owned(),
        url: url.trim().to_owned(),
        by: by.map(|person| person.id.clone()),
        identified_on: Some(today),
        state: ToolState::Identified,
        reason: String::new(),
    };
    Ok(plan([added(records, tool)?]))
}

/// The group adopts a tool, or sets it aside.
pub fn settle(records: &CohortRecords, typed: &str, state: ToolState, reason: &str) -> Result<Plan, Refusal> {
    let before = thing::<Tool>(records, typed)?;
    Ok(plan(changed(records, before, Tool { state, reason: reason.trim().to_owned(), ..before.clone() })?))
}

/// That somebody tried a tool.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    pub tool: String,
    pub person: String,
    pub session: Option<SessionIndex>,
    /// None: the session's, else today.
    pub on: Option<NaiveDate>,
    pub audience: String,
    pub minutes: Option<u32>,
    pub kept: Option<YesNo>,
    pub note: String,
}

/// Notes a trial; a tool that was only named is tried from then on.
pub fn tried(records: &CohortRecords, tried: &Tried, today: NaiveDate) -> Result<Plan, Refusal> {
    let tool = thing::<Tool>(records, &tried.tool)?;
    let person = enrolled(records, &tried.person)?;
    let session = tried.session.map(|session| took_place(records, session, today)).transpose()?;
    let on = past(tried.on.or(session.map(|session| session.date)).unwrap_or(today), today)?;
    let trial = Trial {
        tool: tool.id.clone(),
        participant: person.id.clone(),
        session: session.map(|session| session.id.clone()),
        on: Some(on),
        audience: tried.audience.clone(),
        minutes: tried.minutes,
        kept: tried.kept,
        note: tried.note.clone(),
    };
    // Said again, a trial is told more of: what is not said anew stays.
    let said = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
    let trial = match records.each::<Trial>().find(|before| before.key() == trial.key()) {
        None => trial,
        Some(before) => Trial {
            audience: said(&trial.audience, &before.audience),
            minutes: trial.minutes.or(before.minutes),
            kept: trial.kept.or(before.kept),
            note: said(&trial.note, &before.note),
            ..trial
        },
    };
    let mut changes: Vec<_> = put(records, trial)?.into_iter().collect();
    if tool.state == ToolState::Identified {
        changes.extend(changed(records, tool, Tool { state: ToolState::Tried, ..tool.clone() })?);
    }
    let mut plan = plan(changes);
    plan.notices.push(PedagogyNotice::ScoreNext { person: person.id.to_string(), tool: tool.id.to_string() }.into());
    Ok(plan)
}

/// What somebody gives a tool: `c1=4`; an example that shows why, where there is one.
pub fn score(
    records: &CohortRecords,
    who: &str,
    what: &str,
    typed: &[String],
    evidence: Option<&str>,
) -> Result<Plan, Refusal> {
    let person = enrolled(records, who)?;
    let tool = thing::<Tool>(records, what)?;
    let scores = typed.iter().map(|typed| one_score(records, typed)).collect::<Result<Vec<_>, _>>()?;
    if scores.is_empty() {
        let line = with_values("formation tools score", &[who, what], things::<Criterion>(records), &[4, 2]);
        return Err(PedagogyRefusal::NoScores { line }.into());
    }
    each_once(&scores.iter().map(|(criterion, _)| *criterion).collect::<Vec<_>>())?;
    let mut changes = Vec::new();
    for (criterion, score) in scores {
        let before = records
            .rows::<Score>()
            .iter()
            .map(|row| &row.record)
            .find(|row| row.tool == tool.id && row.criterion == criterion.id && row.participant == person.id);
        let kept = before.map(|row| row.evidence.clone()).unwrap_or_default();
        let after = Score {
            tool: tool.id.clone(),
            criterion: criterion.id.clone(),
            participant: person.id.clone(),
            score,
            evidence: evidence.map_or(kept, str::to_owned),
        };
        changes.extend(put(records, after)?);
    }
    Ok(plan(changes))
}

fn one_score<'r>(records: &'r CohortRecords, typed: &str) -> Result<(&'r Criterion, ScoreValue), Refusal> {
    let (name, said) = pair(typed);
    let said = said.ok_or_else(|| PedagogyRefusal::NotAPair { typed: typed.to_owned() })?;
    let criterion = thing::<Criterion>(records, name)?;
    let score = ScoreValue::parse(said).ok_or_else(|| PedagogyRefusal::NotAScore {
        criterion: criterion.id.to_string(),
        typed: said.to_owned(),
        highest: ScoreValue::HIGHEST,
    })?;
    Ok((criterion, score))
}

/// An advantage, or a limit.
pub fn remark(
    records: &CohortRecords,
    tool: &str,
    person: &str,
    kind: RemarkKind,
    text: &str,
) -> Result<Plan, Refusal> {
    let tool = thing::<Tool>(records, tool)?;
    let person = enrolled(records, person)?;
    let (tool, participant) = (tool.id.clone(), person.id.clone());
    Ok(plan(put(records, Remark { tool, participant, kind, text: text.trim().to_owned() })?))
}
