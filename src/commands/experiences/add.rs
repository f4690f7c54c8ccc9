//! `formation experiences add`: what a structure did.

use crate::commands::asking::{self, NeededText};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::experiences::{ToldExperience, add};
use crate::domain::decide::modules::meant::taking_place;
use crate::domain::headings::Heading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Add an experience of a structure
/// fr: Ajouter l'expérience d'une structure
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What was done, in a few words
    /// fr: Ce qui a été fait, en quelques mots
    #[arg(value_name = "TITLE", value_parser = values::something)]
    title: Option<String>,
    /// Which structure did it
    /// fr: La structure qui l'a fait
    #[arg(long, value_name = "ORGANISATION", value_parser = values::something)]
    organisation: Option<String>,
    /// Whom to ask
    /// fr: À qui s'adresser
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// A page about it
    /// fr: Une page qui en parle
    #[arg(long, value_name = "LINK")]
    link: Option<String>,
    /// The session that it is told at
    /// fr: La séance où elle est racontée
    #[arg(long, value_name = "SESSION", value_parser = values::something)]
    session: Option<String>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Adds it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const TITLE: NeededText = NeededText { option: None, heading: Heading::Caption, value: ["TITLE", "INTITULÉ"] };
    const STRUCTURE: NeededText =
        NeededText { option: Some("--organisation"), heading: Heading::Organisation, value: ["NAME", "NOM"] };
    let command = "formation experiences add";
    let title = asking::text(context, ui, args.title.as_ref(), TITLE, command)?;
    let organisation = asking::text(context, ui, args.organisation.as_ref(), STRUCTURE, command)?;
    carry_out_whole(context, ui, &args.write, |desk| {
        let session = args.session.as_deref().map(|typed| desk.session(typed)).transpose()?;
        let session = session.map(|session| taking_place(desk.records, session)).transpose()?;
        let text = |given: &Option<String>| given.as_deref().unwrap_or_default().trim().to_owned();
        let told = ToldExperience {
            title: title.clone(),
            organisation: organisation.clone(),
            contact: text(&args.contact),
            link: text(&args.link),
            session: session.map(|session| session.id.clone()),
            note: text(&args.note),
        };
        Ok(add(desk.records, told)?)
    })
}
