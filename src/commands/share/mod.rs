//! `formation share …`: a programme that several offices share: which store this folder is a copy of, and how one begins and
//! ends.

mod allow;
mod check;
mod copies;
mod copy_row;
mod deny;
mod head;
mod join;
pub mod late_copies;
mod leave;
mod move_cohort;
mod office_store;
pub mod office_words;
#[cfg(test)]
mod office_words_cases;
mod password_file;
mod people;
mod settle;
mod start;
mod status;
pub mod words;
#[cfg(test)]
mod words_cases;

use super::context::Context;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// A programme that several offices share: state, rights, copies
/// fr: Un programme partagé entre antennes : état, droits, copies
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

/// What is done with it.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Start(start::Args),
    Join(join::Args),
    Check(check::Args),
    Leave(leave::Args),
    Allow(allow::Args),
    Deny(deny::Args),
    People(people::Args),
    Move(move_cohort::Args),
    Copies(copies::Args),
    Settle(settle::Args),
}

/// Runs one of them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    match &args.command {
        None => status::run(context, ui),
        Some(Command::Start(args)) => start::run(context, ui, args),
        Some(Command::Join(args)) => join::run(context, ui, args),
        Some(Command::Check(args)) => check::run(context, ui, args),
        Some(Command::Leave(_)) => leave::run(context, ui),
        Some(Command::Allow(args)) => allow::run(context, ui, args),
        Some(Command::Deny(args)) => deny::run(context, ui, args),
        Some(Command::People(args)) => people::run(context, ui, args),
        Some(Command::Move(args)) => move_cohort::run(context, ui, args),
        Some(Command::Copies(args)) => copies::run(context, ui, args),
        Some(Command::Settle(args)) => settle::run(context, ui, args),
    }
}
