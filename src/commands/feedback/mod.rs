//! `formation feedback …`: what structures ran between two sessions, and its consequences.

mod add;
mod consequences;
mod opening;

use super::context::Context;
use super::meant_cohort::Naming;
use super::pages::OfSession;
use super::things::{DropArgs, EditArgs, ListArgs, ShowArgs, drop, edit, list, show};
use crate::commands::late::Late;
use crate::domain::decide::modules::edit::edit as corrected;
use crate::domain::pedagogy::feedback::Feedback;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What can be done with them.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Add(Late<add::Args>),
    /// The feedback given
    /// fr: Les retours donnés
    List(Late<ListArgs<Feedback>>),
    /// One feedback, whole
    /// fr: Un retour, en entier
    Show(Late<ShowArgs<Feedback>>),
    Consequences(Late<consequences::Args>),
    /// What to open a session with: who reported what, who has not yet
    /// fr: De quoi ouvrir une séance : qui a rapporté quoi, qui ne l'a pas encore fait
    Before(Late<OfSession>),
    /// Correct a feedback
    /// fr: Corriger un retour
    Edit(Late<EditArgs<Feedback>>),
    /// Take a feedback away
    /// fr: Retirer un retour
    Drop(Late<DropArgs<Feedback>>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Before(args) => args.naming(),
            Self::Add(args) => args.naming(),
            Self::List(_) | Self::Show(_) | Self::Consequences(_) => Naming::reading([]),
            _ => Naming::writing([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Add(args) => add::run(context, ui, args),
        Command::List(args) => list::<Feedback>(context, ui, args),
        Command::Show(args) => show::<Feedback>(context, ui, args),
        Command::Consequences(args) => consequences::run(context, ui, args),
        Command::Before(args) => opening::run(context, ui, args),
        Command::Edit(args) => edit(context, ui, args, corrected::<Feedback>),
        Command::Drop(args) => drop::<Feedback>(context, ui, args),
    }
}
