//! `formation experiences …`: what a structure did, and who takes it up.

mod add;
mod adopt;
mod list;

use super::context::Context;
use super::meant_cohort::Naming;
use super::things::{DropArgs, EditArgs, ListArgs, ShowArgs, drop, edit, list as rows, show};
use crate::commands::late::Late;
use crate::domain::decide::modules::edit::edit as corrected;
use crate::domain::pedagogy::adoption::Adoption;
use crate::domain::pedagogy::experience::Experience;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What can be done with experiences.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Add(Late<add::Args>),
    List(Late<list::Args>),
    /// One experience, whole
    /// fr: Une expérience, en entier
    Show(Late<ShowArgs<Experience>>),
    /// Correct an experience
    /// fr: Corriger une expérience
    Edit(Late<EditArgs<Experience>>),
    /// Take an experience away, if nobody took it up
    /// fr: Retirer une expérience que personne n'a reprise
    Drop(Late<DropArgs<Experience>>),
    Adopt(Late<adopt::Args>),
    /// Who took up which experience
    /// fr: Qui a repris quelle expérience
    Adoptions(Late<ListArgs<Adoption>>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Adopt(args) => args.naming(),
            Self::List(_) | Self::Adoptions(_) | Self::Show(_) => Naming::reading([]),
            _ => Naming::writing([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Add(args) => add::run(context, ui, args),
        Command::List(args) => list::run(context, ui, args),
        Command::Show(args) => show::<Experience>(context, ui, args),
        Command::Edit(args) => edit(context, ui, args, corrected::<Experience>),
        Command::Drop(args) => drop::<Experience>(context, ui, args),
        Command::Adopt(args) => adopt::run(context, ui, args),
        Command::Adoptions(args) => rows::<Adoption>(context, ui, args),
    }
}
