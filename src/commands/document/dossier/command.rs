//! What the command does with a dossier that was gathered.

use std::cell::RefCell;

use super::args::Args;
use super::gather::gather;
use super::gathered::Gathered;
use super::gathering::Gathering;
use super::target::{DossierTarget, Ready};
use super::words::{DossierContent, DossierLine, DossierStatus, PartLine};
use crate::commands::carry_out::said;
use crate::commands::context::Context;
use crate::commands::document::issuing::{keep, print_and_commit};
use crate::commands::document::press::Press;
use crate::commands::pipeline::Decision;
use crate::domain::paper::refusal::PaperRefusal;
use crate::lang::Words as _;
use crate::lang::words::HintOf;
use crate::store::{Committed, Reading, Writing};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Makes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let target = DossierTarget::of(context, &args.output)?;
    let gathering =
        Gathering { context, args, lang: ui.lang, press: RefCell::new(Press::of(context, ui, args.dry_run)) };
    print_and_commit(context, ui, (args.dry_run, gathering.prints()), |reading: &Reading| {
        let gathered = gather(&gathering, reading, target.place())?;
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
    target: &'d DossierTarget,
    gathered: Gathered,
}

impl Decided<'_> {
    fn written(&mut self, writing: Writing) -> Result<Option<Committed>> {
        let (files, former) = (self.gathered.files(), self.target.former(self.context)?);
        let ready: Ready = self.target.stage(self.context, &files)?;
        let rows = std::mem::take(&mut self.gathered.rows);
        let committed = keep(writing, &self.gathered.cohort, rows, ready)?;
        self.target.clear(&former, &files)?;
        Ok(committed)
    }
}

impl Decision for Decided<'_> {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        let (parts, funder) = (&self.gathered.parts, self.gathered.funder.clone());
        let line = DossierLine {
            file: self.target.typed(),
            funder,
            files: self.gathered.files().of.len(),
            people: self.gathered.people,
        };
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
            ui.hint(&HintOf(notice.clone()));
        }
        if parts.iter().any(|part| matches!(part.what, DossierContent::Evidence { .. })) {
            ui.warning(&DossierStatus::NamesOthers);
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
