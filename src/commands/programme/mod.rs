//! `formation programme …`: what is taught.

mod schema;
mod show;

use crate::commands::late::Late;
use crate::ui::command_error::Result;

use super::context::Context;
use crate::ui::Ui;

/// What can be done with the programme.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Show(Late<show::Args>),
    Schema(Late<schema::Args>),
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Show(args) => show::run(context, ui, args),
        Command::Schema(args) => schema::run(context, ui, args),
    }
}
