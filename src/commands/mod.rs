//! One file a subcommand, one folder a noun: its arguments, and what it does with them.

pub mod attend;
pub mod carry_out;
pub mod context;
pub mod enrol;
pub mod participants;
pub mod show_plan;
pub mod values;
pub mod waitlist;
pub mod withdraw;

use anyhow::Result;

use crate::ui::Ui;
use context::Context;

/// Every command, in the order of a coordinator's week.
#[derive(Debug, clap::Subcommand)]
#[allow(missing_docs, reason = "the arguments of each carry its documentation")]
pub enum Command {
    Enrol(enrol::Args),
    /// The people enrolled
    #[command(subcommand)]
    Participants(participants::Command),
    Withdraw(withdraw::Args),
    /// The waiting list
    #[command(subcommand)]
    Waitlist(waitlist::Command),
    Attend(attend::Args),
}

/// Runs a command.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Enrol(args) => enrol::run(context, ui, args),
        Command::Participants(command) => participants::run(command, context, ui),
        Command::Withdraw(args) => withdraw::run(context, ui, args),
        Command::Waitlist(command) => waitlist::run(command, context, ui),
        Command::Attend(args) => attend::run(context, ui, args),
    }
}
