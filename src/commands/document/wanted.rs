//! A paper that is wanted of somebody, before it has a number.

use serde::Serialize;

use super::made::MadePaper;
use super::sources::Stationery;
use super::told::PaperSummary;
use crate::document::paper::{Head, Person, TemplateDay};
use crate::domain::paper::content::{Content, PaperFact, digest};
use crate::domain::paper::ledger::DraftSubject;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::period::Period;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::quantity::Minutes;
use crate::domain::vocabulary::PaperKind;
use crate::ui::command_error::Result;

/// Digits of a digest that tells what changed.
const DIGITS: usize = 8;

/// A page, once its head is known.
pub type MakePage<'w> = Box<dyn Fn(Head) -> Result<MadePaper> + 'w>;

/// A paper that is wanted.
pub struct WantedPaper<'w> {
    pub about: DraftSubject,
    /// First and last name.
    pub name: String,
    /// Last and first name, for a file.
    pub filed_under: String,
    pub summary: PaperSummary,
    /// What there is to know of it.
    pub notices: Vec<PaperNotice>,
    pub page: MakePage<'w>,
}

impl<'w> WantedPaper<'w> {
    /// DraftSubject somebody: what it says of them beside `content` is their name and what ties them to a structure, of the programme
    /// its title.
    pub fn about(
        stationery: &Stationery<'_>,
        kind: PaperKind,
        person: &Person,
        (summary, content): (PaperSummary, Content),
        page: MakePage<'w>,
    ) -> Self {
        let said = (&person.last_name, &person.first_name, &person.civility, &person.link_words);
        let content = content
            .with(PaperFact::Person, &digest_of(&said))
            .with(PaperFact::Programme, &digest_of(&stationery.facts.title))
            .with(PaperFact::Provider, &digest_of(&stationery.letterhead));
        Self {
            about: DraftSubject { kind, participant: Some(ParticipantId::new(&person.id)), session: None, content },
            name: person.full_name(),
            filed_under: format!("{} {}", person.last_name, person.first_name),
            summary,
            notices: Vec::new(),
            page,
        }
    }

    /// DraftSubject what somebody followed in a period.
    pub fn following(
        stationery: &Stationery<'_>,
        kind: PaperKind,
        person: &Person,
        period: Period,
        page: MakePage<'w>,
    ) -> Self {
        let day = |day: Option<TemplateDay>| day.map(|day| day.0.to_string()).unwrap_or_default();
        let content = Content::new(stationery.lang_key(), period)
            .with(PaperFact::Minutes, &person.attended_minutes.to_string())
            .with(PaperFact::First, &day(person.first))
            .with(PaperFact::Last, &day(person.last));
        let summary = PaperSummary::Hours(Minutes(person.attended_minutes));
        Self::about(stationery, kind, person, (summary, content), page)
    }
}

/// A digest of what is said of something.
pub fn digest_of(said: &impl Serialize) -> String {
    digest(serde_json::to_string(said).unwrap_or_default().as_bytes(), DIGITS)
}
