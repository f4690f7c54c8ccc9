//! `formation tools …`: the tools that the group looks at: tried, scored, adopted or set aside.

mod add;
mod grid;
mod ranking;
mod remark;
mod score;
mod settle;
mod sheet;
mod trial;

use super::context::Context;
use super::meant_cohort::Naming;
use super::things::{DropArgs, EditArgs, ListArgs, ShowArgs, drop, edit, list, show};
use crate::commands::late::Late;
use crate::domain::decide::modules::edit::edit as corrected;
use crate::domain::pedagogy::remark::Remark;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::vocabulary::ToolState;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What can be done with them.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Add(Late<add::Args>),
    /// The tools
    /// fr: Les outils
    List(Late<ListArgs<Tool>>),
    /// One tool, as it is kept
    /// fr: Un outil, tel qu'il est noté
    Show(Late<ShowArgs<Tool>>),
    /// Correct a tool
    /// fr: Corriger un outil
    Edit(Late<EditArgs<Tool>>),
    /// Take a tool away, if nothing hangs on it
    /// fr: Retirer un outil dont rien ne dépend
    Drop(Late<DropArgs<Tool>>),
    Grid(Late<grid::Args>),
    Sheet(Late<sheet::Args>),
    Try(Late<trial::Args>),
    Score(Late<score::Args>),
    Remark(Late<remark::Args>),
    Ranking(Late<ranking::Args>),
    /// Adopt a tool
    /// fr: Adopter un outil
    Adopt(Late<settle::Args>),
    /// Set a tool aside
    /// fr: Écarter un outil
    SetAside(Late<settle::Args>),
    /// Who tried which tool
    /// fr: Qui a essayé quel outil
    Trials(Late<ListArgs<Trial>>),
    /// Who gave which tool which score
    /// fr: Qui a donné quelle note à quel outil
    Scores(Late<ListArgs<Score>>),
    /// Advantages and limits noted
    /// fr: Les avantages et limites relevés
    Remarks(Late<ListArgs<Remark>>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Try(args) => args.naming(),
            Self::Score(args) => args.naming(),
            Self::Trials(_)
            | Self::Scores(_)
            | Self::Remarks(_)
            | Self::List(_)
            | Self::Show(_)
            | Self::Ranking(_)
            | Self::Grid(_)
            | Self::Sheet(_) => Naming::reading([]),
            _ => Naming::writing([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Add(args) => add::run(context, ui, args),
        Command::List(args) => list::<Tool>(context, ui, args),
        Command::Show(args) => show::<Tool>(context, ui, args),
        Command::Edit(args) => edit(context, ui, args, corrected::<Tool>),
        Command::Drop(args) => drop::<Tool>(context, ui, args),
        Command::Grid(args) => grid::run(context, ui, args),
        Command::Sheet(args) => sheet::run(context, ui, args),
        Command::Try(args) => trial::run(context, ui, args),
        Command::Score(args) => score::run(context, ui, args),
        Command::Remark(args) => remark::run(context, ui, args),
        Command::Ranking(args) => ranking::run(context, ui, args),
        Command::Adopt(args) => settle::run(context, ui, args, ToolState::Adopted),
        Command::SetAside(args) => settle::run(context, ui, args, ToolState::SetAside),
        Command::Trials(args) => list::<Trial>(context, ui, args),
        Command::Scores(args) => list::<Score>(context, ui, args),
        Command::Remarks(args) => list::<Remark>(context, ui, args),
    }
}
