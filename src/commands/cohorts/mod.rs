//! `formation cohorts …`: the runs of the programme.

mod add;
mod list;
mod schema;
mod show;

use crate::commands::late::Late;
use crate::ui::command_error::Result;

use super::context::Context;
use crate::ui::Ui;

/// What can be done with cohorts.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(Late<list::Args>),
    Show(Late<show::Args>),
    Add(Late<add::Args>),
    Schema(Late<schema::Args>),
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
        Command::Show(args) => show::run(context, ui, args),
        Command::Add(args) => add::run(context, ui, args),
        Command::Schema(args) => schema::run(context, ui, args),
    }
}
