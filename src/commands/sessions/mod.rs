//! `formation sessions …`: the dated sittings.

mod list;

use anyhow::Result;

use super::context::Context;
use crate::ui::Ui;

/// What can be done with sessions.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(list::Args),
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
    }
}
