//! `formation experiences edit`: correct an experience.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::things::Edited;
use crate::commands::values;
use crate::domain::decide::modules::edit::edit;
use crate::domain::decide::modules::meant::session_cell;
use crate::domain::pedagogy::experience::Experience;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Correct an experience
/// fr: Corriger une expérience
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "EXPERIENCE", value_parser = values::something)]
    experience: String,
    /// What was done
    /// fr: Ce qui a été fait
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Which structure did it
    /// fr: La structure qui l'a fait
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Whom to ask
    /// fr: À qui s'adresser
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// A page about it
    /// fr: Une page qui en parle
    #[arg(long, value_name = "LINK")]
    link: Option<String>,
    /// The session that it is told at; "" for none
    /// fr: La séance où elle est racontée ; "" pour aucune
    #[arg(long, value_name = "SESSION")]
    session: Option<String>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Corrects it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let session = args.session.as_deref().map(|typed| session_cell(desk.records, typed, desk.now)).transpose()?;
        let cells = Edited::default()
            .text("--title", "title", args.title.as_ref())
            .text("--organisation", "organisation", args.organisation.as_ref())
            .text("--contact", "contact", args.contact.as_ref())
            .text("--link", "link", args.link.as_ref())
            .text("--session", "session", session.as_ref())
            .text("--note", "note", args.note.as_ref())
            .cells("formation experiences edit")?;
        Ok(edit::<Experience>(desk.records, &args.experience, &cells)?)
    })
}
