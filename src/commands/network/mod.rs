//! `formation network …`: what carries on when the programme ends: who may be reached, who offers and needs what,
//! what is kept, what people commit to.

mod close;
mod consent;
mod directory;
mod done;
mod edit;
mod edited;
mod handover;
mod matches;
mod offer;
mod offers;
mod promise;
mod promises;
mod resource;
mod withdrawn;

mod show;

use super::context::Context;
use super::meant_cohort::Naming;
use super::things::{ListArgs, list};
use crate::commands::late::Late;
use crate::domain::pedagogy::consent::Consent;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::vocabulary::OfferKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What can be done with them.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Consent(Late<consent::Args>),
    Directory(Late<directory::Args>),
    /// Note what somebody offers
    /// fr: Noter ce qu'une personne propose
    Offer(Late<offer::Args>),
    /// Note what somebody needs
    /// fr: Noter ce dont une personne a besoin
    Need(Late<offer::Args>),
    Offers(Late<offers::Args>),
    Close(Late<close::Args>),
    Match(Late<matches::Args>),
    Resource(Late<resource::Args>),
    /// What the network keeps
    /// fr: Ce que le réseau garde
    Resources(Late<ListArgs<Resource>>),
    Promise(Late<promise::Args>),
    Done(Late<done::Args>),
    Promises(Late<promises::Args>),
    Handover(Late<handover::Args>),
    Edit(Late<edit::Args>),
    Drop(Late<withdrawn::Args>),
    /// What people let the network see, and what no longer
    /// fr: Ce que chacun laisse voir au réseau, ou ne laisse plus voir
    Consents(Late<ListArgs<Consent>>),
    Show(Late<show::Args>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Consent(args) => args.naming(),
            Self::Offer(args) | Self::Need(args) => args.naming(),
            Self::Promise(args) => args.naming(),
            Self::Show(_)
            | Self::Consents(_)
            | Self::Directory(_)
            | Self::Match(_)
            | Self::Offers(_)
            | Self::Resources(_)
            | Self::Promises(_) => Naming::reading([]),
            _ => Naming::writing([]),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Consent(args) => consent::run(context, ui, args),
        Command::Directory(args) => directory::run(context, ui, args),
        Command::Match(args) => matches::run(context, ui, args),
        Command::Offer(args) => offer::run(context, ui, args, OfferKind::Offer),
        Command::Need(args) => offer::run(context, ui, args, OfferKind::Need),
        Command::Offers(args) => offers::run(context, ui, args),
        Command::Close(args) => close::run(context, ui, args),
        Command::Resource(args) => resource::run(context, ui, args),
        Command::Resources(args) => list::<Resource>(context, ui, args),
        Command::Promise(args) => promise::run(context, ui, args),
        Command::Done(args) => done::run(context, ui, args),
        Command::Promises(args) => promises::run(context, ui, args),
        Command::Handover(args) => handover::run(context, ui, args),
        Command::Edit(args) => edit::run(context, ui, args),
        Command::Drop(args) => withdrawn::run(context, ui, args),
        Command::Consents(args) => list::<Consent>(context, ui, args),
        Command::Show(args) => show::run(context, ui, args),
    }
}
