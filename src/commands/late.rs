//! Commands whose grammar is made only where they are typed: a line that is understood costs the grammar of its own command. Help, completions and errors are told from the whole grammar.

use std::cell::Cell;
use std::ops::Deref;

use clap::{ArgMatches, Args, Command, Error, FromArgMatches, Id, Subcommand};

thread_local! {
    static LATE: Cell<bool> = const { Cell::new(false) };
}

/// A command, or a group of commands.
#[derive(Debug)]
pub struct Late<C>(C);

/// Parses with each grammar made when its command is typed.
pub fn late<T>(parse: impl FnOnce() -> T) -> T {
    LATE.set(true);
    let parsed = parse();
    LATE.set(false);
    parsed
}

impl<C> Deref for Late<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.0
    }
}

impl<C: FromArgMatches> FromArgMatches for Late<C> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        C::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl<C: Args> Args for Late<C> {
    fn augment_args(command: Command) -> Command {
        if LATE.get() { command.defer(C::augment_args) } else { C::augment_args(command) }
    }

    fn augment_args_for_update(command: Command) -> Command {
        C::augment_args_for_update(command)
    }

    fn group_id() -> Option<Id> {
        C::group_id()
    }
}

impl<C: Subcommand> Subcommand for Late<C> {
    fn augment_subcommands(command: Command) -> Command {
        if LATE.get() { command.defer(C::augment_subcommands) } else { C::augment_subcommands(command) }
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        C::augment_subcommands_for_update(command)
    }

    fn has_subcommand(name: &str) -> bool {
        C::has_subcommand(name)
    }
}
