//! `formation waitlist list`: who waits, first come first.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::people::seats::waiting_list;
use crate::table::{Cell, Column, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Who waits, in order
/// fr: Qui attend, dans l'ordre
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

fn columns() -> Vec<Column> {
    let headings = [
        Heading::Position,
        Heading::Participant,
        Heading::LastName,
        Heading::FirstName,
        Heading::Email,
        Heading::Organisation,
        Heading::EnrolledOn,
    ];
    headings.map(column).to_vec()
}

/// Lists who waits.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let mut table = Table { columns: columns(), ..Table::default() };
    for (rank, position) in waiting_list(&records).into_iter().enumerate() {
        let row = records.enrolment(position);
        table.rows.push(vec![
            Cell::count(rank + 1),
            Cell::text(row.id.as_str()),
            Cell::text(row.last_name.as_str()),
            Cell::text(row.first_name.as_str()),
            Cell::text(row.email.as_str()),
            Cell::text(row.organisation.as_str()),
            Cell::maybe(row.enrolled_on, Cell::Date),
        ]);
    }
    args.handover.show(context, ui, &table)
}

/// Whom to write to can be left out on a narrow screen; who is next cannot.
fn column(heading: Heading) -> Column {
    match heading {
        Heading::Email | Heading::Organisation => Column::when_room(heading),
        _ => Column::always(heading),
    }
}
