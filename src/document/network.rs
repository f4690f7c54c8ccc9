//! The first page of what the network is handed: whom it may reach, what is offered and needed, what it keeps, and where the
//! other pages and files are. Nobody is named beyond what they agreed to.

use super::model::{Block, Document, ListItem, PageCell};
use super::page::Page;
use super::phrase::Phrase;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::directory::directory;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::values::Value;
use crate::lang::words::Words;

/// The page; `tools`: names and files of the pages of tools; `files`: those for a spreadsheet.
pub fn network(page: &Page<'_>, tools: &[(String, String)], grid: &str, files: &[&str]) -> Document {
    let say = |phrase: Phrase| phrase.say(page.lang);
    let mut blocks = vec![Block::heading(say(Phrase::Directory))];
    let texts = |offers: &[&Offer]| offers.iter().map(|offer| offer.text.as_str()).collect::<Vec<_>>().join("\n");
    let people = directory(page.records)
        .into_iter()
        .map(|entry| {
            vec![
                PageCell::text(entry.participant.full_name()),
                PageCell::text(entry.organisation.unwrap_or_default()),
                PageCell::text(entry.email.unwrap_or_default()),
                PageCell::text(entry.phone.unwrap_or_default()),
                PageCell::text(texts(&entry.offers)),
                PageCell::text(texts(&entry.needs)),
            ]
        })
        .collect();
    let headings =
        [Heading::ToolName, Heading::Organisation, Heading::Email, Heading::Phone, Heading::Offers, Heading::Needs];
    blocks.push(page.table(&headings, people).unwrap_or_else(|| Block::text(say(Phrase::NobodyAgreed))));
    let mut section = |heading: Phrase, items: Vec<ListItem>| {
        if !items.is_empty() {
            blocks.extend([Block::heading(say(heading)), Block::List { items }]);
        }
    };
    let resource = |resource: &Resource| {
        ListItem::new(resource.title.as_str()).link(&resource.link).beside(Value::from(resource.kind()).word(page.lang))
    };
    section(Phrase::Resources, page.records.each().map(resource).collect());
    let mut pages: Vec<ListItem> = tools.iter().map(|(name, file)| ListItem::new(name.as_str()).link(file)).collect();
    if !pages.is_empty() {
        pages.push(ListItem::new(say(Phrase::GridPage)).link(grid));
    }
    section(Phrase::ToolsKept, pages);
    let commitment = |commitment: &Commitment| {
        let beside = commitment.due.map(|date| say(Phrase::DueOn { date })).unwrap_or_default();
        ListItem::new(commitment.text.as_str()).titled(page.person(commitment.participant.as_str())).beside(beside)
    };
    let open = page.records.each::<Commitment>().filter(|commitment| commitment.is_open());
    section(Phrase::Commitments, open.map(commitment).collect());
    section(Phrase::Files, files.iter().map(|file| ListItem::new(*file).link(file)).collect());
    let lead = vec![page.records.cohort.id.to_string(), say(Phrase::HandedOver { date: page.today })];
    page.document(say(Phrase::Network), lead, blocks)
}
