//! `formation sessions show`: one session, and how everybody expected at it is marked.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::schedule::session_lines;
use crate::commands::sessions::timeline;
use crate::commands::word_lists;
use crate::domain::decide::names;
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::domain::records::{CohortRecords, Seat};
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// One session and the people expected at it
/// fr: Une séance et les personnes attendues
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns).or("timeline", timeline::columns))))]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION")]
    session: String,
    /// Draw when everybody was there against the clock; with `-o x.svg`, as a picture
    /// fr: Dessiner qui était là à quelle heure ; avec `-o x.svg`, une image
    #[arg(long)]
    timeline: bool,
    #[command(flatten)]
    handover: Handover,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading([Clue::Session(&self.session)])
    }
}

/// Shows it: what people read of it above those expected, who alone go into a file.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let today = context.today(reading.programme());
    let position = names::session(&records.cohort, &args.session, context.moment(reading.programme()))?;
    if args.timeline || args.handover.output.as_deref().is_some_and(timeline::is_svg) {
        return timeline::run(context, ui, &reading, &records, position, &args.handover);
    }
    let table = expected(&records, position);
    if args.handover.is_for_people() {
        let session = records.session(position);
        ui.answer(
            &session_lines(reading.programme(), session, records.held(session.id.as_str()), today, ui.lang).join("\n"),
        )?;
        if table.rows.is_empty() {
            return Ok(());
        }
        ui.answer("")?;
    }
    args.handover.show(context, ui, &table)
}

fn columns() -> Vec<Column> {
    vec![
        Column::in_files(Heading::Session),
        Column::always(Heading::Participant),
        Column::always(Heading::LastName),
        Column::always(Heading::FirstName),
        Column::when_room(Heading::Organisation),
        Column::always(Heading::Attendance),
        Column::always(Heading::Minutes),
        Column::always(Heading::Arrived),
        Column::always(Heading::Left),
        Column::when_room(Heading::Evidence),
        Column::when_room(Heading::Note),
    ]
}

/// Everybody expected, in the order in which people are listed.
fn expected(records: &CohortRecords, position: SessionIndex) -> Table<'_> {
    let seats = records.in_order().into_iter().map(|person| records.seat(person, position)).filter(Seat::expected);
    Table { columns: columns(), rows: seats.map(row).collect() }
}

fn row(seat: Seat<'_>) -> Row<'_> {
    let (row, mark) = (seat.enrolment, seat.mark);
    vec![
        Cell::text(seat.session.id.as_str()),
        Cell::text(row.id.as_str()),
        Cell::text(row.last_name.as_str()),
        Cell::text(row.first_name.as_str()),
        Cell::text(row.organisation.as_str()),
        Cell::maybe(mark, |mark| Cell::word(mark.attendance)),
        Cell::maybe(mark, |mark| Cell::Minutes(mark.minutes)),
        Cell::maybe(mark.and_then(|mark| mark.arrived), Cell::Time),
        Cell::maybe(mark.and_then(|mark| mark.left), Cell::Time),
        Cell::maybe(mark, |mark| Cell::evidence(&mark.evidence)),
        Cell::maybe(mark, |mark| Cell::text(mark.note.as_str())),
    ]
}
