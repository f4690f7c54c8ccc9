//! What happened at a session, sent round afterwards: who was present, topics treated with their outcomes, tools tried,
//! remarks, feedback, commitments made since the session before.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::model::{Block, Document, ListItem};
use super::opening::{report, trials};
use super::page::Page;
use super::phrase::Phrase;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::between::Between;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::planned::{ChoiceOrder, topics_of};
use crate::domain::pedagogy::remark::Remark;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::schema::{Record, Reference, TableSchema};
use crate::domain::values::Value;
use crate::domain::vocabulary::{Attendance, TopicState};
use crate::lang::words::Words;

/// When rows were added, by table and key, as far as the journal knows: a row that was written by hand has no day.
#[derive(Debug, Default)]
pub struct AddedDays(HashMap<(&'static str, Vec<String>), NaiveDate>);

impl AddedDays {
    /// A row was added on that day.
    pub fn added(&mut self, table: &TableSchema, key: Vec<String>, on: NaiveDate) {
        self.0.insert((table.file, key), on);
    }

    /// Whether a row was added after one day and up to another.
    fn between<R: Record>(&self, record: &R, after: Option<NaiveDate>, until: NaiveDate) -> bool {
        let added = self.0.get(&(R::TABLE.file, record.key()));
        added.is_some_and(|day| after.is_none_or(|after| *day > after) && *day <= until)
    }
}

/// The page.
pub fn recap(page: &Page<'_>, at: SessionIndex, since: &AddedDays, chosen: &ChoiceOrder) -> Document {
    let (records, names) = (page.records, Names::of(page.records));
    let between = Between::before(records, at);
    let (session, before) = (between.session, between.previous.map(|before| before.date));
    let say = |phrase: Phrase| phrase.say(page.lang);

    let present: Vec<ListItem> = records
        .in_order()
        .into_iter()
        .map(|person| records.seat(person, at))
        .filter(|seat| seat.mark.is_some_and(|mark| mark.attendance == Attendance::Present))
        .map(|seat| ListItem::new(page.person(seat.enrolment.id.as_str())))
        .collect();
    let mut blocks = match present.len() {
        0 => vec![Block::text(say(Phrase::NobodyMarked))],
        people => vec![Block::heading(say(Phrase::Present { people })), Block::List { items: present }],
    };
    let mut section = |heading: Phrase, items: Vec<ListItem>| {
        if !items.is_empty() {
            blocks.extend([Block::heading(say(heading)), Block::List { items }]);
        }
    };
    let mut topics = topics_of(records, session);
    chosen.sort(&mut topics);
    let treated = topics.into_iter().filter(|topic| topic.state == TopicState::Treated);
    section(
        Phrase::Treated,
        treated.map(|topic| ListItem::new(topic.outcome.as_str()).titled(topic.title.as_str())).collect(),
    );
    let remarks = records.each::<Remark>().filter(|remark| since.between(*remark, before, session.date));
    let remark = |remark: &Remark| {
        let tool = names.name(Reference::Tool, remark.tool.as_str());
        let kind = Value::from(remark.kind).word(page.lang);
        ListItem::new(remark.text.as_str())
            .titled(format!("{tool}, {kind}"))
            .beside(page.name(remark.participant.as_str()))
    };
    section(Phrase::Remarks, remarks.map(remark).collect());
    let commitments =
        records.each::<Commitment>().filter(|commitment| since.between(*commitment, before, session.date));
    let commitment = |commitment: &Commitment| {
        let done = commitment.done_on.map(|date| Phrase::DoneOn { date });
        let due = commitment.due.map(|date| Phrase::DueOn { date });
        let beside = done.or(due).map(say).unwrap_or_default();
        ListItem::new(commitment.text.as_str()).titled(page.person(commitment.participant.as_str())).beside(beside)
    };
    section(Phrase::Commitments, commitments.map(commitment).collect());

    let there = |trial: &&Trial| {
        trial.session.as_ref() == Some(&session.id) || (trial.session.is_none() && trial.on == Some(session.date))
    };
    let mut tried = between.trials.clone();
    tried.extend(records.each::<Trial>().filter(there).filter(|trial| !between.trials.contains(trial)));
    if let Some(table) = trials(page, &tried) {
        blocks.extend([Block::heading(say(Phrase::Tried)), table]);
    }
    if !between.reported.is_empty() {
        blocks.push(Block::heading(say(Phrase::FeedbackGiven)));
        blocks.extend(between.reported.iter().flat_map(|told| report(page, told)));
    }
    page.document(say(Phrase::Recap { session: session.id.to_string() }), page.lead(session), blocks)
}
