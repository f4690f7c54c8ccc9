//! `formation cohorts list`: every cohort, one line each (product §7).

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::in_order::all_in_order;
use crate::commands::word_lists;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::people::seats;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::store::{Failure, Reading};
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The cohorts, one a line
/// fr: Les cohortes, une par ligne
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists them, in the order of their definition.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let mut table = Table { columns: columns(), ..Table::default() };
    table.rows = rows(&reading, &context.cohorts_typed_or_all(&reading)?)?;
    args.handover.show(context, ui, &table)
}

fn columns() -> Vec<Column> {
    vec![
        Column::always(Heading::Cohort),
        Column::always(Heading::First),
        Column::always(Heading::Last),
        Column::always(Heading::Sessions),
        Column::always(Heading::Length),
        Column::always(Heading::Capacity),
        Column::always(Heading::Enrolled),
        Column::always(Heading::Waiting),
    ]
}

/// Cohorts are independent files: they are read in parallel, and no more is kept of each than its row.
fn rows(reading: &Reading, ids: &[CohortId]) -> Result<Vec<Row<'static>>, Failure> {
    let work = |at: usize| reading.records_of(&ids[at], Breadth::Unmarked).map(|records| row(&records));
    all_in_order(ids.len(), work).into_iter().collect()
}

/// Cancelled sessions are no sessions here: neither counted nor first or last.
fn row(records: &CohortRecords) -> Row<'static> {
    let cohort = &records.cohort;
    let span = cohort.span();
    vec![
        Cell::text(cohort.id.to_string()),
        Cell::maybe(span, |(first, _)| Cell::Date(first)),
        Cell::maybe(span, |(_, last)| Cell::Date(last)),
        Cell::count(cohort.sessions.iter().filter(|session| !session.cancelled).count()),
        Cell::Minutes(cohort.minutes()),
        Cell::maybe(cohort.capacity, |seats| Cell::Count(u64::from(seats))),
        Cell::count(seats::taken(records)),
        Cell::count(seats::waiting_list(records).len()),
    ]
}
