//! `formation mail reminder`, `moved`, `cancelled`, `feedback`: what there is to say of one session.

use super::draft::draft;
use super::outgoing::{Documents, Outgoing};
use super::wanted_mail::{WantedMail, WantedMails};
use crate::commands::context::Context;
use crate::commands::document::people::{named, served};
use crate::commands::document::sources::Sources;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::document::paper::Person;
use crate::domain::attendance::expectation::expected_if_held;
use crate::domain::decide::names;
use crate::domain::mail::permitted::{expected_at, of_session};
use crate::domain::paper::reason::PaperReason;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::programme::revision::Revisions;
use crate::domain::vocabulary::PaperKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

#[derive(Clone, Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").args(["people", "all"]).required(true))]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something)]
    session: String,
    /// Only those people
    /// fr: Seulement ces personnes
    #[arg(value_name = "PERSON", value_parser = values::something)]
    people: Vec<String>,
    /// Everybody expected there
    /// fr: Toutes les personnes attendues
    #[arg(long, conflicts_with = "people")]
    all: bool,
    #[command(flatten)]
    outgoing: Outgoing,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        let people = self.people.iter().map(|person| Clue::Person(person));
        let clues = std::iter::once(Clue::Session(&self.session)).chain(people);
        if self.outgoing.dry_run { Naming::reading(clues) } else { Naming::writing(clues) }
    }
}

/// Drafts them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, kind: PaperKind) -> Result<()> {
    draft(context, ui, (&args.outgoing, Documents::None), kind, |sources, revisions| {
        wanted(sources, revisions, args, kind)
    })
}

fn wanted<'s>(
    sources: &'s Sources<'s>,
    revisions: &Revisions,
    args: &Args,
    kind: PaperKind,
) -> Result<WantedMails<'s>> {
    let (records, stationery) = (&sources.records, &sources.stationery);
    let at = names::session(&records.cohort, &args.session, stationery.now)?;
    let session = records.session(at);
    of_session(kind, session, revisions.of(&session.id).moved, stationery.now)?;
    let people = if args.all { expected_at(records, at) } else { named(records, &args.people)? };
    if people.is_empty() {
        return Err(PaperRefusal::NobodyExpected { session: session.id.clone() }.into());
    }
    let served = served(records, &people, kind, args.outgoing.skip_refused, |person| {
        let is_expected = expected_if_held(records.enrolment(person), session);
        if is_expected { Ok(()) } else { Err(PaperReason::NotExpected { session: session.id.clone() }) }
    })?;
    let (people, notices) = served.parts();
    let mail = |(person, ())| {
        WantedMail::about(
            person,
            Person::named(stationery.programme, records.enrolment(person), stationery.lang),
            Some(at),
        )
    };
    Ok(WantedMails { of: people.into_iter().map(mail).collect(), notices })
}
