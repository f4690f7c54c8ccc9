//! `formation network promises`: the commitments of people.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::rows;
use crate::domain::pedagogy::commitment::Commitment;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The commitments of people
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
    rows::<Commitment>(context, ui, &args.handover, |_, commitment| !args.open || commitment.is_open())
}
