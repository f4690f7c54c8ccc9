//! The commands in the order of a coordinator's week, and the one dispatch over them.

use super::ask::ReportPurpose;
use super::context::Context;
use super::document::{dossier, mail};
use super::late::Late;
use super::{
    attend, calendar, check, cohorts, completions, document, enrol, explain, export, history, init, man, modules,
    overview, participants, programme, redo, report, seals, sessions, share, todo, transfer, undo, waitlist, withdraw,
};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Every command, in the order of a coordinator's week.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Init(Late<init::Args>),
    /// The programme
    /// fr: Le programme
    #[command(subcommand)]
    Programme(Late<programme::Command>),
    /// The cohorts
    /// fr: Les cohortes
    #[command(subcommand)]
    Cohorts(Late<cohorts::Command>),
    Enrol(Late<enrol::Args>),
    /// The people enrolled
    /// fr: Les personnes inscrites
    #[command(subcommand)]
    Participants(Late<participants::Command>),
    Withdraw(Late<withdraw::Args>),
    Transfer(Late<transfer::Args>),
    /// The waiting list
    /// fr: La liste d'attente
    #[command(subcommand)]
    Waitlist(Late<waitlist::Command>),
    Attend(Late<attend::Args>),
    Explain(Late<explain::Args>),
    /// The sessions
    /// fr: Les séances
    #[command(subcommand)]
    Sessions(Late<sessions::Command>),
    #[command(flatten)]
    Modules(modules::Command),
    /// A report, as a table
    /// fr: Un rapport, en tableau
    Report(Late<report::Args>),
    /// A report for a file: csv unless said otherwise
    /// fr: Un rapport à remettre : du CSV, ou un fichier avec `-o`
    Export(Late<export::Args>),
    /// Exports that were sealed, as they were
    /// fr: Les exports scellés, tels qu'ils étaient
    #[command(subcommand)]
    Seals(Late<seals::Command>),
    Overview(Late<overview::Args>),
    /// Papers and pages: certificates, what was issued, the roll-call page of a session
    /// fr: Documents et pages : certificats, ce qui a été délivré, la page d'émargement d'une séance
    #[command(subcommand)]
    Document(Late<document::Command>),
    Dossier(Late<dossier::Args>),
    Calendar(Late<calendar::Args>),
    /// Mails as drafts, which a mail program opens ready to send: nothing is sent
    /// fr: Des courriels en brouillon, prêts à partir d'une messagerie : rien n'est envoyé
    #[command(subcommand)]
    Mail(Late<mail::Command>),
    Todo(Late<todo::Args>),
    History(Late<history::Args>),
    Undo(Late<undo::Args>),
    Redo(Late<redo::Args>),
    Check(Late<check::Args>),
    Share(Late<share::Args>),
    Completions(Late<completions::Args>),
    Man(Late<man::Args>),
}

/// Runs a command.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Init(args) => init::run(context, ui, args),
        Command::Programme(command) => programme::run(command, context, ui),
        Command::Cohorts(command) => cohorts::run(command, context, ui),
        Command::Enrol(args) => enrol::run(context, ui, args),
        Command::Participants(command) => participants::run(command, context, ui),
        Command::Withdraw(args) => withdraw::run(context, ui, args),
        Command::Transfer(args) => transfer::run(context, ui, args),
        Command::Waitlist(command) => waitlist::run(command, context, ui),
        Command::Attend(args) => attend::run(context, ui, args),
        Command::Explain(args) => explain::run(context, ui, args),
        Command::Sessions(command) => sessions::run(command, context, ui),
        Command::Modules(command) => modules::run(command, context, ui),
        Command::Report(args) => report::run(context, ui, args, ReportPurpose::Look),
        Command::Export(args) => export::run(context, ui, args),
        Command::Seals(command) => seals::run(command, context, ui),
        Command::Overview(args) => overview::run(context, ui, args),
        Command::Document(command) => document::run(command, context, ui),
        Command::Dossier(args) => dossier::run(context, ui, args),
        Command::Calendar(args) => calendar::run(context, ui, args),
        Command::Mail(command) => mail::run(command, context, ui),
        Command::Todo(args) => todo::run(context, ui, args),
        Command::History(args) => history::run(context, ui, args),
        Command::Undo(args) => undo::run(context, ui, args),
        Command::Redo(args) => redo::run(context, ui, args),
        Command::Check(args) => check::run(context, ui, args),
        Command::Share(args) => share::run(context, ui, args),
        Command::Completions(args) => completions::run(context, ui, args),
        Command::Man(_) => man::run(context, ui),
    }
}
