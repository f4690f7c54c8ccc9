//! `formation participants list`: everybody of a cohort, one line each.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::domain::headings::Heading;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Column, Table};
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
    let mut table = Table { columns: columns(), ..Table::default() };
    for records in &records {
        table.rows.extend(records.in_order().into_iter().map(|place| row(records.enrolment(place))));
    }
    args.handover.show(context, ui, &table)
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(Heading::Participant),
        Column::new(Heading::LastName),
        Column::new(Heading::FirstName),
        Column::in_files(Heading::Email),
        Column::when_room(Heading::Organisation),
        Column::new(Heading::Status),
        Column::when_room(Heading::Funder),
        Column::in_files(Heading::Modules),
        Column::new(Heading::State),
        Column::on_request(Heading::Phone),
        Column::on_request(Heading::EnrolledOn),
        Column::on_request(Heading::StartsOn),
        Column::on_request(Heading::EndedOn),
        Column::on_request(Heading::Reason),
        Column::on_request(Heading::Note),
    ]
}

fn row(row: &Enrolment) -> Vec<Cell<'_>> {
    vec![
        Cell::text(row.id.as_str()),
        Cell::text(row.last_name.as_str()),
        Cell::text(row.first_name.as_str()),
        Cell::text(row.email.as_str()),
        Cell::text(row.organisation.as_str()),
        Cell::maybe(row.status, Cell::word),
        Cell::maybe(row.funder.as_ref(), |funder| Cell::text(funder.as_str())),
        Cell::text(row.modules.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
        Cell::word(row.state),
        Cell::text(row.phone.as_str()),
        Cell::maybe(row.enrolled_on, Cell::Date),
        Cell::maybe(row.starts_on, Cell::Date),
        Cell::maybe(row.ended_on, Cell::Date),
        Cell::text(row.reason.as_str()),
        Cell::text(row.note.as_str()),
    ]
}
