//! `formation participants …`: the people enrolled.

mod edit;

use anyhow::Result;

use super::context::Context;
use crate::ui::Ui;

/// What can be done with participants.
#[derive(Debug, clap::Subcommand)]
#[allow(missing_docs, reason = "the arguments of each carry its documentation")]
pub enum Command {
    Edit(edit::Args),
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Edit(args) => edit::run(context, ui, args),
    }
}
