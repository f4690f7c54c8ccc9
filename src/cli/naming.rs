//! Which session or people each command names, asked once where no cohort is named.

use crate::commands::Command;
use crate::commands::meant_cohort::Naming;

/// What a command names of a cohort, for the cohort in which that fits.
pub fn naming(command: &Command) -> Naming<'_> {
    match command {
        Command::Participants(command) => command.naming(),
        Command::Waitlist(command) => command.naming(),
        Command::Sessions(command) => command.naming(),
        Command::Modules(command) => command.naming(),
        Command::Document(command) => command.naming(),
        Command::Withdraw(args) => args.naming(),
        Command::Transfer(args) => args.naming(),
        Command::Attend(args) => args.naming(),
        Command::Explain(args) => args.naming(),
        Command::History(args) => args.naming(),
        Command::Overview(_) => Naming::reading([]),
        Command::Dossier(args) => args.naming(),
        Command::Calendar(args) => args.naming(),
        Command::Mail(command) => command.naming(),
        Command::Enrol(_) => Naming::writing([]),
        Command::Init(_)
        | Command::Programme(_)
        | Command::Cohorts(_)
        | Command::Report(_)
        | Command::Export(_)
        | Command::Seals(_)
        | Command::Todo(_)
        | Command::Undo(_)
        | Command::Redo(_)
        | Command::Check(_)
        | Command::Share(_)
        | Command::Completions(_)
        | Command::Man(_) => Naming::default(),
    }
}
