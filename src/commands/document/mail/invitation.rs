//! `formation mail invitation`: the invitation, and the sessions for a calendar.

use super::draft::draft;
use super::outgoing::{Documents, WithDocuments};
use super::wanted_mail::{WantedMail, WantedMails};
use crate::commands::context::Context;
use crate::commands::document::invitation::invitation;
use crate::commands::document::people::{named, served};
use crate::commands::document::sources::Sources;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::document::paper::{ModuleFacts, Person};
use crate::domain::date_words::DateWord;
use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::mail::permitted::of_session;
use crate::domain::paper::awaited::{Awaited, InvitationSubject, awaited, concerned};
use crate::domain::paper::period::Period;
use crate::domain::vocabulary::PaperKind;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{Usage, UsageHint};

/// The invitation to the sessions to come, or to one
/// fr: La convocation aux séances à venir, ou à une seule
#[derive(Clone, Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("asked").args(["words", "all"]).multiple(true).required(true))]
pub struct Args {
    /// A session, where it is about one alone; people, unless all are meant
    /// fr: Une séance, s'il ne s'agit que d'elle ; des personnes, sauf avec --all
    #[arg(value_name = "SESSION|PERSON", value_parser = values::something)]
    words: Vec<String>,
    /// Everybody enrolled; with a session, everybody expected there
    /// fr: Toutes les personnes inscrites ; avec une séance, toutes celles attendues
    #[arg(long)]
    all: bool,
    /// Sessions from that day on, else from today
    /// fr: Les séances à partir de ce jour, sinon d'aujourd'hui
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    from: Option<DateWord>,
    #[command(flatten)]
    with: WithDocuments,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        let first = self.words.first().map(|word| Clue::Either(word));
        let clues = first.into_iter().chain(self.words.iter().skip(1).map(|word| Clue::Person(word)));
        if self.with.outgoing.dry_run { Naming::reading(clues) } else { Naming::writing(clues) }
    }
}

/// Drafts them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let with = (&args.with.outgoing, Documents::In(args.with.format));
    draft(context, ui, with, PaperKind::MailInvitation, |sources, _| wanted(sources, args))
}

fn wanted<'s>(sources: &'s Sources<'s>, args: &Args) -> Result<WantedMails<'s>> {
    let (records, stationery) = (&sources.records, &sources.stationery);
    let session = args.words.first().map(|word| names::session(&records.cohort, word, stationery.now));
    // With all of them, the one word is a session, or nothing.
    let session = if args.all { session.transpose()? } else { session.and_then(Result::ok) };
    let people = &args.words[usize::from(session.is_some())..];
    match people {
        [] if !args.all => {
            let hint = UsageHint::SeeHelp { command: "formation mail invitation".to_owned() };
            return Err(CommandError::usage(Usage::Missing { needed: vec!["--all".to_owned()] }, Some(hint)));
        }
        [first, ..] if args.all => {
            let wrong = Usage::Conflict { flag: "--all".to_owned(), with: vec![first.clone()] };
            return Err(CommandError::usage(wrong, None));
        }
        _ => {}
    }
    let from = args.from.map(|word| word.on(stationery.today));
    let asked = match session {
        Some(at) => {
            of_session(PaperKind::MailInvitation, records.session(at), false, stationery.now)?;
            InvitationSubject::One(at)
        }
        None => InvitationSubject::From(from.unwrap_or(stationery.today)),
    };
    let people = if args.all { concerned(records, asked)? } else { named(records, people)? };
    let served = served(records, &people, PaperKind::Invitation, args.with.outgoing.skip_refused, |at| {
        awaited(records, at, asked)
    })?;
    let (people, notices) = served.parts();
    let id = session.map(|at| records.session(at).id.clone());
    let mail = |(at, awaited): (EnrolmentIndex, Awaited)| {
        let person = Person::named(stationery.programme, records.enrolment(at), stationery.lang);
        let modules = ModuleFacts::dated(sources.whole(), &awaited.sessions, (stationery.today, stationery.lang));
        WantedMail {
            modules,
            count: awaited.count,
            minutes: awaited.minutes.0,
            paper: Some(invitation(sources, at, &awaited, Period { from, to: None }, id.clone())),
            with_programme: true,
            ..WantedMail::about(at, person, session)
        }
    };
    Ok(WantedMails { of: people.into_iter().map(mail).collect(), notices })
}
