//! The one way of all that leaves with a number, papers and mails: what is decided from the folder is printed, decided again under the
//! lock, written, kept and told.

use super::given_again::given_again;
use super::sources::Sources;
use super::whereto::{OutputFile, OutputPlace, Ready};
use crate::commands::carry_out::said;
use crate::commands::context::Context;
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::domain::change::Change;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::programme::ids::CohortId;
use crate::lang::Lang;
use crate::lang::words::{HintOf, Words};
use crate::store::{Committed, Reading, Writing};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Decides and carries out. Printing takes a while, in which others may write: what is printed is decided once without the lock, and
/// the press keeps what it printed for the decision under the lock.
pub fn print_and_commit<D: Decision>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    (dry_run, prints): (bool, bool),
    decide: impl Fn(&Reading) -> Result<D>,
) -> Result<()> {
    if prints && !dry_run {
        let _ = decide(&context.folder()?.read()?)?;
    }
    decide_and_commit(context, ui, dry_run, decide)
}

/// Gives files that are ready their names, behind the operation that keeps the rows which tell of them.
pub fn keep(writing: Writing, cohort: &CohortId, rows: Vec<IssuedPaper>, ready: Ready) -> Result<Option<Committed>> {
    let changes: Vec<Change> = rows.into_iter().map(|row| Change::row(cohort.clone(), None, Some(row))).collect();
    let committed = if changes.is_empty() { None } else { Some(writing.commit(&changes)?) };
    ready.finish()?;
    Ok(committed)
}

/// Files with the rows that tell of them, before they are kept.
pub struct Issuing<'i> {
    context: &'i Context<'i>,
    place: &'i OutputPlace,
    cohort: CohortId,
    pub files: Vec<OutputFile>,
    /// Lines of the answer.
    pub lines: Vec<Box<dyn Words>>,
    pub rows: Vec<IssuedPaper>,
    notices: Vec<PaperNotice>,
}

impl<'i> Issuing<'i> {
    /// Nothing yet, of a cohort.
    pub fn new(context: &'i Context<'i>, place: &'i OutputPlace, cohort: CohortId) -> Self {
        let (files, lines, rows, notices) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { context, place, cohort, files, lines, rows, notices }
    }

    /// Says these things beside the answer, each once.
    pub fn note(&mut self, notices: impl IntoIterator<Item = PaperNotice>) {
        for notice in notices {
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
    }

    /// Refuses what may not be written.
    pub fn check(&self, force: bool) -> Result<()> {
        if self.files.is_empty() { Ok(()) } else { self.place.check(self.context, &self.files, force) }
    }

    /// Looks for other papers that bear one of the numbers given here.
    pub fn look_for_numbers_given_again(&mut self, sources: &Sources<'_>, lang: Lang) -> Result<()> {
        let names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let found = given_again(self.context, sources, self.place, (&self.rows, &names), lang)?;
        self.note(found);
        Ok(())
    }

    /// Makes the files ready: what is left to do is to give them their names.
    pub fn stage(&self) -> Result<Ready> {
        self.place.stage(self.context, &self.files)
    }
}

impl Decision for Issuing<'_> {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        for line in &self.lines {
            let line = line.say(ui.lang);
            ui.answer(&line)?;
        }
        for notice in &self.notices {
            ui.warning(notice);
            ui.hint(&HintOf(notice.clone()));
        }
        Ok(())
    }

    fn commit(&mut self, writing: Writing) -> Result<Option<Committed>> {
        if self.files.is_empty() {
            return Ok(None);
        }
        let ready = self.stage()?;
        keep(writing, &self.cohort, std::mem::take(&mut self.rows), ready)
    }

    fn done(&self, ui: &mut Ui<'_>, committed: &Committed) {
        said(ui, committed);
    }
}
