//! `formation tools sheet`: one tool on one page.

use crate::commands::context::Context;
use crate::commands::pages::{PageOptions, page};
use crate::commands::values;
use crate::document::tool;
use crate::domain::decide::modules::meant::thing;
use crate::domain::pedagogy::tool::Tool;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// One tool on one page: scores, advantages, limits, trials, consequences
/// fr: Un outil sur une page : notes, avantages, limites, essais, conséquences
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOOL", value_parser = values::something)]
    tool: String,
    #[command(flatten)]
    paper: PageOptions,
}

/// Shows it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let one = thing::<Tool>(&records, &args.tool)?;
    args.paper.page(context, ui, &tool(&page(context, &reading, &records), one))
}
