//! `formation topics …`: what an exchange group talks about: proposed, voted for, chosen for a session, treated.

mod choose;
mod drop;
mod list;
mod propose;
mod tally;
mod treated;
mod unchoose;
mod vote;

use super::context::Context;
use super::meant_cohort::Naming;
use super::things::{EditArgs, ListArgs, ShowArgs, edit, list, show};
use crate::commands::late::Late;
use crate::domain::decide::modules::topics;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What can be done with topics.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Propose(Late<propose::Args>),
    List(Late<list::Args>),
    /// One topic, whole
    /// fr: Un sujet, en entier
    Show(Late<ShowArgs<Topic>>),
    /// Correct a topic
    /// fr: Corriger un sujet
    Edit(Late<EditArgs<Topic>>),
    Drop(Late<drop::Args>),
    Vote(Late<vote::Args>),
    Tally(Late<tally::Args>),
    Choose(Late<choose::Args>),
    Unchoose(Late<unchoose::Args>),
    Treated(Late<treated::Args>),
    /// Who gave which topic how many dots
    /// fr: Qui a donné combien de points à quel sujet
    Votes(Late<ListArgs<Vote>>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Vote(args) => args.naming(),
            Self::Choose(args) => args.naming(),
            Self::List(_) | Self::Votes(_) | Self::Show(_) | Self::Tally(_) => Naming::reading([]),
            _ => Naming::writing([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Propose(args) => propose::run(context, ui, args),
        Command::List(args) => list::run(context, ui, args),
        Command::Show(args) => show::<Topic>(context, ui, args),
        Command::Edit(args) => edit(context, ui, args, topics::edit),
        Command::Drop(args) => drop::run(context, ui, args),
        Command::Vote(args) => vote::run(context, ui, args),
        Command::Tally(args) => tally::run(context, ui, args),
        Command::Choose(args) => choose::run(context, ui, args),
        Command::Unchoose(args) => unchoose::run(context, ui, args),
        Command::Treated(args) => treated::run(context, ui, args),
        Command::Votes(args) => list::<Vote>(context, ui, args),
    }
}
