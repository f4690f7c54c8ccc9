//! `formation network match`: who could help whom.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::records::CohortRecords;
use crate::report::modules::matches;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Open needs with offers of other structures
/// fr: Les besoins ouverts et les offres d'autres structures
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(|| matches(&CohortRecords::empty()).columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    args.handover.show(context, ui, &matches(&context.whole_records(&reading)?))
}
