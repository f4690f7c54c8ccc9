//! `formation seals diff`: what the same command gives today, cell by cell, and which operations did it.

use super::compare::{SealDifference, differences};
use super::meant::{SealVersion, meant};
use super::words::SealStatus;
use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::seal::Seal;
use crate::table::{Cell, Column, Table};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, exit};

/// What the same command gives today, cell by cell, and which operations did it
/// fr: Ce que donne aujourd'hui la même commande, cellule par cellule, et les opérations en cause
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    seal: SealVersion,
    #[command(flatten)]
    handover: Handover,
}

/// Compares. Something changed: exit 1.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let seals = reading.rows_of_folder::<Seal>()?;
    let seal = meant(&seals, &args.seal)?;
    let found = differences(context, &reading, seal)?;
    if found.is_empty() {
        ui.status(&SealStatus::Unchanged { name: seal.name.clone(), version: seal.version });
        return if args.handover.is_for_people() { Ok(()) } else { args.handover.show(context, ui, &table(&found)) };
    }
    args.handover.show(context, ui, &table(&found))?;
    Err(CommandError::Stop(exit::REFUSED))
}

fn columns() -> Vec<Column> {
    [Heading::Row, Heading::Column, Heading::Was, Heading::Now, Heading::Operations].map(Column::always).to_vec()
}

fn table(found: &[SealDifference]) -> Table<'_> {
    let row = |one: &SealDifference| {
        let numbers: Vec<String> = one.operations.iter().map(ToString::to_string).collect();
        let texts = [&one.row, &one.column, &one.was, &one.now, &numbers.join(" ")];
        texts.map(|text| Cell::text(text.clone())).to_vec()
    };
    Table { columns: columns(), rows: found.iter().map(row).collect() }
}
