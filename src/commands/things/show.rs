//! `show`: one thing of the modules, every cell of it.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::values;
use crate::domain::change_lines::thing_lines;
use crate::domain::decide::modules::meant::thing;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::thing::Thing;
use crate::report::listing_named;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What to show.
#[derive(Clone, Debug, clap::Args)]
pub struct ShowArgs {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "ID", value_parser = values::something)]
    pub thing: String,
    #[command(flatten)]
    pub handover: Handover,
}

/// Shows it.
pub fn show<T: Thing>(context: &Context<'_>, ui: &mut Ui<'_>, args: &ShowArgs) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let one = thing::<T>(&records, &args.thing)?;
    if args.handover.is_for_people() {
        let lines = thing_lines(one, &Names::of(&records), ui.lang);
        return Ok(ui.answer(&lines.join("\n"))?);
    }
    args.handover.show(context, ui, &listing_named(std::iter::once(one), &records))
}
