//! `formation participants erase`: a person out of tables, evidence and journal, in every cohort; the name once its time
//! has come.

use anyhow::Result;

use crate::commands::carry_out::{Write, files_said};
use crate::commands::context::Context;
use crate::commands::show_plan;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::decide::erase::{Erase, Erasure, Remark, erase};
use crate::domain::records::CohortRecords;
use crate::i18n::Lang;
use crate::i18n::Problem;
use crate::i18n::Words;
use crate::i18n::privacy::Privacy;
use crate::i18n::status::Status;
use crate::store::{Failure, Reading};
use crate::ui::{Ui, prompt};

use super::everywhere::Somebody;

/// Erase a person (RGPD): contacts, notes, answers and evidence that names them now, the name once its time has come
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    #[arg(value_name = "PERSON")]
    person: String,
    /// Erase the name although it still has to be kept, for this reason
    #[arg(long = "override", value_name = "REASON", value_parser = values::something)]
    exception: Option<String>,
    /// Keep evidence that names them: it proves the hours of others
    #[arg(long)]
    keep_evidence: bool,
    /// Erase without asking
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    write: Write,
}

/// Erases somebody.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if args.write.dry_run {
        let reading = context.read(ui)?;
        let decided = Decided::on(context, &reading, args, ui.lang)?;
        decided.show(ui, args)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    if !args.yes {
        // Asked before the folder is locked: nobody else waits for the answer.
        let reading = context.read(ui)?;
        let decided = Decided::on(context, &reading, args, ui.lang)?;
        if !ui.interactive {
            return Err(Failure::Refused(Problem::error(Privacy::NeedsYes).hint(Privacy::AddYes)).into());
        }
        decided.show(ui, args)?;
        if !prompt::confirm(ui, &Privacy::Sure { person: decided.name }.say(ui.lang))? {
            ui.status(&Status::NotAnswered);
            return Ok(());
        }
    }
    let writing = context.write(ui)?;
    let decided = Decided::on(context, &writing, args, ui.lang)?;
    let Some(committed) = writing.erase(&decided.erasure)? else {
        decided.named_elsewhere(ui);
        ui.status(&Privacy::NothingLeft);
        return Ok(());
    };
    if args.yes {
        decided.show(ui, args)?;
    }
    files_said(ui, &committed);
    ui.status(&Privacy::Erased { operation: committed.operation });
    Ok(())
}

/// What erasing comes to, and how it is shown.
struct Decided {
    name: String,
    erasure: Erasure,
    shown: String,
    somebody: Somebody,
    strange: Vec<String>,
    /// Lines of the journal that cannot be read.
    unread: usize,
}

impl Decided {
    fn on(context: &Context<'_>, reading: &Reading, args: &Args, lang: Lang) -> Result<Self> {
        let somebody = Somebody::meant(context, reading, &args.person)?;
        let programme = reading.programme();
        let request = Erase {
            theirs: &somebody.theirs,
            proofs: &somebody.proofs,
            name_now: args.exception.is_some(),
            keep_evidence: args.keep_evidence,
        };
        let erasure = erase(&somebody.cohorts, programme, &request, context.today(programme));
        let plan = Plan { changes: erasure.changes.clone(), notices: Vec::new() };
        let cohorts: Vec<&CohortRecords> = somebody.cohorts.iter().collect();
        let shown = show_plan::shown(&plan, programme, &cohorts, args.write.format, lang)?;
        let strange = reading.strange_files(|text| somebody.is_named_in(&erasure.mentions, text));
        let unread = reading.history()?.1.len();
        Ok(Self { name: somebody.name(), shown, erasure, somebody, strange, unread })
    }

    fn show(&self, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
        if !self.shown.is_empty() {
            ui.answer(&self.shown)?;
        }
        self.somebody.perhaps_said(ui);
        let remarks = &self.erasure.remarks;
        for remark in remarks {
            ui.warning(&Privacy::Remark(remark.clone()));
        }
        self.named_elsewhere(ui);
        if args.exception.is_none() && remarks.iter().any(|remark| matches!(remark, Remark::NameKept { .. })) {
            ui.hint(&Privacy::NameNow);
        }
        if remarks.iter().any(|remark| matches!(remark, Remark::EvidenceGoes { others: 1.., .. })) {
            ui.hint(&Privacy::KeepEvidence);
        }
        Ok(())
    }

    /// Where they may still stand, and no command can take them out.
    fn named_elsewhere(&self, ui: &mut Ui<'_>) {
        if !self.strange.is_empty() {
            ui.warning(&Privacy::NamedIn { files: self.strange.clone() });
        }
        if self.unread > 0 {
            ui.warning(&Privacy::JournalUnread { lines: self.unread });
        }
    }
}
