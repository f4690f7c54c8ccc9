//! What structures ran between two sessions, as a form tells it: each is added, unless it is there.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::answer::FormAnswer;
use super::judging::{NextIds, differs, each, given, needed, text_key};
use super::naming::{Things, session};
use super::reason::RowReason;
use super::verdict::{JudgedForm, RowVerdict};
use crate::domain::change::Plan;
use crate::domain::decide::modules::edit::with;
use crate::domain::decide::modules::feedback::told;
use crate::domain::decide::modules::meant::{past, took_place};
use crate::domain::decide::modules::sound::added;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::thing::things;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;

/// What to take the rows with.
#[derive(Clone, Copy, Debug)]
pub struct FeedbackForm {
    /// The session after which it all was, for rows that say nothing of it.
    pub after: Option<SessionIndex>,
    pub today: NaiveDate,
    pub now: NaiveDateTime,
}

/// What tells one feedback from the others of a person: after which session, what was run, with which tool and whom.
type Key = [String; 5];

/// What else is told of it.
const TEXTS: [&str; 6] = ["worked", "hard", "internal", "external", "information", "audiences"];

fn key(told: &Feedback) -> Key {
    let tool = told.tool.as_ref().map(ToString::to_string).unwrap_or_default();
    [told.participant.to_string(), told.after.to_string(), text_key(&told.did), tool, text_key(&told.audience)]
}

/// Judges the feedback of a form. What somebody told of the same activity, with the same tool and audience after the same
/// session, is there.
pub fn feedback(records: &CohortRecords, rows: &[FormAnswer], form: FeedbackForm) -> Result<JudgedForm, Refusal> {
    if let Some(after) = form.after {
        took_place(records, after, form.today)?;
    }
    let mut known: HashMap<Key, (Feedback, Option<u32>)> = HashMap::new();
    for told in things::<Feedback>(records) {
        known.entry(key(told)).or_insert((told.clone(), None));
    }
    let mut tools = Things::<Tool>::of(records, |_| false);
    let mut ids = NextIds::of::<Feedback>(records);
    let mut changes = Vec::new();
    let judged = each(records, rows, |row, person| {
        let person = person.ok_or_else(|| vec![RowReason::Nobody])?;
        let mut reasons: Vec<RowReason> = Vec::new();
        let did = needed::<Feedback>(row, "did").map_err(|why| reasons.extend(why)).unwrap_or_default();
        let after = match (row.said("after"), form.after) {
            ("", Some(after)) => Ok(after),
            _ => needed::<Feedback>(row, "after")
                .and_then(|text| session(records, text, form.now).map_err(|why| vec![RowReason::from(why)])),
        };
        let after = after.and_then(|at| took_place(records, at, form.today).map_err(|why| vec![RowReason::from(why)]));
        let tool = match row.said("tool") {
            "" => None,
            text => tools.one(text).map_err(|why| reasons.push(why.into())).ok().map(|tool| tool.id.clone()),
        };
        let after = after.map_err(|why| reasons.extend(why)).ok();
        let Some(after) = after.filter(|_| reasons.is_empty()) else { return Err(reasons) };
        let one = |why| vec![RowReason::from(why)];
        let texts = |(column, _): &&(&'static str, String)| !matches!(*column, "after" | "tool" | "did");
        let cells: Vec<(&'static str, String)> = row.said.iter().filter(texts).cloned().collect();
        let told = Feedback { tool, ..told(ids.next(), person, after, did, row.day(form.today)) };
        let told = with(&told, &cells).map_err(one)?;
        let what = |told: &Feedback| format!("{} · {}", told.id, told.after);
        let key = key(&told);
        if let Some((there, from)) = known.get(&key) {
            return Ok(given(what(there), RowVerdict::Already { row: *from }, differs(there, &told, &TEXTS)));
        }
        past(told.on.unwrap_or(form.today), form.today).map_err(one)?;
        changes.push(added(records, told.clone()).map_err(one)?);
        let shown = what(&told);
        ids.take();
        known.insert(key, (told, Some(row.number)));
        Ok(given(shown, RowVerdict::New, Vec::new()))
    });
    Ok(JudgedForm { rows: judged, plan: Plan { changes, notices: Vec::new() } })
}
