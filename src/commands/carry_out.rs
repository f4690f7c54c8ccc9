//! What every writing command does once it knows what is asked: read, decide, show, and, unless it is a dry run,
//! commit. The same lines on standard output either way.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::decide::closed;
use crate::domain::ids::CohortId;
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
    /// The folder.
    pub reading: &'a Reading,
    /// The definition.
    pub programme: &'a Programme,
    /// The cohort that it is about.
    pub records: &'a CohortRecords,
    /// The other cohorts that it is about, in the order in which they were named.
    pub others: &'a [CohortRecords],
    /// The day.
    pub today: NaiveDate,
}

/// The cohorts that a decision is about.
pub struct Cohorts {
    /// The first of them.
    pub first: CohortId,
    /// The others.
    pub others: Vec<CohortId>,
}

impl Cohorts {
    /// The cohort meant: `-c`, or what stands in for it.
    pub fn meant(context: &Context<'_>, reading: &Reading) -> Result<Self> {
        Ok(Self { first: context.cohort(reading)?, others: Vec::new() })
    }
}

/// Decides on the cohort meant and carries the plan out.
pub fn carry_out(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    carry_out_on(context, ui, write, |reading| Cohorts::meant(context, reading), decide)
}

/// Decides on those cohorts and carries the plan out.
pub fn carry_out_on(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    cohorts: impl FnOnce(&Reading) -> Result<Cohorts>,
    decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    if write.dry_run {
        let reading = context.read(ui)?;
        let decided = Laid::out(context, &reading, cohorts)?.decide(&reading, write, ui.lang, decide)?;
        decided.show(ui)?;
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let writing = context.write(ui)?;
    let decided = Laid::out(context, &writing, cohorts)?.decide(&writing, write, ui.lang, decide)?;
    if decided.plan.changes.is_empty() {
        return decided.show(ui);
    }
    // Nothing is said to be done before it is.
    let committed = writing.commit(&decided.plan.changes)?;
    decided.show(ui)?;
    said(ui, &committed);
    Ok(())
}

/// What a request would come to, found without the lock: for questions on a terminal, while nobody else has to wait.
pub fn rehearse(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    cohorts: impl FnOnce(&Reading) -> Result<Cohorts>,
    decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
) -> Result<Plan> {
    let reading = context.read(ui)?;
    let laid = Laid::out(context, &reading, cohorts)?;
    decide(&laid.desk(&reading))
}

/// Everything that a decision is made from, read.
struct Laid {
    first: CohortRecords,
    others: Vec<CohortRecords>,
    today: NaiveDate,
}

impl Laid {
    fn out(
        context: &Context<'_>,
        reading: &Reading,
        cohorts: impl FnOnce(&Reading) -> Result<Cohorts>,
    ) -> Result<Self> {
        let Cohorts { first, others } = cohorts(reading)?;
        let others = others.iter().map(|id| reading.records(id)).collect::<Result<_, _>>()?;
        Ok(Self { first: reading.records(&first)?, others, today: context.today(reading.programme()) })
    }

    fn desk<'a>(&'a self, reading: &'a Reading) -> Desk<'a> {
        let programme = reading.programme();
        Desk { reading, programme, records: &self.first, others: &self.others, today: self.today }
    }

    fn decide(
        &self,
        reading: &Reading,
        write: &Write,
        lang: Lang,
        decide: impl FnOnce(&Desk<'_>) -> Result<Plan>,
    ) -> Result<Decided> {
        let plan = decide(&self.desk(reading))?;
        let cohorts: Vec<&CohortRecords> = std::iter::once(&self.first).chain(&self.others).collect();
        closed::respected(&plan, &cohorts, WayIn::Reopen)?;
        let shown = show_plan::shown(&plan, reading.programme(), &cohorts, write.format, lang)?;
        Ok(Decided { plan, shown })
    }
}

/// A plan and what is shown of it.
struct Decided {
    plan: Plan,
    shown: String,
}

impl Decided {
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
