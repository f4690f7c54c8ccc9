//! How a dossier is gathered: what was asked for, and how its papers are printed.

use std::cell::RefCell;

use super::args::Args;
use super::part::DossierFile;
use super::words::DossierContent;
use crate::commands::context::Context;
use crate::commands::document::made::MadePaper;
use crate::commands::document::press::Press;
use crate::commands::document::sources::Sources;
use crate::lang::Lang;
use crate::render::paper::PaperFormat;
use crate::ui::command_error::Result;

/// How a dossier is gathered.
pub struct Gathering<'g> {
    pub context: &'g Context<'g>,
    pub args: &'g Args,
    /// Of what is said on the terminal.
    pub lang: Lang,
    pub press: RefCell<Press>,
}

impl Gathering<'_> {
    /// Whether papers are printed: not in a dry run.
    pub fn prints(&self) -> bool {
        self.args.format == Some(PaperFormat::Pdf) && !self.args.dry_run
    }

    /// The format that a paper gets.
    pub fn format(&self, page: &MadePaper) -> PaperFormat {
        self.args.format.unwrap_or(page.format())
    }

    /// A paper as a part.
    pub fn paper(
        &self,
        what: DossierContent,
        stem: &str,
        page: &MadePaper,
        sources: &Sources<'_>,
    ) -> Result<DossierFile> {
        let bytes = self.printed(page, sources.stationery.today)?;
        Ok(DossierFile { name: format!("{stem}.{}", self.format(page).ending()), what, bytes })
    }

    /// The bytes of a paper.
    pub fn printed(&self, page: &MadePaper, day: chrono::NaiveDate) -> Result<Vec<u8>> {
        self.press.borrow_mut().bytes(page, self.format(page), day)
    }
}

/// The name of a file in the language of the papers.
pub fn name<'n>(sources: &Sources<'_>, en: &'n str, fr: &'n str) -> &'n str {
    sources.stationery.lang.pick(en, fr)
}
