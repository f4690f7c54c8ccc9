//! `formation participants list`: everybody of a cohort, one line each.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::domain::programme::ids::FieldId;
use crate::domain::records::CohortRecords;
use crate::report::listing;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The people of a cohort
/// fr: Les personnes d'une cohorte
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists everybody.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records: Vec<CohortRecords> =
        context.cohorts(&reading)?.iter().map(|id| reading.records(id)).collect::<Result<_, _>>()?;
    let people = records.iter().flat_map(|records| {
        records.in_order().into_iter().map(|position| records.enrolment(position)).collect::<Vec<_>>()
    });
    let questions: Vec<FieldId> = reading.programme().fields.iter().map(|field| field.id.clone()).collect();
    let table = listing(people, &questions);
    args.handover.show(context, ui, &table)
}
