//! The number and the version that a paper gets: those that it had, where it says what it said; the next ones where it says
//! something else, or was never issued.

use chrono::{Datelike as _, NaiveDate};

use super::made::Made;
use super::sources::Sources;
use super::wanted::Wanted;
use crate::document::paper::{Day, Head, Replaced};
use crate::domain::paper::content::{Content, Part, digest, latest};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::numbers::Numbers;
use crate::lang::words::Lang;
use crate::ui::command_error::Result;

/// A paper with its number and its version.
pub struct Standing {
    pub page: Made,
    pub number: String,
    pub version: u32,
    pub issued_on: NaiveDate,
    /// What the page says, with its digest; none where it was issued before and says the same.
    pub content: Option<Content>,
    /// That it replaces another version.
    pub replaces: Option<PaperNotice>,
}

impl Standing {
    /// Of a paper that is wanted. `numbers` are those still free, once one is needed.
    pub fn of(sources: &Sources<'_>, wanted: &Wanted<'_>, numbers: &mut Option<Numbers>, lang: Lang) -> Result<Self> {
        let rows = || sources.records.each::<IssuedPaper>();
        let about = (wanted.participant.as_ref(), wanted.session.as_ref());
        let last = latest(rows(), wanted.kind, about, &wanted.content);
        if let Some(last) = last {
            let before = rows()
                .find(|row| row.kind == last.kind && row.number == last.number && row.version + 1 == last.version);
            let head = head(wanted, sources, Some((&last.number, last.version)), before, last.issued_on);
            let page = (wanted.page)(head)?;
            if page.digest() == Content::read(&last.content).get(Part::Page) {
                let (number, version, issued_on) = (last.number.clone(), last.version, last.issued_on);
                return Ok(Self { page, number, version, issued_on, content: None, replaces: None });
            }
        }
        let (number, version) = if let Some(last) = last {
            (last.number.clone(), last.version + 1)
        } else {
            let first = || Numbers::behind(sources.issued.iter(), wanted.kind, sources.stationery.today.year());
            (numbers.get_or_insert_with(first).take(), 1)
        };
        let page = (wanted.page)(head(wanted, sources, Some((&number, version)), last, sources.stationery.today))?;
        let content = wanted.content.clone().with(Part::Page, &page.digest());
        let replaces = last.map(|last| PaperNotice::Replaces {
            paper: format!("{} {number}", wanted.kind.word(lang)),
            person: wanted.name.clone(),
            version,
            before: last.version,
            issued_on: last.issued_on,
            differences: Content::read(&last.content).differences(&content),
        });
        Ok(Self { page, number, version, issued_on: sources.stationery.today, content: Some(content), replaces })
    }

    /// The row to keep of it, once its file is made.
    pub fn row(&self, wanted: &Wanted<'_>, file: &[u8]) -> Option<IssuedPaper> {
        Some(IssuedPaper {
            number: self.number.clone(),
            kind: wanted.kind,
            participant: wanted.participant.clone(),
            session: wanted.session.clone(),
            issued_on: self.issued_on,
            version: self.version,
            sha256: digest(file, 64),
            note: String::new(),
            content: self.content.as_ref()?.to_string(),
        })
    }
}

/// The head of a paper; a draft has no number.
pub fn head(
    wanted: &Wanted<'_>,
    sources: &Sources<'_>,
    number: Option<(&str, u32)>,
    before: Option<&IssuedPaper>,
    issued_on: NaiveDate,
) -> Head {
    let kind = wanted.kind.word(sources.stationery.lang);
    let numbered = number.map(|(number, _)| format!(" {number}")).unwrap_or_default();
    let capital: String = kind.chars().take(1).flat_map(char::to_uppercase).chain(kind.chars().skip(1)).collect();
    let title = format!("{capital}{numbered} · {}", wanted.name);
    Head {
        number: number.map(|(number, _)| number.to_owned()),
        version: number.map_or(1, |(_, version)| version),
        replaces: before.map(|row| Replaced { version: row.version, date: Day(row.issued_on) }),
        issued: Day(issued_on),
        draft: number.is_none(),
        ..Head::draft(wanted.kind.key(), title, &sources.stationery.facts.title, issued_on)
    }
}
