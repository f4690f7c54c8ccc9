//! What a trainer opens a session with: who reported what since the session before, who has not yet, which tools were
//! tried.

use super::model::{Block, Document, Fact, ListItem, PageCell};
use super::page::Page;
use super::phrase::Phrase;
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::between::Between;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::schema::Reference;
use crate::domain::values::Value;
use crate::lang::dates::long_date;
use crate::lang::words::Words;

/// The page.
pub fn opening(page: &Page<'_>, session: SessionIndex) -> Document {
    let between = Between::before(page.records, session);
    let say = |phrase: Phrase| phrase.say(page.lang);
    let mut lead = page.lead(between.session);
    lead.push(say(match between.previous {
        Some(before) => Phrase::SinceSession { session: before.id.to_string(), date: before.date },
        None => Phrase::FirstSession,
    }));
    let mut blocks = Vec::new();
    if between.previous.is_some() {
        blocks.push(Block::heading(say(Phrase::Reported)));
        if between.reported.is_empty() {
            blocks.push(Block::text(say(Phrase::NoReport)));
        }
        blocks.extend(between.reported.iter().flat_map(|told| report(page, told)));
        blocks.push(Block::heading(say(Phrase::NotYet)));
        let missing: Vec<ListItem> =
            between.missing.iter().map(|person| ListItem::new(page.person(person.id.as_str()))).collect();
        blocks.push(if missing.is_empty() {
            Block::text(say(Phrase::AllReported))
        } else {
            Block::List { items: missing }
        });
        blocks.push(Block::heading(say(Phrase::Tried)));
        blocks.push(trials(page, &between.trials).unwrap_or_else(|| Block::text(say(Phrase::NobodyTried))));
    }
    page.document(say(Phrase::Opening { session: between.session.id.to_string() }), lead, blocks)
}

/// What one person reported.
pub fn report(page: &Page<'_>, told: &Feedback) -> Vec<Block> {
    let tool = told.tool.as_ref().map(|tool| Names::of(page.records).name(Reference::Tool, tool.as_str()));
    let day = told.on.map(|day| long_date(day, page.lang));
    let beside: Vec<String> = tool.into_iter().chain(day).filter(|text| !text.is_empty()).collect();
    let said =
        ListItem::new(told.did.as_str()).titled(page.person(told.participant.as_str())).beside(beside.join(", "));
    let cells = [
        (Heading::Audience, &told.audience),
        (Heading::Worked, &told.worked),
        (Heading::Hard, &told.hard),
        (Heading::Internal, &told.internal),
        (Heading::External, &told.external),
        (Heading::Information, &told.information),
        (Heading::Audiences, &told.audiences),
    ];
    let facts = cells.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let facts: Vec<Fact> = facts.map(|(heading, text)| Fact::new(page.label(heading), text.as_str())).collect();
    let mut blocks = vec![Block::List { items: vec![said] }];
    if !facts.is_empty() {
        blocks.push(Block::Facts { facts });
    }
    blocks
}

/// Who tried what.
pub fn trials(page: &Page<'_>, trials: &[&Trial]) -> Option<Block> {
    let names = Names::of(page.records);
    let row = |trial: &&Trial| {
        vec![
            PageCell::text(names.name(Reference::Tool, trial.tool.as_str())),
            PageCell::text(page.person(trial.participant.as_str())),
            PageCell::text(trial.on.map(|day| long_date(day, page.lang)).unwrap_or_default()),
            PageCell::text(trial.audience.as_str()),
            PageCell::text(trial.kept.map(|kept| Value::from(kept).word(page.lang)).unwrap_or_default()),
            PageCell::text(trial.note.as_str()),
        ]
    };
    let headings = [Heading::Tool, Heading::Who, Heading::On, Heading::Audience, Heading::Kept, Heading::Note];
    page.table(&headings, trials.iter().map(row).collect())
}
