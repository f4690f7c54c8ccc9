//! `formation feedback consequences`: what structures told of consequences.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::records::CohortRecords;
use crate::report::modules::consequences;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What it changed for the structures, by aspect
/// fr: Ce que cela a changé pour les structures, par aspect
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(|| consequences(&CohortRecords::empty()).columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    args.handover.show(context, ui, &consequences(&context.whole_records(&reading)?))
}
