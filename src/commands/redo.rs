//! `formation redo`: does again what was just taken back.

use crate::commands::carry_out::Write;
use crate::commands::context::Context;
use crate::commands::revert::revert;
use crate::store::Direction;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Do again what was just taken back
/// fr: Refaire ce qui vient d'être annulé
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    write: Write,
}

/// Does one operation again.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    revert(context, ui, &args.write, Direction::Redo, None)
}
