//! `formation criteria …`: what tools are judged by.

mod add;
mod weigh;

use super::context::Context;
use super::meant_cohort::Naming;
use super::things::{DropArgs, EditArgs, ListArgs, ShowArgs, drop, edit, list, show};
use crate::commands::late::Late;
use crate::domain::decide::modules::edit::edit as corrected;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::structure_weight::StructureWeight;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What can be done with them.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Add(Late<add::Args>),
    /// The criteria
    /// fr: Les critères
    List(Late<ListArgs<Criterion>>),
    /// One criterion, whole
    /// fr: Un critère, en entier
    Show(Late<ShowArgs<Criterion>>),
    /// Correct a criterion
    /// fr: Corriger un critère
    Edit(Late<EditArgs<Criterion>>),
    /// Take a criterion away, if no score hangs on it
    /// fr: Retirer un critère qui ne porte aucune note
    Drop(Late<DropArgs<Criterion>>),
    Weigh(Late<weigh::Args>),
    /// Weights that structures gave of their own
    /// fr: Les poids propres à des structures
    Weights(Late<ListArgs<StructureWeight>>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::List(_) | Self::Weights(_) | Self::Show(_) => Naming::reading([]),
            _ => Naming::writing([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Add(args) => add::run(context, ui, args),
        Command::List(args) => list::<Criterion>(context, ui, args),
        Command::Show(args) => show::<Criterion>(context, ui, args),
        Command::Edit(args) => edit::<Criterion>(context, ui, args, corrected::<Criterion>),
        Command::Drop(args) => drop::<Criterion>(context, ui, args),
        Command::Weigh(args) => weigh::run(context, ui, args),
        Command::Weights(args) => list::<StructureWeight>(context, ui, args),
    }
}
