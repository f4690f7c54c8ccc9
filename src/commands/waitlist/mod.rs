//! `formation waitlist …`: who waits for a seat.

mod list;
mod promote;

use crate::ui::command_error::Result;

use super::context::Context;
use crate::ui::Ui;

/// What can be done with the waiting list.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(list::Args),
    Promote(promote::Args),
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
        Command::Promote(args) => promote::run(context, ui, args),
    }
}
