//! What every writing command does once it knows what is asked: read, decide, show, and, unless it is a dry run,
//! commit. The same lines on standard output either way.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::programme::Programme;
use crate::domain::records::CohortRecords;
use crate::i18n::Problem;
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
        let reading = context.read(ui)?;
        decided(context, ui, write, &reading, decide)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let plan = decided(context, ui, write, &writing, decide)?;
    if !plan.changes.is_empty() {
        let committed = writing.commit(&plan.changes)?;
        said(ui, &committed, false);
    }
    Ok(())
}

fn decided(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    reading: &Reading,
    decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
) -> Result<Plan> {
    let records = context.records(reading)?;
    let today = context.today(reading.programme());
    let plan = decide(&Desk { programme: reading.programme(), records: &records, today })?;
    show_plan::show(ui, &plan, reading.programme(), &records, write.format)?;
    Ok(plan)
}

/// What the coordinator should know of a commit.
pub fn said(ui: &mut Ui<'_>, committed: &Committed, undone: bool) {
    let named = |files: &[std::sync::Arc<str>]| files.iter().map(ToString::to_string).collect::<Vec<_>>();
    if !committed.restored.is_empty() {
        ui.status(&Status::Restored { files: named(&committed.restored) });
    }
    if !committed.changed_by_hand.is_empty() {
        ui.status(&Status::ChangedByHand { files: named(&committed.changed_by_hand) });
    }
    ui.status(&Status::Written { operation: committed.operation, undone });
}

/// Whether a plan changes anything of a kind.
pub fn touches(plan: &Plan, kind: impl Fn(&Change) -> bool) -> bool {
    plan.changes.iter().any(kind)
}

/// Shows what the definition and the journal had to say when the folder was read.
pub fn warn(ui: &mut Ui<'_>, reading: &Reading, worth_it: impl Fn(&Problem) -> bool) {
    for problem in reading.warnings().iter().filter(|problem| worth_it(problem)) {
        crate::ui::failure::problem(ui, problem, &|_| None);
    }
}
