//! `formation document …`: papers that leave the house, and the page that comes back.

mod attestation;
mod certificate;
pub mod dossier;
mod file_name;
mod following;
mod given_again;
mod invitation;
mod issue;
mod issuing;
mod leaving;
mod list;
mod made;
pub mod mail;
mod numbered;
mod people;
mod press;
mod programme;
mod roll_call;
mod roll_call_note;
mod sign_in_sheet;
mod sources;
mod templates;
mod told;
mod unnumbered;
mod wanted;
mod whereto;

use super::context::Context;
use super::meant_cohort::Naming;
use super::things::ListArgs;
use crate::commands::late::Late;
use crate::domain::paper::issued::IssuedPaper;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What papers there are.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    SignInSheet(Late<sign_in_sheet::Args>),
    Certificate(Late<certificate::Args>),
    Attestation(Late<attestation::Args>),
    Invitation(Late<invitation::Args>),
    Programme(Late<programme::Args>),
    RollCall(Late<roll_call::Args>),
    Templates(Late<templates::Args>),
    /// The documents that were issued
    /// fr: Les documents délivrés
    List(Late<ListArgs<IssuedPaper>>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::SignInSheet(args) => args.naming(),
            Self::Certificate(args) => args.naming(),
            Self::Attestation(args) => args.naming(),
            Self::Invitation(args) => args.naming(),
            Self::RollCall(args) => args.naming(),
            Self::Templates(_) => Naming::default(),
            Self::Programme(_) | Self::List(_) => Naming::reading([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::SignInSheet(args) => sign_in_sheet::run(context, ui, args),
        Command::Certificate(args) => certificate::run(context, ui, args),
        Command::Attestation(args) => attestation::run(context, ui, args),
        Command::Invitation(args) => invitation::run(context, ui, args),
        Command::Programme(args) => programme::run(context, ui, args),
        Command::RollCall(args) => roll_call::run(context, ui, args),
        Command::Templates(args) => templates::run(context, ui, args),
        Command::List(args) => list::run(context, ui, args),
    }
}
