//! `formation mail invitation`: the invitation, and the sessions for a calendar.

use super::draft::draft;
use super::outgoing::Outgoing;
use super::wanted_mail::{WantedMail, WantedMails};
use super::whom::meant;
use crate::commands::context::Context;
use crate::commands::document::invitation::invitation;
use crate::commands::document::people::served;
use crate::commands::document::sources::Sources;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::document::paper::{ModuleFacts, Person};
use crate::domain::date_words::DateWord;
use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::mail::kind::MailKind;
use crate::domain::mail::permitted::{expected_at, of_session};
use crate::domain::paper::awaited::{Asked, Awaited, awaited};
use crate::domain::paper::period::Period;
use crate::domain::vocabulary::{EnrolmentState, PaperKind};
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
    outgoing: Outgoing,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        let first = self.words.first().map(|word| Clue::Either(word));
        let clues = first.into_iter().chain(self.words.iter().skip(1).map(|word| Clue::Person(word)));
        if self.outgoing.dry_run { Naming::reading(clues) } else { Naming::writing(clues) }
    }
}

/// Drafts them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    draft(context, ui, &args.outgoing, MailKind::Invitation, |sources, _| wanted(sources, args))
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
            of_session(MailKind::Invitation, records.session(at), false, stationery.now)?;
            Asked::One(at)
        }
        None => Asked::From(from.unwrap_or(stationery.today)),
    };
    let people = meant(records, people, || match session {
        Some(at) => expected_at(records, at).into_iter().filter(|at| awaited(records, *at, asked).is_ok()).collect(),
        None => enrolled(sources),
    })?;
    let served =
        served(records, &people, PaperKind::Invitation, args.outgoing.skip_refused, |at| awaited(records, at, asked))?;
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
            ..WantedMail::about(at, person, session)
        }
    };
    Ok(WantedMails { of: people.into_iter().map(mail).collect(), notices })
}

fn enrolled(sources: &Sources<'_>) -> Vec<EnrolmentIndex> {
    let records = &sources.records;
    let is_enrolled = |at: &EnrolmentIndex| records.enrolment(*at).state == EnrolmentState::Enrolled;
    records.in_order().into_iter().filter(is_enrolled).collect()
}
