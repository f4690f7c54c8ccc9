//! `formation document sign-in-sheet`: who signs for each half-day, or what was marked of it.

use chrono::NaiveDateTime;

use super::leaving::Leaving;
use super::made::MadePaper;
use super::sources::{Sources, Wish};
use super::told::SheetLine;
use super::unnumbered::{Loose, hand_out};
use crate::commands::context::Context;
use crate::commands::kept_sheets::kept_sheets;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::document::paper::{Head, RecordedMarks, SheetBody, SignInSheet, is_signed};
use crate::domain::decide::names;
use crate::domain::index::SessionIndex;
use crate::domain::paper::sheet;
use crate::lang::{Lang, Words as _};
use crate::render::paper::Template;
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// A sign-in sheet: of a session, or of a module by half-days
/// fr: Une feuille d'émargement : d'une séance, ou d'un module par demi-journées
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", required_unless_present = "module", conflicts_with = "module", value_parser = values::something)]
    session: Option<String>,
    /// All sessions of a module on one sheet
    /// fr: Toutes les séances d'un module sur une feuille
    #[arg(long, value_name = "MODULE", value_parser = values::something)]
    module: Option<String>,
    /// Boxes to sign alone, whatever was marked
    /// fr: Seulement des cases à signer, quoi qu'on ait noté
    #[arg(long)]
    blank: bool,
    #[command(flatten)]
    leaving: Leaving,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading(self.session.iter().map(|session| Clue::Session(session)))
    }
}

/// Writes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    hand_out(context, ui, &args.leaving, |reading, wish| made(context, reading, args, wish))
}

fn made(context: &Context<'_>, reading: &Reading, args: &Args, wish: Wish) -> Result<Loose> {
    let sources = Sources::of(context, reading, wish)?;
    let (records, stationery) = (&sources.records, &sources.stationery);
    let (sessions, about) = meant(&sources, args)?;
    let of = Of { sessions: &sessions, about: &about, is_single: args.module.is_none() };
    let PrintedSheet { page, title, is_to_sign, people } =
        sheet(&sources, reading, of, args.blank, args.leaving.dry_run)?;
    let name = format!("{title} {} {about}", records.cohort.id);
    Ok(Loose {
        page,
        name,
        line: Box::new(move |file, lang| SheetLine { file, is_to_sign, about: about.clone(), people }.say(lang)),
        notices: sheet::doubts(stationery.programme, records, &sessions, (args.blank, stationery.now)),
    })
}

/// What a sheet is of.
#[derive(Clone, Copy)]
pub struct Of<'o> {
    pub sessions: &'o [SessionIndex],
    /// The id of the session, or of the module.
    pub about: &'o str,
    /// Whether it is of one session.
    pub is_single: bool,
}

/// A sheet, as it is printed.
pub struct PrintedSheet {
    pub page: MadePaper,
    pub title: &'static str,
    /// Whether somebody is still to sign on it.
    pub is_to_sign: bool,
    pub people: usize,
}

/// The sheet of the people of these records; `blank`: with boxes to sign alone.
pub fn sheet(sources: &Sources<'_>, reading: &Reading, of: Of<'_>, blank: bool, draft: bool) -> Result<PrintedSheet> {
    let (records, stationery) = (&sources.records, &sources.stationery);
    let asked = (blank, stationery.now, stationery.lang);
    let is_signed = of.sessions.iter().any(|at| records.seats_at(*at).filter_map(|seat| seat.mark).any(is_signed));
    let kept = if is_signed && !blank { kept_sheets(reading, &records.cohort.id)? } else { Vec::new() };
    let mut body = SheetBody::of(sources.whole(), of.sessions, &kept, asked, of.is_single);
    if body.marked && body.single {
        let ids: Vec<_> = of.sessions.iter().map(|session| &records.session(*session).id).collect();
        let people = sheet::people(records, of.sessions);
        let people: Vec<_> = people.iter().map(|person| &records.enrolment(*person).id).collect();
        let moments = reading.moments_of_marks(&records.cohort.id, &ids, &people)?;
        // What was noted before the session, an excuse, is no record of who was there.
        let begins = of.sessions.iter().map(|at| records.session(*at)).map(|session| session.at(session.start)).min();
        let local = |moment: chrono::DateTime<chrono::FixedOffset>| -> NaiveDateTime {
            moment.with_timezone(&stationery.programme.timezone).naive_local()
        };
        body.recorded = RecordedMarks::of(
            moments.into_iter().map(local).filter(|moment| begins.is_none_or(|begins| begins <= *moment)).collect(),
        );
    }
    let title = match (body.waits, stationery.lang) {
        (true, Lang::Fr) => "Feuille d’émargement",
        (false, Lang::Fr) => "Feuille de présence",
        (true, Lang::En) => "Sign-in sheet",
        (false, Lang::En) => "Attendance sheet",
    };
    let head = stationery.head("sign_in_sheet", format!("{title} · {}", of.about));
    let doc = Head { draft, landscape: body.is_broad(), ..head };
    let (is_to_sign, people) = (body.waits, body.people);
    let page = stationery.paper(Template::SignInSheet, doc, SignInSheet { cohort: &sources.group, body })?;
    Ok(PrintedSheet { page, title, is_to_sign, people })
}

/// The sessions meant, and the id of what was named.
fn meant(sources: &Sources<'_>, args: &Args) -> Result<(Vec<SessionIndex>, String)> {
    let records = &sources.records;
    if let Some(typed) = &args.session {
        let session = names::session(&records.cohort, typed, sources.stationery.now)?;
        return Ok((sheet::of_session(records, session)?, records.session(session).id.to_string()));
    }
    let modules = names::modules(sources.stationery.programme, args.module.as_slice())?;
    let Some(module) = modules.first() else { return Ok((Vec::new(), String::new())) };
    Ok((sheet::of_module(records, module)?, module.to_string()))
}
