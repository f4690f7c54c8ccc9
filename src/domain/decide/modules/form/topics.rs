//! Topics that a form proposes: each is added, unless it is there.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::answer::FormAnswer;
use super::judging::{NextIds, differs, each, given, needed, text_key};
use super::reason::RowReason;
use super::verdict::{JudgedForm, RowVerdict};
use crate::domain::change::Plan;
use crate::domain::decide::modules::edit::with;
use crate::domain::decide::modules::meant::{named, past};
use crate::domain::decide::modules::sound::added;
use crate::domain::decide::modules::topics::open;
use crate::domain::pedagogy::thing::things;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::TopicState;

/// Judges the proposals of a form. One whose title another open topic has, or a topic of the same person in whatever
/// state, is there already.
pub fn topics(records: &CohortRecords, rows: &[FormAnswer], today: NaiveDate) -> JudgedForm {
    // The topics of each title, with the row of this file that brought one.
    let mut known: HashMap<String, Vec<(Topic, Option<u32>)>> = HashMap::new();
    for topic in things::<Topic>(records) {
        known.entry(text_key(&topic.title)).or_default().push((topic.clone(), None));
    }
    let mut ids = NextIds::of::<Topic>(records);
    let mut changes = Vec::new();
    let judged = each(records, rows, |row, person| {
        let title = needed::<Topic>(row, "title")?;
        let by = person.map(|person| person.id.clone());
        let there = known.get(&text_key(title)).into_iter().flatten();
        let same = |(topic, _): &&(Topic, Option<u32>)| topic.state == TopicState::Open || topic.by == by;
        let one = |why| vec![RowReason::from(why)];
        let told = with(&open(ids.next(), title, by.clone(), row.day(today)), &row.said).map_err(one)?;
        if let Some((topic, from)) =
            there.clone().find(|(topic, _)| topic.by == by).or_else(|| there.clone().find(same))
        {
            let differs = if topic.by == by { differs(topic, &told, &["kind", "note"]) } else { Vec::new() };
            return Ok(given(named(topic).to_string(), RowVerdict::Already { row: *from }, differs));
        }
        past(told.proposed_on.unwrap_or(today), today).map_err(one)?;
        let what = named(&told).to_string();
        changes.push(added(records, told.clone()).map_err(one)?);
        ids.take();
        known.entry(text_key(title)).or_default().push((told, Some(row.number)));
        Ok(given(what, RowVerdict::New, Vec::new()))
    });
    JudgedForm { rows: judged, plan: Plan { changes, notices: Vec::new() } }
}
