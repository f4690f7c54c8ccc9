//! The commands of what happens in the three modules, one noun each.

use super::context::Context;
use super::late::Late;
use super::meant_cohort::Naming;
use super::pages::{OfSession, agenda, recap};
use super::{criteria, experiences, feedback, network, tools, topics};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The nouns of the modules, in the order of the sessions.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Topics of an exchange group: proposed, voted for, chosen
    /// fr: Les sujets d'un groupe d'échange : proposés, votés, choisis
    #[command(subcommand)]
    Topics(Late<topics::Command>),
    Agenda(Late<agenda::Args>),
    /// What happened at a session, to send round: a page
    /// fr: Ce qui s'est passé à une séance, à envoyer : une page
    Recap(Late<OfSession>),
    /// Experiences of structures, and who takes them up
    /// fr: Les expériences des structures, et qui les reprend
    #[command(subcommand)]
    Experiences(Late<experiences::Command>),
    /// What tools are judged by
    /// fr: Les critères qui jugent les outils
    #[command(subcommand)]
    Criteria(Late<criteria::Command>),
    /// Tools: tried, scored, adopted or set aside
    /// fr: Les outils : essayés, notés, adoptés ou écartés
    #[command(subcommand)]
    Tools(Late<tools::Command>),
    /// What structures ran between two sessions
    /// fr: Ce que les structures ont réalisé entre deux séances
    #[command(subcommand)]
    Feedback(Late<feedback::Command>),
    /// The network that goes on: directory, offers, resources, commitments
    /// fr: Le réseau qui continue : annuaire, offres, ressources, engagements
    #[command(subcommand)]
    Network(Late<network::Command>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Topics(command) => command.naming(),
            Self::Agenda(args) => args.naming(),
            Self::Recap(args) => args.naming(),
            Self::Experiences(command) => command.naming(),
            Self::Criteria(command) => command.naming(),
            Self::Tools(command) => command.naming(),
            Self::Feedback(command) => command.naming(),
            Self::Network(command) => command.naming(),
        }
    }
}

/// Runs a command.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Topics(command) => topics::run(command, context, ui),
        Command::Agenda(args) => agenda::run(context, ui, args),
        Command::Recap(args) => recap::run(context, ui, args),
        Command::Experiences(command) => experiences::run(command, context, ui),
        Command::Criteria(command) => criteria::run(command, context, ui),
        Command::Tools(command) => tools::run(command, context, ui),
        Command::Feedback(command) => feedback::run(command, context, ui),
        Command::Network(command) => network::run(command, context, ui),
    }
}
