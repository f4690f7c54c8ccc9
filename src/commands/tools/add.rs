//! `formation tools add`: a tool to look at.

use crate::commands::asking::{self, NeededText};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::tools::add;
use crate::domain::headings::Heading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Add a tool
/// fr: Ajouter un outil
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What it is called
    /// fr: Comment il s'appelle
    #[arg(value_name = "NAME", value_parser = values::something)]
    name: Option<String>,
    /// Its page
    /// fr: Sa page
    #[arg(long, value_name = "LINK")]
    url: Option<String>,
    /// Who named it; without it, a trainer
    /// fr: Qui l'a repéré ; sans cette option, l'équipe de formation
    #[arg(long, value_name = "PERSON", value_parser = values::something)]
    by: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Adds it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const NAME: NeededText = NeededText { option: None, heading: Heading::ToolName, value: ["NAME", "NOM"] };
    let name = asking::text(context, ui, args.name.as_ref(), NAME, "formation tools add")?;
    let url = args.url.as_deref().unwrap_or_default();
    carry_out_whole(context, ui, &args.write, |desk| Ok(add(desk.records, &name, url, args.by.as_deref(), desk.today)?))
}
