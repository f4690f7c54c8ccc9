//! The agenda of a session: what is planned for it, with minutes, against its length.

use super::model::{Block, Document, ListItem, PageCell};
use super::page::Page;
use super::phrase::Phrase;
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::agenda::{Agenda, AgendaItem as Planned, AgendaOwner, agenda as planned};
use crate::domain::pedagogy::planned::{ChoiceOrder, Room};
use crate::domain::values::Value;
use crate::lang::words::Words;
use crate::table;

/// The page.
pub fn agenda(page: &Page<'_>, session: SessionIndex, chosen: &ChoiceOrder) -> Document {
    let agenda = planned(page.records, session, page.today, chosen);
    let say = |phrase: Phrase| phrase.say(page.lang);
    let row = |(at, item): (usize, &Planned<'_>)| {
        vec![
            PageCell::number((at + 1).to_string()),
            PageCell::text(Value::from(item.kind()).word(page.lang)),
            PageCell::text(item.title()),
            PageCell::text(who(page, item)),
            PageCell::number(item.minutes().map(|minutes| minutes.0.to_string()).unwrap_or_default()),
        ]
    };
    let headings = [Heading::Order, Heading::Kind, Heading::Caption, Heading::Who, Heading::Length];
    let rows = page.table(&headings, agenda.items.iter().enumerate().map(row).collect());
    let mut blocks = vec![rows.unwrap_or_else(|| Block::text(say(Phrase::NothingPlanned)))];
    blocks.push(Block::text(time(page, &agenda).join(" · ")));
    let notes: Vec<ListItem> = agenda.items.iter().filter_map(note).collect();
    if !notes.is_empty() {
        blocks.extend([Block::heading(say(Phrase::Notes)), Block::List { items: notes }]);
    }
    let title = say(Phrase::Agenda { session: agenda.session.id.to_string() });
    page.document(title, page.lead(agenda.session), blocks)
}

/// How the minutes stand against the length of the session.
pub fn time(page: &Page<'_>, agenda: &Agenda<'_>) -> Vec<String> {
    let (planned, length) = (agenda.planned, agenda.session.minutes());
    let fits = match agenda.room {
        Room::Left(_) => Phrase::Fits { planned, length },
        Room::TooMuch(_) => Phrase::TooMuch { planned, length },
    };
    let without = (agenda.without_minutes > 0).then_some(Phrase::WithoutMinutes { topics: agenda.without_minutes });
    std::iter::once(fits).chain(without).map(|phrase| phrase.say(page.lang)).collect()
}

fn who(page: &Page<'_>, item: &Planned<'_>) -> String {
    match item.who() {
        AgendaOwner::Nobody => String::new(),
        AgendaOwner::Participant(id) => page.person(id.as_str()),
        AgendaOwner::Organisation(name) => name.to_owned(),
    }
}

/// What was said of it beforehand.
fn note(item: &Planned<'_>) -> Option<ListItem> {
    let (title, said) = match item {
        Planned::Topic(topic) => (&topic.title, [topic.note.trim(), topic.why.trim()]),
        Planned::Experience(experience) => (&experience.title, [experience.note.trim(), experience.contact.trim()]),
        Planned::Tool(_) | Planned::Feedback { .. } => return None,
    };
    let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
    (!said.is_empty()).then(|| ListItem::new(said.join("\n")).titled(title.as_str()))
}

/// The same as a table, and how its minutes stand.
pub fn agenda_table<'p>(
    page: &Page<'p>,
    session: SessionIndex,
    chosen: &ChoiceOrder,
) -> (table::Table<'p>, Vec<String>) {
    let agenda = planned(page.records, session, page.today, chosen);
    let row = |(at, item): (usize, &Planned<'p>)| {
        let person = |id: &'p str| table::Cell::named(id, page.name(id));
        vec![
            table::Cell::count(at + 1),
            table::Cell::word(item.kind()),
            table::Cell::text(item.id()),
            table::Cell::text(item.title()),
            match item.who() {
                AgendaOwner::Nobody => table::Cell::Empty,
                AgendaOwner::Participant(id) => person(id.as_str()),
                AgendaOwner::Organisation(name) => table::Cell::text(name),
            },
            table::Cell::maybe(item.minutes(), table::Cell::Minutes),
        ]
    };
    let rows = agenda.items.iter().enumerate().map(row).collect();
    (table::Table { columns: agenda_columns(), rows }, time(page, &agenda))
}

/// The columns of an agenda as a table.
pub fn agenda_columns() -> Vec<table::Column> {
    let headings = [Heading::Order, Heading::Kind, Heading::Id, Heading::Caption, Heading::Who, Heading::Length];
    headings.map(table::Column::always).to_vec()
}
