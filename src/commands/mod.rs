//! One file a subcommand, one folder a noun: its arguments, and what it does with them.
//!
//! - *context*: the folder, the day, the person and the global options that every command starts from.
//! - *desk*: what a decision is made from, the same before the lock and under it.
//! - *decided*: a plan, what is shown of it, and what is said beside it (*asides*).
//! - *ask*: a question that a report answers; *wishes*: what the funder wants of format and columns; *outlet*: where the
//!   answer goes, a file or standard output.
//! - *handover*: how an answer leaves: its format, its columns, its file.

pub mod agenda;
mod answer;
pub mod answers;
mod ask;
mod asking;
pub mod attend;
pub mod carry_out;
pub mod check;
pub mod cohorts;
pub mod completions;
pub mod context;
pub mod criteria;
mod deeds;
mod effects;
pub mod elsewhere;
pub mod enrol;
pub mod experiences;
pub mod explain;
pub mod explanation;
pub mod feedback;
pub mod filters;
mod foreign;
pub mod handover;
pub mod handover_note;
pub mod history;
mod in_order;
pub mod init;
mod log_file;
mod making;
pub mod man;
pub mod meant_cohort;
pub mod modules;
mod modules_note;
pub mod network;
pub mod operations;
pub mod outlet;
mod overlaps;
pub mod pages;
pub mod paper;
pub mod participants;
mod pipeline;
pub mod privacy;
pub mod programme;
#[cfg(test)]
pub mod rare_cases;
pub mod recap;
pub mod redo;
mod reopening;
pub mod report;
mod revert;
pub mod schedule;
pub mod sessions;
pub mod show_plan;
pub mod things;
pub mod todo;
pub mod tools;
pub mod topics;
pub mod transfer;
pub mod undo;
pub mod values;
pub mod waitlist;
pub mod whole_path;
mod whole_paths;
mod wishes;
pub mod withdraw;

use crate::ui::command_error::Result;

use crate::ui::Ui;
use ask::Purpose;
use context::Context;

/// Every command, in the order of a coordinator's week.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Init(init::Args),
    /// The programme
    /// fr: Le programme
    #[command(subcommand)]
    Programme(programme::Command),
    /// The cohorts
    /// fr: Les cohortes
    #[command(subcommand)]
    Cohorts(cohorts::Command),
    Enrol(enrol::Args),
    /// The people enrolled
    /// fr: Les personnes inscrites
    #[command(subcommand)]
    Participants(participants::Command),
    Withdraw(withdraw::Args),
    Transfer(transfer::Args),
    /// The waiting list
    /// fr: La liste d'attente
    #[command(subcommand)]
    Waitlist(waitlist::Command),
    Attend(attend::Args),
    Explain(explain::Args),
    /// The sessions
    /// fr: Les séances
    #[command(subcommand)]
    Sessions(sessions::Command),
    #[command(flatten)]
    Modules(modules::Command),
    /// A report, as a table
    /// fr: Un rapport, en tableau
    Report(report::Args),
    /// A report for a file: csv unless said otherwise
    /// fr: Un rapport à remettre : du CSV, ou un fichier avec `-o`
    Export(report::Args),
    Todo(todo::Args),
    History(history::Args),
    Undo(undo::Args),
    Redo(redo::Args),
    Check(check::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs a command.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Init(args) => init::run(context, ui, args),
        Command::Programme(command) => programme::run(command, context, ui),
        Command::Cohorts(command) => cohorts::run(command, context, ui),
        Command::Enrol(args) => enrol::run(context, ui, args),
        Command::Participants(command) => participants::run(command, context, ui),
        Command::Withdraw(args) => withdraw::run(context, ui, args),
        Command::Transfer(args) => transfer::run(context, ui, args),
        Command::Waitlist(command) => waitlist::run(command, context, ui),
        Command::Attend(args) => attend::run(context, ui, args),
        Command::Explain(args) => explain::run(context, ui, args),
        Command::Sessions(command) => sessions::run(command, context, ui),
        Command::Modules(command) => modules::run(command, context, ui),
        Command::Report(args) => report::run(context, ui, args, Purpose::Look),
        Command::Export(args) => report::run(context, ui, args, Purpose::HandOver),
        Command::Todo(args) => todo::run(context, ui, args),
        Command::History(args) => history::run(context, ui, args),
        Command::Undo(args) => undo::run(context, ui, args),
        Command::Redo(args) => redo::run(context, ui, args),
        Command::Check(args) => check::run(context, ui, args),
        Command::Completions(args) => completions::run(context, ui, args),
        Command::Man(_) => man::run(context, ui),
    }
}
