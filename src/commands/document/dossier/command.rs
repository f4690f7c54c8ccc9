//! The command: its arguments, and what it does with a dossier that was gathered.

use std::cell::RefCell;
use std::path::PathBuf;

use super::gathered::{Gathered, Gathering};
use super::target::{Ready, Target};
use super::words::{DossierLine, DossierStatus, PartLine};
use crate::commands::carry_out::said;
use crate::commands::context::Context;
use crate::commands::document::press::Press;
use crate::commands::meant_cohort::Naming;
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::commands::values;
use crate::domain::change::Change;
use crate::domain::paper::refusal::PaperRefusal;
use crate::lang::Words as _;
use crate::render::paper::PaperFormat;
use crate::store::{Committed, Reading, Writing};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What a funder asks for, in one folder: attendance, hours, sheets, certificates, evidence
/// fr: Ce qu'un financeur demande, dans un dossier : présences, heures, feuilles, certificats, justificatifs
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The funder
    /// fr: Le financeur
    #[arg(long, value_name = "ID", value_parser = values::something)]
    pub(super) funder: String,
    /// Write into that folder, or that zip
    /// fr: Écrire dans ce dossier, ou dans ce fichier zip
    #[arg(short, long, value_name = "DIR|FILE.zip")]
    pub(super) output: PathBuf,
    /// Also where something is missing
    /// fr: Même s'il manque quelque chose
    #[arg(long)]
    pub(super) partial: bool,
    /// html or pdf, for sheets and certificates
    /// fr: html ou pdf, pour les feuilles et les certificats
    #[arg(long, value_name = "FORMAT", value_parser = values::paper_format)]
    pub(super) format: Option<PaperFormat>,
    /// Write over a file that says something else
    /// fr: Écrire par-dessus un fichier qui dit autre chose
    #[arg(long)]
    pub(super) force: bool,
    /// Show what would be in it, and write nothing
    /// fr: Montrer ce qu'il contiendrait, et ne rien écrire
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
}

impl Args {
    /// It names nothing of a cohort, and keeps numbers of papers.
    pub fn naming(&self) -> Naming<'_> {
        if self.dry_run { Naming::reading([]) } else { Naming::writing([]) }
    }
}

/// Makes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let target = Target::of(context, &args.output)?;
    let gathering = Gathering { context, args, lang: ui.lang, press: RefCell::new(Press::of(context)) };
    if gathering.prints() {
        // Printing takes a while, in which others may write: the press keeps what it printed for the decision under the lock.
        let _ = gathering.gather(&context.folder()?.read()?)?;
    }
    decide_and_commit(context, ui, args.dry_run, |reading: &Reading| {
        let gathered = gathering.gather(reading)?;
        if !args.dry_run {
            target.check(context, &gathered.files(), args.force)?;
        }
        if !gathered.missing.is_empty() && !args.partial {
            let (funder, missing) = (gathered.funder, gathered.missing);
            return Err(PaperRefusal::DossierIncomplete { funder, missing }.into());
        }
        Ok(Decided { context, target: &target, gathered })
    })
}

/// A dossier, before it is shown to anybody.
struct Decided<'d> {
    context: &'d Context<'d>,
    target: &'d Target,
    gathered: Gathered,
}

impl Decided<'_> {
    fn written(&mut self, writing: Writing) -> Result<Option<Committed>> {
        let ready: Ready = self.target.stage(self.context, &self.gathered.files())?;
        let cohort = self.gathered.cohort.clone();
        let rows = std::mem::take(&mut self.gathered.rows).into_iter();
        let changes: Vec<Change> = rows.map(|row| Change::row(cohort.clone(), None, Some(row))).collect();
        let committed = if changes.is_empty() { None } else { Some(writing.commit(&changes)?) };
        ready.finish()?;
        Ok(committed)
    }
}

impl Decision for Decided<'_> {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        let (parts, funder) = (&self.gathered.parts, self.gathered.funder.clone());
        let line = DossierLine { file: self.target.typed(), funder, parts: parts.len(), people: self.gathered.people };
        ui.answer(&line.say(ui.lang))?;
        for part in parts {
            let line = PartLine { name: part.name.clone(), what: part.what.clone() }.say(ui.lang);
            ui.answer(&line)?;
        }
        for aside in &self.gathered.asides {
            aside.say(ui);
        }
        for missing in &self.gathered.missing {
            ui.warning(&DossierStatus::Missing { what: missing.clone() });
        }
        for notice in &self.gathered.notices {
            ui.warning(notice);
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
