//! `formation experiences list`: with how many took each up.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::rows_columns;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::adoption::Adoption;
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::thing::things;
use crate::report::listing_named;
use crate::table::{Cell, Column};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The experiences, and how many took each up
/// fr: Les expériences, et combien de personnes les ont reprises
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

fn columns() -> Vec<Column> {
    rows_columns::<Experience>().into_iter().chain([Column::always(Heading::AdoptedBy)]).collect()
}

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.whole_records(&reading)?;
    let mut table = listing_named(things::<Experience>(&records), &records);
    table.columns = columns();
    for (row, experience) in table.rows.iter_mut().zip(things::<Experience>(&records)) {
        let adoptions = records.rows::<Adoption>().iter().filter(|row| row.record.experience == experience.id);
        row.push(Cell::count(adoptions.count()));
    }
    args.handover.show(context, ui, &table)
}
