//! `formation document invitation`: what somebody must know before the first session.

use super::issue::issue;
use super::leaving::Leaving;
use super::people::{Whom, served};
use super::sources::Sources;
use super::told::PaperSummary;
use super::wanted::{WantedPaper, digest_of};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::document::paper::{Invitation, ModuleFacts, Person};
use crate::domain::date_words::DateWord;
use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::announced::announced;
use crate::domain::paper::awaited::{Awaited, InvitationSubject, awaited, concerned, doubts, modality};
use crate::domain::paper::content::{Content, PaperFact};
use crate::domain::paper::period::Period;
use crate::domain::programme::ids::SessionId;
use crate::domain::vocabulary::PaperKind;
use crate::render::paper::Template;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// An invitation: dates, places or links, what to prepare, whom to tell
/// fr: Une convocation : dates, lieux ou liens, ce qu'il faut prévoir, qui prévenir
#[derive(Clone, Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("asked").args(["people", "all", "session"]).multiple(true).required(true))]
pub struct Args {
    #[command(flatten)]
    whom: Whom,
    /// To that session alone; everybody expected there, unless people are named
    /// fr: À cette séance seulement ; toutes les personnes attendues, sauf si vous en nommez
    #[arg(long, value_name = "SESSION", conflicts_with = "all", value_parser = values::something)]
    session: Option<String>,
    /// Sessions from that day on, else from today
    /// fr: Les séances à partir de ce jour, sinon d'aujourd'hui
    #[arg(long, value_name = "DATE", conflicts_with = "session", value_parser = values::date)]
    from: Option<DateWord>,
    /// Leave out those who get none
    /// fr: Laisser de côté qui n'en reçoit pas
    #[arg(long)]
    skip_refused: bool,
    #[command(flatten)]
    leaving: Leaving,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        let mut naming = self.whom.naming(self.leaving.dry_run);
        naming.clues.extend(self.session.as_deref().map(Clue::Session));
        naming
    }
}

/// Issues them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    issue(context, ui, &args.leaving, |sources| wanted(sources, args))
}

fn wanted<'s>(sources: &'s Sources<'s>, args: &Args) -> Result<Vec<WantedPaper<'s>>> {
    let (records, stationery) = (&sources.records, &sources.stationery);
    let from = args.from.map(|word| word.on(stationery.today));
    let (asked, session) = match &args.session {
        Some(typed) => {
            let at = names::session(&records.cohort, typed, stationery.now)?;
            (InvitationSubject::One(at), Some(records.session(at).id.clone()))
        }
        None => (InvitationSubject::From(from.unwrap_or(stationery.today)), None),
    };
    let rule = |person| awaited(records, person, asked);
    let people = if args.whom.names_people() { args.whom.meant(records)? } else { concerned(records, asked)? };
    let served = served(records, &people, PaperKind::Invitation, args.skip_refused, rule)?;
    let period = Period { from, to: None };
    Ok(served.papers(|(at, awaited)| invitation(sources, at, &awaited, period, session.clone())))
}

/// The invitation of somebody to those sessions.
pub fn invitation<'s>(
    sources: &'s Sources<'s>,
    at: EnrolmentIndex,
    awaited: &Awaited,
    period: Period,
    session: Option<SessionId>,
) -> WantedPaper<'s> {
    let (stationery, (programme, records)) = (&sources.stationery, sources.whole());
    let person = Person::named(programme, records.enrolment(at), stationery.lang);
    let modules = ModuleFacts::dated(sources.whole(), &awaited.sessions, (stationery.today, stationery.lang));
    let (count, minutes) = (awaited.count, awaited.minutes);
    let modality = modality(programme, records, awaited).key();
    let content = Content::new(stationery.lang_key(), period).with(PaperFact::Sessions, &digest_of(&modules));
    let content = content.with(PaperFact::Dates, &announced(records, &awaited.sessions));
    let about = person.clone();
    let page = Box::new(move |doc| {
        let (cohort, person, modules, minutes) = (&sources.group, &person, &modules, minutes.0);
        stationery.paper(Template::Invitation, doc, Invitation { cohort, person, count, minutes, modality, modules })
    });
    let summary = PaperSummary::Sessions { count, minutes };
    let mut wanted = WantedPaper::about(stationery, PaperKind::Invitation, &about, (summary, content), page);
    wanted.about.session = session;
    wanted.notices = doubts(programme, records, awaited, stationery.today);
    wanted
}
