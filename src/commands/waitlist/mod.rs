//! `formation waitlist …`: who waits for a seat.

mod list;
mod promote;

use crate::commands::late::Late;
use crate::ui::command_error::Result;

use super::context::Context;
use super::meant_cohort::Naming;
use crate::ui::Ui;

/// What can be done with the waiting list.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(Late<list::Args>),
    Promote(Late<promote::Args>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::List(_) => Naming::default(),
            Self::Promote(args) => args.naming(),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::List(args) => list::run(context, ui, args),
        Command::Promote(args) => promote::run(context, ui, args),
    }
}
