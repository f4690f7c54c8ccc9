//! `list`: the rows of a table of the modules, with the columns that it declares.

use std::marker::PhantomData;

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Record;
use crate::domain::tables::KeptRecord;
use crate::report::listing_named;
use crate::table::Column;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Options of a list.
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(rows_columns::<R>))))]
pub struct ListArgs<R: Record + Send + Sync + 'static> {
    #[command(flatten)]
    pub handover: Handover,
    #[arg(skip)]
    of: PhantomData<R>,
}

/// The columns of a list of rows: those that their table declares.
pub fn rows_columns<R: Record>() -> Vec<Column> {
    R::TABLE.columns.iter().map(Column::kept).collect()
}

/// Lists all rows.
pub fn list<R: KeptRecord + Send + Sync>(context: &Context<'_>, ui: &mut Ui<'_>, args: &ListArgs<R>) -> Result<()> {
    rows::<R>(context, ui, &args.handover, |_, _| true)
}

/// Lists the rows that are wanted.
pub fn rows<R: KeptRecord>(
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
