//! `formation tools edit`: correct a tool.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::things::Edited;
use crate::commands::values;
use crate::domain::decide::modules::edit::edit;
use crate::domain::decide::modules::meant::person_cell;
use crate::domain::pedagogy::tool::Tool;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Correct a tool
/// fr: Corriger un outil
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOOL", value_parser = values::something)]
    tool: String,
    /// What it is called
    /// fr: Comment il s'appelle
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Its page
    /// fr: Sa page
    #[arg(long, value_name = "LINK")]
    url: Option<String>,
    /// Who named it; "" for a trainer
    /// fr: Qui l'a repéré ; "" pour l'équipe de formation
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Corrects it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let by = args.by.as_deref().map(|typed| person_cell(desk.records, typed)).transpose()?;
        let cells = Edited::default()
            .text("--name", "name", args.name.as_ref())
            .text("--url", "url", args.url.as_ref())
            .text("--by", "by", by.as_ref())
            .cells("formation tools edit")?;
        Ok(edit::<Tool>(desk.records, &args.tool, &cells)?)
    })
}
