//! `formation seals …`: exports that were sealed, given back as they were, and held against what the folder says today.

mod again;
pub mod compare;
mod diff;
mod grid;
mod list;
pub mod meant;
mod operations;
mod show;
pub mod words;

use super::context::Context;
use super::things::ListArgs;
use crate::commands::late::Late;
use crate::domain::seal::Seal;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What is done with them.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// What was sealed, version by version
    /// fr: Ce qui a été scellé, version par version
    List(Late<ListArgs<Seal>>),
    Show(Late<show::Args>),
    Diff(Late<diff::Args>),
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
        Command::Show(args) => show::run(context, ui, args),
        Command::Diff(args) => diff::run(context, ui, args),
    }
}
