//! `formation participants list`: everybody of a cohort, one line each.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::things::rows_columns;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::report::listing;
use crate::table::{Cell, Column};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The people of a cohort
/// fr: Les personnes d'une cohorte
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Of several cohorts the list has that of the cohort too.
fn columns() -> Vec<Column> {
    std::iter::once(Column::always(Heading::Cohort)).chain(rows_columns::<Enrolment>()).collect()
}

/// Lists everybody.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records: Vec<CohortRecords> =
        context.cohorts(&reading)?.iter().map(|id| reading.records(id)).collect::<Result<_, _>>()?;
    let people = records.iter().flat_map(|records| {
        records.in_order().into_iter().map(|position| records.enrolment(position)).collect::<Vec<_>>()
    });
    let several = records.len() > 1;
    let mut table = listing(people, &reading.programme().fields);
    if several {
        // Over several cohorts a list says which one a row is of.
        table.columns.insert(0, Column::always(Heading::Cohort));
        let cohorts =
            records.iter().flat_map(|records| records.in_order().into_iter().map(|_| records.cohort.id.as_str()));
        table.rows.iter_mut().zip(cohorts).for_each(|(row, cohort)| row.insert(0, Cell::text(cohort)));
    }
    args.handover.show(context, ui, &table)
}
