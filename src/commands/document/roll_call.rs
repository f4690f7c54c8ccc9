//! `formation document roll-call`: the page on which a trainer marks and people sign, or the link that carries its list.

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::commands::document::roll_call_note::RollCallNote;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::outlet::Outlet;
use crate::commands::values;
use crate::document::Page;
use crate::domain::decide::names;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::roll_call::RollCallRefusal;
use crate::domain::roll_call::roster;
use crate::render::roll_call::{link, page};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The roll-call page of a session, one file of HTML: a trainer marks, people sign on the screen, and the file that it saves comes back with `attend --from`. What is drawn is a simple electronic signature: admitted as proof, not presumed reliable
/// fr: La page d'émargement d'une séance, un seul fichier HTML : le formateur pointe, chacun signe à l'écran, et le fichier
/// qu'elle enregistre revient par `attend --from`. Ce qui est tracé est une signature électronique simple : admise comme
/// preuve, sans être présumée fiable
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something, required_unless_present = "blank")]
    session: Option<String>,
    /// The page without a list, to be put once on a web site
    /// fr: La page sans liste, à mettre une fois sur un site
    #[arg(long, conflicts_with_all = ["session", "link"])]
    blank: bool,
    /// The link that carries the list to an empty page at that address
    /// fr: Le lien qui porte la liste à une page vide, à cette adresse
    #[arg(long, value_name = "LINK", value_parser = values::secure_address, conflicts_with = "output")]
    link: Option<String>,
    /// Write into that file
    /// fr: Écrire dans ce fichier
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading(self.session.as_deref().map(Clue::Session))
    }
}

/// Makes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let programme = reading.programme();
    let lang = Page::language(programme);
    let Some(typed) = &args.session else {
        return written(context, ui, args, &page(None, lang));
    };
    let records = context.records(&reading)?;
    let at = names::session(&records.cohort, typed, context.moment(programme))?;
    let session = records.session(at);
    if session.cancelled {
        return Err(Refusal::Attendance(AttendanceRefusal::SessionCancelled {
            session: session.id.clone(),
            date: session.date,
        })
        .into());
    }
    let list = roster(programme, &records, at);
    if list.people.is_empty() {
        return Err(Refusal::RollCall(RollCallRefusal::NobodyExpected { session: session.id.clone() }).into());
    }
    match &args.link {
        Some(site) => ui.answer(&link(site, &list)?)?,
        None => written(context, ui, args, &page(Some(&list), lang))?,
    }
    if list.contact.is_empty() {
        ui.warning(&RollCallNote::NoContact);
    }
    if list.trainer.is_empty() {
        ui.warning(&RollCallNote::NoTrainer { session: session.id.to_string() });
    }
    if args.link.is_some() || args.output.is_some() {
        ui.status(&RollCallNote::Names { people: list.people.len() });
        ui.hint(&RollCallNote::WaysBack { session: session.id.to_string() });
    }
    Ok(())
}

fn written(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, page: &str) -> Result<()> {
    let mut outlet = Outlet::open(context, args.output.as_deref())?;
    outlet.write(page.as_bytes())?;
    outlet.finish_page(ui)
}
