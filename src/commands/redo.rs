//! `formation redo`: does again what was just taken back.

use anyhow::Result;

use crate::store::Direction;
use crate::ui::Ui;

use super::carry_out::Write;
use super::context::Context;
use super::revert::revert;

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
