//! What every page is made from, and how people and things are named on it.

use chrono::NaiveDate;

use super::model::{Block, Document, PageCell, PageTable};
use crate::domain::change_lines::session_line;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::directory::Consents;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::ConsentField;
use crate::lang::Lang;

/// A programme and a cohort, for a page.
pub struct Page<'p> {
    pub programme: &'p Programme,
    pub records: &'p CohortRecords,
    /// The day.
    pub today: NaiveDate,
    /// In which language it speaks.
    pub lang: Lang,
    pub disclosure: Disclosure<'p>,
}

/// Who may be named on a page.
pub enum Disclosure<'p> {
    /// Everybody: the page stays among those of the cohort.
    All,
    /// Those who agreed to it, each by what they agreed to: the page goes out.
    Agreed(Consents<'p>),
}

impl<'p> Page<'p> {
    /// The language that documents of a programme speak.
    pub fn language(programme: &Programme) -> Lang {
        Lang::of_locale(&programme.language)
    }

    /// Somebody by name and structure: `Zoé Martin (Le Pont)`; as much of it as may be said.
    pub fn person(&self, id: &str) -> String {
        let Some(person) = self.records.enrolment_of(id) else { return self.stranger(id) };
        let (name, organisation) = (self.name_of(person), self.organisation_of(person));
        match (name.is_empty(), organisation.is_empty()) {
            (_, true) => name,
            (true, false) => organisation.to_owned(),
            (false, false) => format!("{name} ({organisation})"),
        }
    }

    /// Somebody by name; empty where it may not be said.
    pub fn name(&self, id: &str) -> String {
        self.records.enrolment_of(id).map_or_else(|| self.stranger(id), |person| self.name_of(person))
    }

    fn name_of(&self, person: &Enrolment) -> String {
        if self.may(person, ConsentField::Name) { person.full_name() } else { String::new() }
    }

    fn organisation_of<'e>(&self, person: &'e Enrolment) -> &'e str {
        if self.may(person, ConsentField::Organisation) { &person.organisation } else { "" }
    }

    fn may(&self, person: &Enrolment, field: ConsentField) -> bool {
        match &self.disclosure {
            Disclosure::All => true,
            Disclosure::Agreed(consents) => consents.allow(person.id.as_str(), field),
        }
    }

    fn stranger(&self, id: &str) -> String {
        match self.disclosure {
            Disclosure::All => id.to_owned(),
            Disclosure::Agreed(_) => String::new(),
        }
    }

    /// The same in another language.
    #[must_use]
    pub fn spoken(&self, lang: Lang) -> Page<'p> {
        Page { programme: self.programme, records: self.records, today: self.today, lang, disclosure: Disclosure::All }
    }

    /// What a heading is called on it.
    pub fn label(&self, heading: Heading) -> String {
        heading.label(self.lang).to_owned()
    }

    /// A page of it.
    pub fn document(&self, title: String, mut lead: Vec<String>, blocks: Vec<Block>) -> Document {
        lead.insert(0, self.programme.title.clone());
        Document { lang: self.lang, title, lead, blocks }
    }

    /// What stands under the title of a page about a session.
    pub fn lead(&self, session: &Session) -> Vec<String> {
        let module = self.programme.module(&session.module).map(|module| module.title.clone()).unwrap_or_default();
        vec![session_line(session, self.lang), module]
    }

    /// A table under these headings; none without a row.
    pub fn table(&self, headings: &[Heading], rows: Vec<Vec<PageCell>>) -> Option<Block> {
        let headings = headings.iter().map(|heading| self.label(*heading)).collect();
        (!rows.is_empty()).then_some(Block::Table(PageTable { headings, rows, ..PageTable::default() }))
    }
}
