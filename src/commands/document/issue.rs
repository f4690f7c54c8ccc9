//! Papers addressed to somebody: each gets its number and its version, the files are made ready, the rows kept, the files shown.

use std::cell::RefCell;

use super::file_name::file_name;
use super::leaving::Leaving;
use super::press::Press;
use super::sources::{Sources, Wish};
use super::standing::{Standing, head};
use super::told::{PaperLine, PaperStatus};
use super::wanted::Wanted;
use super::whereto::{File, Place};
use crate::commands::carry_out::said;
use crate::commands::context::Context;
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::domain::change::Change;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::programme::ids::CohortId;
use crate::lang::Words as _;
use crate::lang::words::HintOf;
use crate::render::paper::PaperFormat;
use crate::store::{Committed, Reading, Writing};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// Issues the papers that are wanted of a folder.
pub fn issue(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    leaving: &Leaving,
    wanted: impl for<'d> Fn(&'d Sources<'d>) -> Result<Vec<Wanted<'d>>>,
) -> Result<()> {
    let issuing = Issuing {
        context,
        leaving,
        place: Place::of(context, leaving)?,
        press: RefCell::new(Press::of(context, ui)),
        lang: ui.lang,
    };
    let decide = |reading: &Reading| {
        let sources = Sources::of(context, reading, Wish::format(issuing.place.asked()))?;
        let wanted = wanted(&sources)?;
        issuing.decide(&sources, &wanted)
    };
    if leaving.dry_run {
        let reading = context.read(ui)?;
        return issuing.drafted(ui, &decide(&reading)?);
    }
    if issuing.place.asked() == Some(PaperFormat::Pdf) {
        // Printing takes a while, in which others may write: the press keeps what it printed for the decision under the lock.
        let reading = context.folder()?.read()?;
        let sources = Sources::of(context, &reading, Wish::format(issuing.place.asked()))?;
        let wanted = wanted(&sources)?;
        issuing.press.borrow().expect(wanted.len());
        let _ = issuing.decide(&sources, &wanted)?;
    }
    decide_and_commit(context, ui, false, decide)
}

/// How papers are issued.
struct Issuing<'i> {
    context: &'i Context<'i>,
    leaving: &'i Leaving,
    place: Place,
    press: RefCell<Press>,
    /// Of what is said on the terminal.
    lang: crate::lang::Lang,
}

/// Papers with their files and rows, before they are kept.
struct Decided<'i> {
    issuing: &'i Issuing<'i>,
    cohort: CohortId,
    files: Vec<File>,
    lines: Vec<PaperLine>,
    rows: Vec<IssuedPaper>,
    notices: Vec<PaperNotice>,
}

impl<'i> Issuing<'i> {
    fn decide(&'i self, sources: &Sources<'_>, wanted: &[Wanted<'_>]) -> Result<Decided<'i>> {
        if self.place.is_file() && wanted.len() > 1 {
            return Err(PaperRefusal::OnePaperAFile { papers: wanted.len() }.into());
        }
        let cohort = sources.records.cohort.id.clone();
        let (files, lines, rows, notices) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut decided = Decided { issuing: self, cohort, files, lines, rows, notices };
        let mut numbers = None;
        for one in wanted {
            let standing = Standing::of(sources, one, &mut numbers, self.lang)?;
            decided.add(sources, one, standing)?;
        }
        if self.writes() {
            self.place.check(self.context, &decided.files, self.leaving.force)?;
        }
        Ok(decided)
    }

    /// Whether files are written: papers, or drafts where a place is named.
    fn writes(&self) -> bool {
        !self.leaving.dry_run || self.leaving.output.is_some()
    }

    fn drafted(&self, ui: &mut Ui<'_>, decided: &Decided<'_>) -> Result<()> {
        if !self.writes() {
            decided.show(ui)?;
            ui.status(&Status::NothingWritten);
            return Ok(());
        }
        let ready = self.place.stage(self.context, &decided.files)?;
        decided.show(ui)?;
        ready.finish()?;
        ui.status(&PaperStatus::DraftsWritten { files: decided.files.len() });
        Ok(())
    }
}

impl Decided<'_> {
    fn add(&mut self, sources: &Sources<'_>, wanted: &Wanted<'_>, standing: Standing) -> Result<()> {
        let (place, is_draft) = (&self.issuing.place, self.issuing.leaving.dry_run);
        let numbered = (standing.number.as_str(), standing.version);
        let called = Some(numbered).filter(|_| !is_draft || !self.issuing.writes());
        let made = if is_draft {
            (wanted.page)(head(wanted, sources, None, None, sources.stationery.today))?
        } else {
            standing.page.clone()
        };
        let format = place.format(&made);
        let name = file_name(wanted.kind, called, &wanted.filed_under, format.ending(), sources.stationery.lang);
        let bytes = match format {
            PaperFormat::Html | PaperFormat::Office(_) => made.bytes().to_vec(),
            PaperFormat::Pdf if !self.issuing.writes() => Vec::new(),
            PaperFormat::Pdf => self.issuing.press.borrow_mut().print(&made, standing.issued_on)?,
        };
        self.rows.extend(standing.row(wanted, &bytes));
        let file = place.file(self.free(name, wanted), bytes);
        self.lines.push(PaperLine {
            file: file.typed.clone(),
            kind: wanted.kind,
            number: standing.number,
            version: standing.version,
            name: wanted.name.clone(),
            summary: wanted.summary,
            unchanged: standing.content.is_none(),
        });
        self.files.push(file);
        let told = wanted.notices.iter().cloned().chain(standing.replaces);
        for notice in told {
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
        Ok(())
    }

    /// The name, with the id of the person where another file is called so: drafts of namesakes.
    fn free(&self, name: String, wanted: &Wanted<'_>) -> String {
        let taken = self.files.iter().any(|file| file.name == name);
        match (&wanted.participant, name.rsplit_once('.')) {
            (Some(id), Some((stem, ending))) if taken => format!("{stem}-{id}.{ending}"),
            _ => name,
        }
    }

    /// Gives the files their names, behind the operation that keeps them where there is one.
    fn written(&mut self, writing: Writing) -> Result<Option<Committed>> {
        let issuing = self.issuing;
        let ready = issuing.place.stage(issuing.context, &self.files)?;
        let rows = std::mem::take(&mut self.rows);
        let changes: Vec<Change> =
            rows.into_iter().map(|row| Change::row(self.cohort.clone(), None, Some(row))).collect();
        let committed = if changes.is_empty() { None } else { Some(writing.commit(&changes)?) };
        ready.finish()?;
        Ok(committed)
    }
}

impl Decision for Decided<'_> {
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
        self.written(writing)
    }

    fn done(&self, ui: &mut Ui<'_>, committed: &Committed) {
        said(ui, committed);
    }
}
