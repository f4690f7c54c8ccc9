//! Scores of tools that a form gives: each replaces the one before. Of two rows about one cell the later one stands.

use std::collections::HashMap;

use super::answer::FormAnswer;
use super::judging::{each, given, silent};
use super::naming::Things;
use super::order::in_order;
use super::reason::RowReason;
use super::verdict::{JudgedForm, RowVerdict};
use crate::domain::change::Plan;
use crate::domain::decide::modules::meant::thing;
use crate::domain::decide::modules::sound::{added, changed};
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::ids::{CriterionId, ToolId};
use crate::domain::pedagogy::scale::ScoreValue;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Record;

/// The cell of a person, a tool and a criterion.
type Key = (ToolId, CriterionId, ParticipantId);

/// A row that gives scores.
struct Scored {
    scores: Vec<Score>,
}

/// Judges the scores of a form; `tool`: the tool that rows are about which name none.
pub fn scores(records: &CohortRecords, rows: &[FormAnswer], tool: Option<&str>) -> Result<JudgedForm, Refusal> {
    let all_about = tool.map(|typed| thing::<Tool>(records, typed)).transpose()?;
    let mut tools = Things::<Tool>::of(records, |_| false);
    let mut criteria = Things::<Criterion>::of(records, |_| false);
    let before: HashMap<Key, &Score> = records.each::<Score>().map(|score| (key(score), score)).collect();
    let mut given_by: HashMap<u32, Scored> = HashMap::new();
    let mut judged = each(records, rows, |row, person| {
        let person = person.ok_or_else(|| vec![RowReason::Nobody])?;
        let tool = match (row.said("tool"), all_about) {
            ("", Some(tool)) => tool,
            ("", None) => return Err(vec![silent(Score::TABLE.column("tool"))]),
            (text, _) => tools.one(text).map_err(|why| vec![why.into()])?,
        };
        let given_to = values(row, &mut criteria)?;
        let evidence = row.said("evidence");
        let made = |(criterion, score): (CriterionId, ScoreValue)| {
            let mut cell = Score {
                tool: tool.id.clone(),
                criterion,
                participant: person.id.clone(),
                score,
                evidence: evidence.to_owned(),
            };
            if evidence.is_empty() {
                cell.evidence = before.get(&key(&cell)).map(|before| before.evidence.clone()).unwrap_or_default();
            }
            cell
        };
        let cells: Vec<Score> = given_to.into_iter().map(made).collect();
        let said: Vec<String> = cells.iter().map(|cell| format!("{}={}", cell.criterion, cell.score.get())).collect();
        let what = format!("{} · {}", tool.id, said.join(" "));
        given_by.insert(row.number, Scored { scores: cells });
        Ok(given(what, RowVerdict::New, Vec::new()))
    });
    // What stands in the end, the row that said it first, and the row that said it last.
    let mut stands: HashMap<Key, (Score, u32)> = HashMap::new();
    let mut keys: Vec<Key> = Vec::new();
    let order = in_order(rows);
    for at in &order {
        for score in given_by.get(&rows[*at].number).into_iter().flat_map(|scored| &scored.scores) {
            let key = key(score);
            match stands.get_mut(&key) {
                Some((standing, _)) if standing == score => {}
                Some(standing) => *standing = (score.clone(), rows[*at].number),
                None => {
                    keys.push(key.clone());
                    stands.insert(key, (score.clone(), rows[*at].number));
                }
            }
        }
    }
    for (at, row) in rows.iter().enumerate() {
        if let Some(scored) = given_by.get(&row.number) {
            judged[at].verdict = verdict(row.number, scored, &stands, &before);
        }
    }
    let mut changes = Vec::new();
    for key in keys {
        let Some((score, _)) = stands.remove(&key) else { continue };
        match before.get(&key) {
            Some(before) => changes.extend(changed(records, *before, score)?),
            None => changes.push(added(records, score)?),
        }
    }
    Ok(JudgedForm { rows: judged, plan: Plan { changes, notices: Vec::new() } })
}

fn key(score: &Score) -> Key {
    (score.tool.clone(), score.criterion.clone(), score.participant.clone())
}

/// What becomes of a row, once it is known what stands in the end.
fn verdict(
    number: u32,
    scored: &Scored,
    stands: &HashMap<Key, (Score, u32)>,
    before: &HashMap<Key, &Score>,
) -> RowVerdict {
    let standing: Vec<(&Score, &(Score, u32))> =
        scored.scores.iter().filter_map(|score| Some((score, stands.get(&key(score))?))).collect();
    let effective: Vec<&(&Score, &(Score, u32))> =
        standing.iter().filter(|(score, (last, _))| *score == last).collect();
    let news = effective.iter().filter(|(score, _)| before.get(&key(score)).is_none_or(|before| *before != *score));
    let mut own = news.clone().filter(|(_, (_, row))| *row == number).peekable();
    if own.peek().is_some() {
        let replaces = own.any(|(score, _)| before.contains_key(&key(score)));
        return if replaces { RowVerdict::Changed } else { RowVerdict::New };
    }
    match (effective.first(), standing.first()) {
        (None, Some((_, (_, by)))) => RowVerdict::Replaced { by: *by },
        _ => RowVerdict::Already { row: news.clone().next().map(|(_, (_, row))| *row) },
    }
}

/// The scores of a row: one column a criterion, or one for the criterion and one for the score.
fn values(
    row: &FormAnswer,
    criteria: &mut Things<'_, Criterion>,
) -> Result<Vec<(CriterionId, ScoreValue)>, Vec<RowReason>> {
    let mut said: Vec<(CriterionId, String)> =
        row.of_things.iter().map(|of| (CriterionId::new(&of.id), of.text.clone())).collect();
    let mut reasons = Vec::new();
    if !row.said("criterion").is_empty() {
        match criteria.one(row.said("criterion")) {
            Ok(criterion) => said.push((criterion.id.clone(), row.said("score").to_owned())),
            Err(why) => reasons.push(why.into()),
        }
    }
    let mut values: Vec<(CriterionId, ScoreValue)> = Vec::new();
    for (criterion, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
        match score(&text) {
            Some(score) => values.push((criterion, score)),
            None => reasons.push(
                PedagogyRefusal::NotAScore {
                    criterion: criterion.to_string(),
                    typed: text,
                    highest: ScoreValue::HIGHEST,
                }
                .into(),
            ),
        }
    }
    if values.is_empty() && reasons.is_empty() {
        reasons.push(PedagogyRefusal::NoScores { line: String::new() }.into());
    }
    if reasons.is_empty() { Ok(values) } else { Err(reasons) }
}

/// A score as forms write it: `4`, `4.0`, `4 – plutôt oui`, `4/5`.
fn score(text: &str) -> Option<ScoreValue> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim();
    let whole = rest.is_empty()
        || rest
            .strip_prefix(['.', ','])
            .is_some_and(|zeros| !zeros.is_empty() && zeros.bytes().all(|sign| sign == b'0'))
        || rest.strip_prefix('/').is_some_and(|most| most.trim() == "5")
        // Words behind a sign tell what the number means; a number there would be another score, or another scale.
        || rest.strip_prefix(['-', '–', '—', ':', '(']).is_some_and(|words| !words.contains(|sign: char| sign.is_ascii_digit()));
    if whole { ScoreValue::parse(&text[..digits]) } else { None }
}
