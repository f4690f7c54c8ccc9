//! `formation report`: one report, to be looked at; `formation export` hands the same over.

use crate::commands::answer::answer;
use crate::commands::ask::{Ask, ReportPurpose};
use crate::commands::context::Context;
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::lang::padding::labelled;
use crate::report::{REPORTS, Report};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Which report, of what, how.
/// fr: Un rapport, en tableau
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which: attendance, hours, modules, bpf…; `report` alone lists them
    /// fr: Le rapport : attendance, hours, modules, bpf… ; `report` seul les énumère
    #[arg(value_name = "REPORT")]
    pub name: Option<String>,
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub handover: Handover,
}

/// Shows a report; where none is named, which there are.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, purpose: ReportPurpose) -> Result<()> {
    let Some(name) = &args.name else {
        let about = |report: &Report| ui.lang.pick(report.about[0], report.about[1]).to_owned();
        let lines: Vec<_> = REPORTS.iter().map(|report| (report.name, about(report))).collect();
        return Ok(ui.answer(&labelled(&lines).join("\n"))?);
    };
    answer(context, ui, &Ask { name, filters: &args.filters, handover: &args.handover, purpose })
}
