//! `formation undo`: takes back the last operation, or an older one.

use crate::commands::carry_out::Write;
use crate::commands::context::Context;
use crate::commands::revert::revert;
use crate::commands::values;
use crate::store::Direction;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Take back the last operation, or the one of that number
/// fr: Annuler la dernière opération, ou celle de ce numéro
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The number of the operation [the last one]
    /// fr: Le numéro de l'opération [la dernière]
    #[arg(value_name = "N", value_parser = values::operation)]
    operation: Option<u64>,
    #[command(flatten)]
    write: Write,
}

/// Takes one operation back.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    revert(context, ui, &args.write, Direction::Undo, args.operation)
}
