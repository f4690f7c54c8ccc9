//! A paper with its number and its version, made: its page, its file, the row to keep, what is said of it.

use super::file_name::file_name;
use super::made::MadePaper;
use super::press::Press;
use super::sources::Sources;
use super::wanted::WantedPaper;
use crate::document::paper::{Head, Replaced, TemplateDay};
use crate::domain::paper::content::{Content, PaperFact, digest};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::ledger::{Ledger, LedgerEntry};
use crate::domain::paper::notice::PaperNotice;
use crate::lang::words::Lang;
use crate::render::paper::PaperFormat;
use crate::ui::command_error::{CommandError, Result};

/// A paper with its number.
pub struct NumberedPaper<'r> {
    pub page: MadePaper,
    pub standing: LedgerEntry<'r>,
    /// What there is to know of it.
    pub notices: Vec<PaperNotice>,
    /// What the page says, with its digest.
    content: Content,
}

impl<'r> NumberedPaper<'r> {
    /// A paper that is wanted. `lang` is that of the terminal.
    pub fn of(sources: &Sources<'_>, wanted: &WantedPaper<'_>, ledger: &mut Ledger<'r>, lang: Lang) -> Result<Self> {
        let made = |standing: &LedgerEntry<'_>| (wanted.page)(head(wanted, sources, Some(standing)));
        let mut kept = None;
        let standing = ledger.standing(&wanted.about, |standing, last| {
            let page = made(standing)?;
            let is_same = page.digest() == Content::read(&last.content).get(PaperFact::Page);
            kept = Some(page).filter(|_| is_same);
            Ok::<bool, CommandError>(is_same)
        })?;
        let page = kept.map_or_else(|| made(&standing), Ok)?;
        let content = wanted.about.content.clone().with(PaperFact::Page, &page.digest());
        let before = standing.before.filter(|_| !standing.is_kept);
        let replaces = before.map(|before| PaperNotice::Replaces {
            paper: format!("{} {}", wanted.about.kind.word(lang), standing.number),
            person: wanted.name.clone(),
            version: standing.version,
            before: before.version,
            issued_on: before.issued_on,
            differences: Content::read(&before.content).differences(&content),
        });
        let notices = wanted.notices.iter().cloned().chain(replaces).collect();
        Ok(Self { page, standing, notices, content })
    }

    /// Its file in that format: the name, and the bytes.
    pub fn file(
        &self,
        sources: &Sources<'_>,
        wanted: &WantedPaper<'_>,
        format: PaperFormat,
        press: &mut Press,
    ) -> Result<(String, Vec<u8>)> {
        let number = Some((self.standing.number.as_str(), self.standing.version));
        let (lang, ending) = (sources.stationery.lang, format.ending());
        let name = file_name(wanted.about.kind, number, &wanted.filed_under, ending, lang);
        Ok((name, press.bytes(&self.page, format, self.standing.issued_on)?))
    }

    /// The row to keep of it, once its file is made.
    pub fn row(&self, wanted: &WantedPaper<'_>, file: &[u8]) -> Option<IssuedPaper> {
        self.standing.row(&wanted.about, &self.content, || digest(file, 64))
    }
}

/// The head of a paper; a draft has no number.
pub fn head(wanted: &WantedPaper<'_>, sources: &Sources<'_>, standing: Option<&LedgerEntry<'_>>) -> Head {
    let kind = wanted.about.kind.word(sources.stationery.lang);
    let issued_on = standing.map_or(sources.stationery.today, |standing| standing.issued_on);
    let numbered = standing.map(|standing| format!(" {}", standing.number)).unwrap_or_default();
    let capital: String = kind.chars().take(1).flat_map(char::to_uppercase).chain(kind.chars().skip(1)).collect();
    let title = format!("{capital}{numbered} · {}", wanted.name);
    let before = standing.and_then(|standing| standing.before);
    Head {
        number: standing.map(|standing| standing.number.clone()),
        version: standing.map_or(1, |standing| standing.version),
        replaces: before.map(|row| Replaced { version: row.version, date: TemplateDay(row.issued_on) }),
        issued: TemplateDay(issued_on),
        draft: standing.is_none(),
        ..Head::draft(wanted.about.kind.key(), title, &sources.stationery.facts.title, issued_on)
    }
}
