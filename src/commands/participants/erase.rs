//! `formation participants erase`: a person out of tables, evidence and journal, in every cohort; the name once its time
//! has come.

use crate::commands::carry_out::{Write, files_said};
use crate::commands::context::Context;
use crate::commands::kept_sheets::sheet_of;
use crate::commands::participants::everywhere::{Somebody, in_journal_alone, perhaps_named};
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::commands::privacy::{Privacy, Right};
use crate::commands::share::late_copies::late_copies_said;
use crate::commands::{show_plan, values};
use crate::domain::change::Plan;
use crate::domain::decide::erase::{Erase, Erasure, ErasureRemark, erase};
use crate::domain::problem::Problem;
use crate::domain::records::CohortRecords;
use crate::domain::roll_call::KeptSheet;
use crate::lang::words::{Lang, Words};
use crate::store::{Committed, Failure, Reading, Writing};
use crate::ui::command_error::Result;
use crate::ui::status::Status;
use crate::ui::{Ui, prompt};

/// Erase a person (RGPD): contacts, notes, answers and evidence that names them now, the name once its time has come
/// fr: Effacer une personne (RGPD) : coordonnées, remarques, réponses et justificatifs qui la nomment dès maintenant,
/// son nom une fois le délai passé
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON")]
    person: String,
    /// Erase the name although it still has to be kept, for this reason
    /// fr: Effacer le nom alors qu'il doit encore être gardé, pour ce motif
    #[arg(long = "override", value_name = "REASON", value_parser = values::something)]
    exception: Option<String>,
    /// Delete evidence that names them even where it proves the hours of others
    /// fr: Supprimer les justificatifs qui la nomment, même s'ils prouvent les heures d'autres personnes
    #[arg(long)]
    drop_evidence: bool,
    /// Erase without asking
    /// fr: Effacer sans demander
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    write: Write,
}

/// Erases somebody.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if !args.yes && !args.write.dry_run {
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
    let lang = ui.lang;
    decide_and_commit(context, ui, args.write.dry_run, |reading| {
        Ok(Erasing { decided: Decided::on(context, reading, args, lang)?, args, context })
    })
}

/// What erasing comes to, carried out. Whoever was asked has seen it.
struct Erasing<'a> {
    decided: Decided,
    args: &'a Args,
    context: &'a Context<'a>,
}

impl Decision for Erasing<'_> {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        let seen = !self.args.yes && !self.args.write.dry_run;
        if seen { Ok(()) } else { self.decided.show(ui, self.args) }
    }

    fn commit(&mut self, writing: Writing) -> Result<Option<Committed>> {
        Ok(writing.erase(&self.decided.erasure)?)
    }

    fn done(&self, ui: &mut Ui<'_>, committed: &Committed) {
        files_said(ui, committed);
        ui.status(&Privacy::Erased { operation: committed.operation });
        if committed.is_in_store {
            late_copies_said(self.context, ui, committed.operation);
        }
    }

    fn nothing(&self, ui: &mut Ui<'_>) -> Result<()> {
        let kept = |remark: &&ErasureRemark| {
            matches!(remark, ErasureRemark::EvidenceKept { .. } | ErasureRemark::SheetKept { .. })
        };
        let kept: Vec<&ErasureRemark> = self.decided.erasure.remarks.iter().filter(kept).collect();
        for remark in &kept {
            ui.warning(&Privacy::Remark((*remark).clone()));
        }
        self.decided.left(ui, self.args);
        ui.status(if kept.is_empty() { &Privacy::NothingLeft } else { &Privacy::NothingElse });
        Ok(())
    }
}

/// What erasing comes to, and how it is shown.
struct Decided {
    name: String,
    erasure: Erasure,
    shown: String,
    somebody: Somebody,
    strange: Vec<String>,
    /// Texts that may speak of them, each with its place.
    perhaps: Vec<Privacy>,
}

impl Decided {
    fn on(context: &Context<'_>, reading: &Reading, args: &Args, lang: Lang) -> Result<Self> {
        let somebody = Somebody::meant(context, reading, &args.person, Right::Erase)?;
        let programme = reading.programme();
        let sheets: Vec<KeptSheet> = somebody.evidence.iter().filter_map(|file| sheet_of(&file.bytes)).collect();
        let request = Erase {
            theirs: &somebody.theirs,
            writings: &somebody.writings,
            evidence: &somebody.evidence,
            sheets: &sheets,
            name_now: args.exception.is_some(),
            drop_evidence: args.drop_evidence,
        };
        let erasure = erase(&somebody.cohorts, programme, &request, context.today(programme));
        let plan = Plan { changes: erasure.changes.clone(), notices: Vec::new() };
        let cohorts: Vec<&CohortRecords> = somebody.cohorts.iter().collect();
        let shown = show_plan::shown(&plan, programme, &cohorts, args.write.format, lang)?;
        let mut strange = reading.strange_files(|text| somebody.is_named_in(text))?;
        // The program's own copies lose the lines that name them.
        strange.retain(|file| !reading.is_set_aside(file));
        let perhaps: Result<Vec<Privacy>> =
            erasure.perhaps.iter().map(|passing| perhaps_named(reading, passing)).collect();
        let perhaps = perhaps?;
        Ok(Self { name: somebody.name(), shown, erasure, somebody, strange, perhaps })
    }

    fn show(&self, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
        if !self.shown.is_empty() {
            if args.write.is_json() {
                ui.answer_for_programs(&self.shown)?;
            } else {
                ui.answer(&self.shown)?;
            }
        }
        for one in self.somebody.gone() {
            ui.answer(&in_journal_alone(one).say(ui.lang))?;
        }
        let others = self.erasure.remarks.iter().filter(|remark| !about_the_name(remark));
        for remark in others {
            ui.warning(&Privacy::Remark(remark.clone()));
        }
        self.left(ui, args);
        for freed in &self.erasure.notices {
            ui.hint(freed);
        }
        Ok(())
    }

    /// What is left of them: the name until its day, who may be the same person, and where they may still stand and no
    /// command can take them out.
    fn left(&self, ui: &mut Ui<'_>, args: &Args) {
        self.somebody.perhaps_said(ui, Right::Erase);
        let names: Vec<&ErasureRemark> = self.erasure.remarks.iter().filter(|remark| about_the_name(remark)).collect();
        for remark in &names {
            ui.warning(&Privacy::Remark((*remark).clone()));
        }
        for text in &self.perhaps {
            ui.warning(text);
        }
        if !self.strange.is_empty() {
            ui.warning(&Privacy::NamedIn { files: self.strange.clone() });
        }
        if self.somebody.unread > 0 {
            ui.warning(&Privacy::JournalUnread { lines: self.somebody.unread });
        }
        if args.exception.is_none() && !names.is_empty() {
            ui.hint(&Privacy::NameNow);
        }
        if self.erasure.remarks.iter().any(|remark| matches!(remark, ErasureRemark::EvidenceKept { .. })) {
            ui.hint(&Privacy::DropEvidence);
        }
    }
}

fn about_the_name(remark: &ErasureRemark) -> bool {
    matches!(remark, ErasureRemark::NameKept { .. })
}
