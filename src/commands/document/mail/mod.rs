//! `formation mail …`: mails as drafts, one file a person, which a mail program opens ready to send. Nothing is sent.
//!
//! - *wanted mail*: a mail to somebody before it is written, with the paper that goes with it.
//! - *mailing*: all mails of one command: papers issued, files made ready, rows kept, files shown.

mod about_session;
mod attached;
mod certificate;
mod draft;
mod invitation;
mod list;
mod outgoing;
mod told;
mod wanted_mail;

use crate::commands::context::Context;
use crate::commands::late::Late;
use crate::commands::meant_cohort::Naming;
use crate::domain::vocabulary::PaperKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What mails there are.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Invitation(Late<invitation::Args>),
    /// A reminder of a session to come
    /// fr: Le rappel d'une séance à venir
    Reminder(Late<about_session::Args>),
    /// That a session is at another time
    /// fr: Prévenir qu'une séance a changé de date ou d'horaire
    Moved(Late<about_session::Args>),
    /// That a session does not take place
    /// fr: Prévenir qu'une séance est annulée
    Cancelled(Late<about_session::Args>),
    Certificate(Late<certificate::Args>),
    /// Ask how a session went
    /// fr: Demander un retour sur une séance
    Feedback(Late<about_session::Args>),
    List(Late<list::Args>),
}

impl Command {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match self {
            Self::Invitation(args) => args.naming(),
            Self::Certificate(args) => args.naming(),
            Self::Reminder(args) | Self::Moved(args) | Self::Cancelled(args) | Self::Feedback(args) => args.naming(),
            Self::List(args) => args.naming(),
        }
    }
}

/// Runs one of them.
pub fn run(command: &Command, context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    match command {
        Command::Invitation(args) => invitation::run(context, ui, args),
        Command::Reminder(args) => about_session::run(context, ui, args, PaperKind::MailReminder),
        Command::Moved(args) => about_session::run(context, ui, args, PaperKind::MailMoved),
        Command::Cancelled(args) => about_session::run(context, ui, args, PaperKind::MailCancelled),
        Command::Certificate(args) => certificate::run(context, ui, args),
        Command::Feedback(args) => about_session::run(context, ui, args, PaperKind::MailFeedback),
        Command::List(args) => list::run(context, ui, args),
    }
}
