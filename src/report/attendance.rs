//! The funder's file: one row per expected participant and session, unmarked included.

use std::ops::Range;

use crate::domain::attendance::expectation::PersonExpectation;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::export_columns::ATTENDANCE;
use crate::domain::records::{CohortRecords, CountedSeat};
use crate::table::{Cell, Name, SameCells};

use super::columns::columns;
use super::people;
use super::shape::{Body, Columns, Emit, Needs, Report, ReportScope};

/// What is typed to get the funder's file.
pub const NAME: &str = "attendance";

/// `attendance`.
pub const REPORT: Report = Report {
    name: NAME,
    about: [
        "who was at which session, with minutes, hours and evidence",
        "qui était à quelle séance : minutes, heures, justificatif",
    ],
    also: &["presences", "presence", "emargement", "feuille", "assiduite"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::PlannedMinutes, Heading::Minutes, Heading::Hours],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Session, Heading::Participant],
    explained: None,
    sums: true,
    presences: true,
    body: Body::Rows(rows),
};

/// An expected participant at a session.
struct Line<'l> {
    records: &'l CohortRecords,
    /// Of the module.
    title: &'l str,
    seat: CountedSeat<'l>,
}

columns! { line: Line<'_> =>
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    always Session: Cell::text(line.seat.session.id.as_str()),
    in_files Module: Cell::text(line.seat.session.module.as_str()),
    in_files ModuleTitle: Cell::text(line.title),
    always Date: Cell::Date(line.seat.session.date),
    when_room Start: Cell::Time(line.seat.session.start),
    when_room End: Cell::Time(line.seat.session.end),
    in_files PlannedMinutes: Cell::Minutes(line.seat.length),
    in_files Participant: Cell::text(line.seat.enrolment.id.as_str()),
    always LastName: Cell::text(line.seat.enrolment.last_name.as_str()),
    always FirstName: Cell::text(line.seat.enrolment.first_name.as_str()),
    in_files Email: Cell::text(line.seat.enrolment.email.as_str()),
    when_room Organisation: Cell::text(line.seat.enrolment.organisation.as_str()),
    in_files PersonStatus: Cell::maybe(line.seat.enrolment.status, Cell::word),
    in_files Funder: Cell::maybe(line.seat.enrolment.funder.as_ref(), |funder| Cell::text(funder.as_str())),
    always Attendance: Cell::maybe(line.seat.said, |said| Cell::word(said.attendance())),
    when_room Minutes: Cell::maybe(line.seat.said, |said| Cell::Minutes(said.minutes())),
    always Hours: Cell::maybe(line.seat.said, |said| Cell::Hours(said.minutes())),
    in_files Evidence: Cell::maybe(line.seat.said, |said| Cell::evidence(said.evidence())),
    in_files Note: Cell::maybe(line.seat.said, |said| Cell::text(said.note())),
}

/// The columns that say something of the session, whoever was there.
const OF_SESSION: Range<usize> = 0..8;
/// Those that say something of the person, whatever the session.
const OF_PERSON: Range<usize> = 8..15;
/// Those that say what was marked, whoever it is of.
const OF_MARK: Range<usize> = 15..COLUMNS.len();

fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let people = people::in_order(records, scope.query).into_iter();
    let people: Vec<_> = people.map(|person| (person, PersonExpectation::of(records.enrolment(person)))).collect();
    for (position, session) in records.cohort.indexed_sessions() {
        if !scope.query.wants_session(session) {
            continue;
        }
        let title = scope.programme.module(&session.module).map_or("", |module| module.title.as_str());
        for (person, expectation) in &people {
            if expectation.at(session) {
                // Of no mark, nothing is said: that is one more thing that marks say.
                let said = records.said_number(*person, position).map_or(0, |number| number + 1);
                let same = [(OF_SESSION, position.0), (OF_PERSON, person.0), (OF_MARK, said)];
                let make = |take: &mut dyn FnMut(&[Cell<'_>])| {
                    take(&cells(&Line { records, title, seat: records.counted_seat(*person, position) }));
                };
                emit.row_to_make(&make, &same.map(|(columns, record)| SameCells { columns, record }));
            }
        }
    }
}

/// What a funder's part of the programme may choose from is what the report has.
const _: () = {
    let mut at = 0;
    while at < COLUMNS.len() {
        assert!(matches!(&COLUMNS[at].name, Name::Heading(heading) if *heading as usize == ATTENDANCE[at] as usize));
        at += 1;
    }
    assert!(at == ATTENDANCE.len());
};
