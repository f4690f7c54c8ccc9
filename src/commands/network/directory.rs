//! `formation network directory`: who the network may reach, and how.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::records::CohortRecords;
use crate::report::modules::directory;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Who agreed to be reached, and how
/// fr: Qui accepte d'être contacté, et comment
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(|| directory(&CohortRecords::empty()).columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    args.handover.show(context, ui, &directory(&context.whole_records(&reading)?))
}
