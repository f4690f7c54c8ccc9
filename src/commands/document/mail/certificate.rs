//! `formation mail certificate`: the certificate of the whole path.

use super::draft::draft;
use super::outgoing::{Documents, WithDocuments};
use super::wanted_mail::{WantedMail, WantedMails};
use crate::commands::context::Context;
use crate::commands::document::certificate::certificate;
use crate::commands::document::following::period;
use crate::commands::document::people::{named, served};
use crate::commands::document::sources::Sources;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::document::paper::Person;
use crate::domain::date_words::DateWord;
use crate::domain::index::EnrolmentIndex;
use crate::domain::mail::permitted::attended;
use crate::domain::paper::figures::Figures;
use crate::domain::paper::permitted;
use crate::domain::vocabulary::PaperKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The certificate of what somebody followed
/// fr: Le certificat de réalisation de ce qu'une personne a suivi
#[derive(Clone, Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").args(["people", "all"]).required(true))]
pub struct Args {
    /// Only those people
    /// fr: Seulement ces personnes
    #[arg(value_name = "PERSON", value_parser = values::something)]
    people: Vec<String>,
    /// Everybody who attended a minute
    /// fr: Toutes les personnes qui ont suivi au moins une minute
    #[arg(long, conflicts_with = "people")]
    all: bool,
    /// Only sessions from that day on
    /// fr: Seulement les séances à partir de ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    from: Option<DateWord>,
    /// Only sessions up to that day
    /// fr: Seulement les séances jusqu'à ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    to: Option<DateWord>,
    #[command(flatten)]
    with: WithDocuments,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        let clues = self.people.iter().map(|person| Clue::Person(person));
        if self.with.outgoing.dry_run { Naming::reading(clues) } else { Naming::writing(clues) }
    }
}

/// Drafts them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let with = (&args.with.outgoing, Documents::In(args.with.format));
    draft(context, ui, with, PaperKind::MailCertificate, |sources, _| wanted(sources, args))
}

fn wanted<'s>(sources: &'s Sources<'s>, args: &Args) -> Result<WantedMails<'s>> {
    let (programme, records) = sources.whole();
    let stationery = &sources.stationery;
    let period = period(args.from, args.to, stationery.today)?;
    permitted::provider(&programme.provider)?;
    let people = if args.all { attended(records)? } else { named(records, &args.people)? };
    let rule = |person| permitted::followed(records, person, period, stationery.now);
    let served = served(records, &people, PaperKind::Certificate, args.with.outgoing.skip_refused, rule)?;
    let (people, notices) = served.parts();
    let mail = |(at, figures): (EnrolmentIndex, Figures)| {
        let person = Person::following(sources.whole(), at, period, &figures, stationery.lang);
        let paper = certificate(sources, at, period, &figures, person.clone(), false);
        WantedMail { paper: Some(paper), ..WantedMail::about(at, person, None) }
    };
    Ok(WantedMails { of: people.into_iter().map(mail).collect(), notices })
}
