//! What every writing command does once it knows what is asked: read, decide, show, and, unless it is a dry run,
//! commit. The same lines on standard output either way.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::notice::Notice;
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::i18n::Words;
use crate::i18n::status::Status;
use crate::store::{Committed, Reading};
use crate::ui::Ui;

use super::context::Context;
use super::show_plan;

/// Options of every command that writes.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Write {
    /// Show what would be done, and write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// How to show it: `json` for a program
    #[arg(long, value_name = "FORMAT", value_parser = super::values::plan_format)]
    pub format: Option<show_plan::PlanFormat>,
}

impl Write {
    /// Whether a program reads the answer.
    pub fn is_json(&self) -> bool {
        self.format == Some(show_plan::PlanFormat::Json)
    }
}

/// What a decision is made from.
pub struct Desk<'a> {
    /// The definition.
    pub programme: &'a Programme,
    /// The cohort.
    pub records: &'a CohortRecords,
    /// The day.
    pub today: NaiveDate,
}

/// A plan, what is shown of it on standard output, and what is said beside it.
pub struct Decided {
    /// The changes.
    pub plan: Plan,
    /// The same in a dry run.
    pub shown: String,
    /// In their order.
    pub asides: Vec<Aside>,
}

/// Something said beside the answer.
pub enum Aside {
    /// Looks wrong, or will matter.
    Warning(Box<dyn Words>),
    /// A next step.
    Hint(Box<dyn Words>),
}

/// Decides on the cohort meant and carries the plan out, shown as plans are.
pub fn carry_out(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    let lang = ui.lang;
    carry_out_decided(context, ui, write, |_, desk| {
        let plan = decide(desk)?;
        let shown = show_plan::shown(&plan, desk.programme, desk.records, write.format, lang)?;
        let asides = plan.notices.iter().map(Aside::of).collect();
        Ok(Decided { plan, shown, asides })
    })
}

/// Decides on the cohort meant and carries the plan out, shown as the decision says.
pub fn carry_out_decided(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnOnce(&Reading, &Desk<'_>) -> Result<Decided>,
) -> Result<()> {
    let on = |reading: &Reading| {
        let (programme, records) = (reading.programme(), context.records(reading)?);
        decide(reading, &Desk { programme, records: &records, today: context.today(programme) })
    };
    if write.dry_run {
        let decided = on(&context.read(ui)?)?;
        decided.show(ui)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let decided = on(&writing)?;
    if decided.plan.changes.is_empty() {
        return decided.show(ui);
    }
    // Nothing is said to be done before it is.
    let committed = writing.commit(&decided.plan.changes)?;
    decided.show(ui)?;
    said(ui, &committed);
    Ok(())
}

impl Decided {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        if !self.shown.is_empty() {
            ui.answer(&self.shown)?;
        }
        for aside in &self.asides {
            match aside {
                Aside::Warning(words) => ui.warning(&**words),
                Aside::Hint(words) => ui.hint(&**words),
            }
        }
        Ok(())
    }
}

impl Aside {
    fn of(notice: &Notice) -> Self {
        let words = Box::new(notice.clone());
        if notice.is_hint() { Self::Hint(words) } else { Self::Warning(words) }
    }
}

/// What the coordinator should know of a commit.
pub fn said(ui: &mut Ui<'_>, committed: &Committed) {
    files_said(ui, committed);
    ui.status(&Status::Written { operation: committed.operation });
}

/// What a commit found of its files.
pub fn files_said(ui: &mut Ui<'_>, committed: &Committed) {
    let named = |files: &[std::sync::Arc<str>]| files.iter().map(ToString::to_string).collect::<Vec<_>>();
    if !committed.restored.is_empty() {
        ui.status(&Status::Restored { files: named(&committed.restored) });
    }
    if !committed.changed_by_hand.is_empty() {
        ui.status(&Status::ChangedByHand { files: named(&committed.changed_by_hand) });
    }
}
