//! `formation network promises`: the commitments of people.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::{rows, rows_columns};
use crate::commands::word_lists;
use crate::domain::pedagogy::commitment::Commitment;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The commitments of people
/// fr: Les engagements pris
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(rows_columns::<Commitment>))))]
pub struct Args {
    /// Only what is not done yet
    /// fr: Seulement ce qui reste à faire
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    handover: Handover,
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    rows::<Commitment>(context, ui, &args.handover, |_, commitment| !args.open || commitment.is_open())
}
