//! `formation cohorts show`: one cohort, its seats and its sessions.

use crate::commands::answer::answer;
use crate::commands::ask::{Ask, ReportPurpose};
use crate::commands::context::{Context, Global};
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::commands::schedule::cohort_lines;
use crate::commands::word_lists;
use crate::domain::programme::ids::CohortId;
use crate::report;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// One cohort and its sessions
/// fr: Une cohorte avec ses séances
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(report::sessions_columns))))]
pub struct Args {
    /// The cohort [the one of `-c`, else the only one or the one running]
    /// fr: La cohorte [celle de `-c`, sinon la seule ou celle en cours]
    #[arg(value_name = "COHORT")]
    id: Option<String>,
    #[command(flatten)]
    handover: Handover,
}

/// Shows it: what people read of it above its sessions, which alone go into a file.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let global = Global { cohort: args.id.clone().or_else(|| context.global.cohort.clone()), ..context.global.clone() };
    let reading = context.read(ui)?;
    let named = Context {
        global: &global,
        typed: context.typed.clone(),
        noticed: context.noticed.clone(),
        cohort_to_name: context.cohort_to_name.clone(),
        ..*context
    };
    let id: CohortId = named.cohort(&reading)?;
    if args.handover.is_for_people() {
        let records = reading.records(&id)?;
        ui.answer(&cohort_lines(reading.programme(), &records, ui.lang).join("\n"))?;
        ui.answer("")?;
    }
    drop(reading);
    let ask =
        Ask { name: "sessions", filters: &Filters::default(), handover: &args.handover, purpose: ReportPurpose::Look };
    answer(&named, ui, &ask)
}
