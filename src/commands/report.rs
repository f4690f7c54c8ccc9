//! `formation report` and `formation export`: one report, to be looked at or to be handed over.

use crate::commands::answer::answer;
use crate::commands::ask::{Ask, Purpose};
use crate::commands::context::Context;
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Which report, of what, how.
/// fr: Un rapport, en tableau
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which: attendance, matrix, hours, sessions, absences or bpf
    /// fr: Le rapport : attendance, matrix, hours, sessions, absences ou bpf
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    handover: Handover,
}

/// Shows a report.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, purpose: Purpose) -> Result<()> {
    answer(context, ui, &Ask { name: &args.name, filters: &args.filters, handover: &args.handover, purpose })
}
