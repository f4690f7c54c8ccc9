//! `formation document sign-in-sheet`: who signs for each half-day, or what was marked of it.

use chrono::NaiveDateTime;

use super::desk::Desk;
use super::leaving::Leaving;
use super::told::SheetLine;
use super::unnumbered::{Loose, hand_out};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::values;
use crate::document::paper::{Head, Recorded, SheetBody, SignInSheet};
use crate::domain::decide::names;
use crate::domain::index::SessionIndex;
use crate::domain::paper::sheet;
use crate::lang::Words as _;
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
    #[arg(long, value_name = "ID", value_parser = values::something)]
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
        Naming::reading(self.session.iter().map(|session| Named::Session(session)))
    }
}

/// Writes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    hand_out(context, ui, &args.leaving, |reading, desk| made(reading, desk, args))
}

fn made(reading: &Reading, desk: &Desk<'_>, args: &Args) -> Result<Loose> {
    let records = &desk.records;
    let (sessions, about) = meant(desk, args)?;
    let whole = (desk.programme, records);
    let mut body = SheetBody::of(whole, &sessions, (args.blank, desk.now, desk.lang), args.module.is_none());
    if body.marked && body.single {
        let ids: Vec<_> = sessions.iter().map(|session| &records.session(*session).id).collect();
        let moments = reading.moments_of_marks(&records.cohort.id, &ids)?;
        let local = |moment: chrono::DateTime<chrono::FixedOffset>| -> NaiveDateTime {
            moment.with_timezone(&desk.programme.timezone).naive_local()
        };
        body.recorded = Recorded::of(moments.into_iter().map(local).collect());
    }
    let title = match (body.waits, desk.lang_key()) {
        (true, "fr") => "Feuille d’émargement",
        (false, "fr") => "Feuille de présence",
        (true, _) => "Sign-in sheet",
        (false, _) => "Attendance sheet",
    };
    let doc = Head {
        draft: args.leaving.dry_run,
        landscape: body.is_broad(),
        ..Head::draft("sign_in_sheet", format!("{title} · {about}"), &desk.facts.title, desk.today)
    };
    let (is_to_sign, people) = (body.waits, body.people);
    let page = SignInSheet {
        lang: desk.lang_key(),
        doc,
        provider: desk.letterhead.clone(),
        programme: desk.facts.clone(),
        cohort: desk.group.clone(),
        body,
    };
    let line = {
        let about = about.clone();
        move |file, lang| SheetLine { file, is_to_sign, about: about.clone(), people }.say(lang)
    };
    Ok(Loose {
        page: desk.page(Template::SignInSheet, &page)?,
        name: format!("{title} {} {about}", records.cohort.id),
        line: Box::new(line),
        notices: sheet::doubts(desk.programme, records, &sessions, (args.blank, desk.now)),
    })
}

/// The sessions meant, and the id of what was named.
fn meant(desk: &Desk<'_>, args: &Args) -> Result<(Vec<SessionIndex>, String)> {
    let records = &desk.records;
    if let Some(typed) = &args.session {
        let session = names::session(&records.cohort, typed, desk.now)?;
        return Ok((sheet::of_session(records, session)?, records.session(session).id.to_string()));
    }
    let modules = names::modules(desk.programme, args.module.as_slice())?;
    let Some(module) = modules.first() else { return Ok((Vec::new(), String::new())) };
    Ok((sheet::of_module(records, module)?, module.to_string()))
}
