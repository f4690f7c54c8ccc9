//! One tool on one page: what it is, its scores, what speaks for it and against it, who tried it, with what consequences.

use super::model::{Block, Document, Fact, ListItem, PageCell};
use super::opening::trials;
use super::page::Page;
use super::phrase::Phrase;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::consequences::consequences;
use crate::domain::pedagogy::grid::{GridCell as Scored, ToolGrid};
use crate::domain::pedagogy::remark::Remark;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::values::Value;
use crate::domain::vocabulary::{RemarkKind, Yes};
use crate::lang::dates::long_date;
use crate::lang::words::Words;

use super::grid::mean;

/// The page.
pub fn tool(page: &Page<'_>, tool: &Tool) -> Document {
    let say = |phrase: Phrase| phrase.say(page.lang);
    let mut blocks = vec![Block::Facts { facts: facts(page, tool) }, Block::heading(say(Phrase::Scores))];
    let grid = ToolGrid::of(page.records, &page.programme.pedagogy, true);
    let scored = grid.by_tool().find(|(of, _)| of.id == tool.id).map(|(_, cells)| cells).unwrap_or_default();
    blocks.push(scores(page, scored).unwrap_or_else(|| Block::text(say(Phrase::NoScores))));
    for (kind, heading) in [(RemarkKind::Advantage, Phrase::Advantages), (RemarkKind::Limit, Phrase::Limits)] {
        let said = page.records.each::<Remark>().filter(|remark| remark.tool == tool.id && remark.kind == kind);
        let items: Vec<ListItem> = said
            .map(|remark| ListItem::new(remark.text.as_str()).beside(page.name(remark.participant.as_str())))
            .collect();
        if !items.is_empty() {
            blocks.extend([Block::heading(say(heading)), Block::List { items }]);
        }
    }
    let tried: Vec<&Trial> = page.records.each::<Trial>().filter(|trial| trial.tool == tool.id).collect();
    if let Some(table) = trials(page, &tried) {
        blocks.extend([Block::heading(say(Phrase::Trials)), table]);
    }
    let told: Vec<ListItem> = consequences(page.records)
        .into_iter()
        .filter(|told| told.tool == Some(&tool.id))
        .map(|told| {
            let who = page.person(told.feedback.participant.as_str());
            let beside = [who, told.session.to_string()].into_iter().filter(|text| !text.is_empty());
            ListItem::new(told.text)
                .titled(Value::from(told.aspect).word(page.lang))
                .beside(beside.collect::<Vec<_>>().join(", "))
        })
        .collect();
    if !told.is_empty() {
        blocks.extend([Block::heading(say(Phrase::Consequences)), Block::List { items: told }]);
    }
    page.document(tool.name.clone(), Vec::new(), blocks)
}

fn facts(page: &Page<'_>, tool: &Tool) -> Vec<Fact> {
    let mut tried: Vec<String> = Vec::new();
    for trial in page.records.each::<Trial>().filter(|trial| trial.tool == tool.id) {
        let who = page.person(trial.participant.as_str());
        if !who.is_empty() && !tried.contains(&who) {
            tried.push(who);
        }
    }
    let url = Fact {
        link: (!tool.url.is_empty()).then(|| tool.url.clone()),
        ..Fact::new(page.label(Heading::Url), tool.url.as_str())
    };
    let facts = vec![
        Fact::new(page.label(Heading::State), Value::from(tool.state).word(page.lang)),
        Fact::new(page.label(Heading::Reason), tool.reason.as_str()),
        url,
        Fact::new(page.label(Heading::By), tool.by.as_ref().map(|id| page.name(id.as_str())).unwrap_or_default()),
        Fact::new(
            page.label(Heading::IdentifiedOn),
            tool.identified_on.map(|day| long_date(day, page.lang)).unwrap_or_default(),
        ),
        Fact::new(Phrase::TriedBy.say(page.lang), tried.join(", ")),
    ];
    facts.into_iter().filter(|fact| !fact.text.is_empty()).collect()
}

fn scores(page: &Page<'_>, cells: &[Scored<'_>]) -> Option<Block> {
    let number = |score: Option<crate::domain::pedagogy::scale::ScoreValue>| {
        PageCell::number(score.map(|score| score.get().to_string()).unwrap_or_default())
    };
    let row = |cell: &Scored<'_>| {
        let must = if cell.criterion.is_must() { Value::from(Yes::Yes).word(page.lang) } else { "" };
        vec![
            PageCell::text(cell.criterion.label.as_str()),
            PageCell::number(cell.criterion.weight().get().to_string()),
            PageCell::text(must),
            mean(page, cell),
            PageCell::number(cell.scores.count.to_string()),
            number(cell.scores.low()),
            number(cell.scores.high()),
        ]
    };
    let headings = [
        Heading::Criterion,
        Heading::Weight,
        Heading::Must,
        Heading::Mean,
        Heading::Scores,
        Heading::Low,
        Heading::High,
    ];
    page.table(&headings, cells.iter().filter(|cell| cell.scores.count > 0).map(row).collect())
}
