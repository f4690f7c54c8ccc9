//! The funder's file: one row per expected participant and session, unmarked included.

use crate::domain::headings::Heading;
use crate::domain::records::{CohortRecords, Seat};
use crate::table::{Cell, Column};

use super::people;
use super::shape::{Body, Columns, Emit, Report, Scope};

/// What is typed to get the funder's file.
pub const NAME: &str = "attendance";

/// `attendance`.
pub const REPORT: Report = Report {
    name: NAME,
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::PlannedMinutes, Heading::Minutes, Heading::Hours],
    by_period: false,
    sums: true,
    presences: true,
    body: Body::Rows(rows),
};

const COLUMNS: &[Column] = &[
    Column::in_files(Heading::Cohort),
    Column::new(Heading::Session),
    Column::in_files(Heading::Module),
    Column::in_files(Heading::ModuleTitle),
    Column::new(Heading::Date),
    Column::when_room(Heading::Start),
    Column::when_room(Heading::End),
    Column::in_files(Heading::PlannedMinutes),
    Column::in_files(Heading::Participant),
    Column::new(Heading::LastName),
    Column::new(Heading::FirstName),
    Column::in_files(Heading::Email),
    Column::when_room(Heading::Organisation),
    Column::in_files(Heading::PersonStatus),
    Column::in_files(Heading::Funder),
    Column::new(Heading::Attendance),
    Column::new(Heading::Minutes),
    Column::new(Heading::Hours),
    Column::in_files(Heading::Evidence),
    Column::in_files(Heading::Note),
];

fn rows(scope: Scope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let people = people::in_order(records, scope.query);
    for (place, session) in records.cohort.sessions.iter().enumerate() {
        if !scope.query.wants_session(session) {
            continue;
        }
        let title = scope.programme.module(&session.module).map_or("", |module| module.title.as_str());
        for seat in people.iter().map(|person| records.seat(*person, place)).filter(Seat::expected) {
            let person = seat.enrolment;
            emit(&[
                Cell::text(records.cohort.id.as_str()),
                Cell::text(session.id.as_str()),
                Cell::text(session.module.as_str()),
                Cell::text(title),
                Cell::Date(session.date),
                Cell::Time(session.start),
                Cell::Time(session.end),
                Cell::Minutes(session.minutes()),
                Cell::text(person.id.as_str()),
                Cell::text(person.last_name.as_str()),
                Cell::text(person.first_name.as_str()),
                Cell::text(person.email.as_str()),
                Cell::text(person.organisation.as_str()),
                Cell::maybe(person.status, Cell::word),
                Cell::maybe(person.funder.as_ref(), |funder| Cell::text(funder.as_str())),
                Cell::maybe(seat.mark, |mark| Cell::word(mark.attendance)),
                Cell::maybe(seat.mark, |mark| Cell::Minutes(mark.minutes)),
                Cell::maybe(seat.mark, |mark| Cell::Hours(mark.minutes)),
                Cell::maybe(seat.mark, |mark| Cell::evidence(&mark.evidence)),
                Cell::maybe(seat.mark, |mark| Cell::text(mark.note.as_str())),
            ]);
        }
    }
}
