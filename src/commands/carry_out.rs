//! What every writing command does once it knows what is asked: read, decide, show, and, unless it is a dry run,
//! commit. The same lines on standard output either way.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::decide::closed;
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::register_refusal::WayIn;
use crate::i18n::Lang;
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

/// What a decision is made from.
pub struct Desk<'a> {
    /// The definition.
    pub programme: &'a Programme,
    /// The cohort.
    pub records: &'a CohortRecords,
    /// The day.
    pub today: NaiveDate,
}

/// Decides on the cohort meant and carries the plan out.
pub fn carry_out(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    if write.dry_run {
        let decided = Decided::on(context, &context.read(ui)?, write, ui.lang, decide)?;
        decided.show(ui)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let decided = Decided::on(context, &writing, write, ui.lang, decide)?;
    if decided.plan.changes.is_empty() {
        return decided.show(ui);
    }
    // Nothing is said to be done before it is.
    let committed = writing.commit(&decided.plan.changes)?;
    decided.show(ui)?;
    said(ui, &committed);
    Ok(())
}

/// A plan and what is shown of it.
struct Decided {
    plan: Plan,
    shown: String,
}

impl Decided {
    fn on(
        context: &Context<'_>,
        reading: &Reading,
        write: &Write,
        lang: Lang,
        decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
    ) -> Result<Self> {
        let (programme, records) = (reading.programme(), context.records(reading)?);
        let plan = decide(&Desk { programme, records: &records, today: context.today(programme) })?;
        closed::respected(&plan, &[&records], WayIn::Reopen)?;
        let shown = show_plan::shown(&plan, programme, &records, write.format, lang)?;
        Ok(Self { plan, shown })
    }

    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        show_plan::show(ui, &self.shown, &self.plan.notices)
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
