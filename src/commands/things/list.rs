//! `list`: the rows of a table of the modules, with the columns that it declares.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::domain::records::CohortRecords;
use crate::domain::tables::Kept;
use crate::report::listing_named;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Options of a list.
#[derive(Clone, Debug, clap::Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub handover: Handover,
}

/// Lists all rows.
pub fn list<R: Kept>(context: &Context<'_>, ui: &mut Ui<'_>, args: &ListArgs) -> Result<()> {
    rows::<R>(context, ui, &args.handover, |_, _| true)
}

/// Lists the rows that are wanted.
pub fn rows<R: Kept>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    handover: &Handover,
    wanted: impl Fn(&CohortRecords, &R) -> bool,
) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records_with(&reading, const { &[R::TABLE] })?;
    let rows = records.rows::<R>().iter().map(|row| &row.record).filter(|record| wanted(&records, record));
    handover.show(context, ui, &listing_named(rows, &records))
}
