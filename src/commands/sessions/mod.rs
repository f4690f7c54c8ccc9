//! `formation sessions …`: the dated sittings.

mod add;
mod at_once;
mod cancel;
mod close;
mod list;
mod reschedule;
mod restore;
mod show;
mod timeline;

use crate::commands::late::Late;
use crate::ui::command_error::Result;

use super::context::Context;
use super::meant_cohort::Naming;
use crate::ui::Ui;

/// What can be done with sessions.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(Late<list::Args>),
    Show(Late<show::Args>),
    Add(Late<add::Args>),
    Move(Late<reschedule::Args>),
    Cancel(Late<cancel::Args>),
    Restore(Late<restore::Args>),
    Close(Late<close::Args>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::List(_) => Naming::default(),
            Self::Show(args) => args.naming(),
            Self::Add(_) => Naming::writing([]),
            Self::Move(args) => args.naming(),
            Self::Cancel(args) => args.naming(),
            Self::Restore(args) => args.naming(),
            Self::Close(args) => args.naming(),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
        Command::Show(args) => show::run(context, ui, args),
        Command::Add(args) => add::run(context, ui, args),
        Command::Move(args) => reschedule::run(context, ui, args),
        Command::Cancel(args) => cancel::run(context, ui, args),
        Command::Restore(args) => restore::run(context, ui, args),
        Command::Close(args) => close::run(context, ui, args),
    }
}
