//! `show`: one thing of the modules, every cell of it.

use std::marker::PhantomData;

use super::edit::noun;
use super::list::rows_columns;
use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::change_lines::thing_lines;
use crate::domain::decide::modules::meant::thing;
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::thing::Thing;
use crate::domain::schema::Record;
use crate::report::listing_named;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What to show.
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(rows_columns::<T>))))]
pub struct ShowArgs<T: Record + Send + Sync + 'static> {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = noun::<T>(), value_parser = values::something)]
    pub thing: String,
    #[command(flatten)]
    pub handover: Handover,
    #[arg(skip)]
    of: PhantomData<T>,
}

/// Shows it.
pub fn show<T: Thing + Send + Sync>(context: &Context<'_>, ui: &mut Ui<'_>, args: &ShowArgs<T>) -> Result<()> {
    show_one::<T>(context, ui, &args.thing, &args.handover)
}

/// Shows the one that was typed.
pub fn show_one<T: Thing>(context: &Context<'_>, ui: &mut Ui<'_>, typed: &str, handover: &Handover) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let one = thing::<T>(&records, typed)?;
    if handover.is_for_people() {
        let lines = thing_lines(one, &Names::of(&records), ui.lang);
        return Ok(ui.answer(&lines.join("\n"))?);
    }
    handover.show(context, ui, &listing_named(std::iter::once(one), &records))
}
