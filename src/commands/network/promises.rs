//! `formation network promises`: what people promised.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::rows;
use crate::domain::pedagogy::commitment::Commitment;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What people promised
/// fr: Les engagements pris
#[derive(Clone, Debug, clap::Args)]
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
    rows::<Commitment>(context, ui, &args.handover, |_, promise| !args.open || promise.is_open())
}
