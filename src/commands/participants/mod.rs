//! `formation participants …`: the people enrolled.

mod data;
mod edit;
mod erase;
mod everywhere;
mod kept_cell;
mod list;
mod merge;
mod person_data;
mod retention;
mod show;

use crate::commands::late::Late;
use crate::ui::command_error::Result;

use super::context::Context;
use super::meant_cohort::Naming;
use crate::ui::Ui;

/// What can be done with participants.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(Late<list::Args>),
    Show(Late<show::Args>),
    Edit(Late<edit::Args>),
    Merge(Late<merge::Args>),
    Data(Late<data::Args>),
    Erase(Late<erase::Args>),
    Retention(Late<retention::Args>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Show(args) => args.naming(),
            Self::Edit(args) => args.naming(),
            Self::Merge(args) => args.naming(),
            Self::List(_) | Self::Data(_) | Self::Erase(_) | Self::Retention(_) => Naming::default(),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
        Command::Show(args) => show::run(context, ui, args),
        Command::Edit(args) => edit::run(context, ui, args),
        Command::Merge(args) => merge::run(context, ui, args),
        Command::Data(args) => data::run(context, ui, args),
        Command::Erase(args) => erase::run(context, ui, args),
        Command::Retention(args) => retention::run(context, ui, args),
    }
}
