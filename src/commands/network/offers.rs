//! `formation network offers`: what is offered and needed.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::{rows, rows_columns};
use crate::commands::word_lists;
use crate::domain::pedagogy::offer::Offer;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What is offered and needed
/// fr: Les offres et les besoins
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(rows_columns::<Offer>))))]
pub struct Args {
    /// Only what still stands
    /// fr: Seulement ce qui tient toujours
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    rows::<Offer>(context, ui, &args.handover, |_, offer| !args.open || offer.is_open())
}
