//! The sessions with their state and the count of marks; `sessions list` shows the same (product §7).

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::session_count::SessionCount;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Column};

use super::columns::columns;
use super::people;
use super::shape::{Body, Columns, Emit, Needs, Report, ReportScope};

/// `sessions`.
pub const REPORT: Report = Report {
    name: "sessions",
    about: [
        "how many people each session expects, and how they are marked",
        "effectif de chaque séance, et ce qui y est renseigné",
    ],
    also: &["seances", "seance", "calendrier", "dates"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[
        Heading::Length,
        Heading::Expected,
        Heading::Present,
        Heading::Excused,
        Heading::Absent,
        Heading::Unmarked,
    ],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Session],
    explained: None,
    sums: false,
    presences: false,
    body: Body::Rows(rows),
};

/// A session.
struct Line<'l> {
    scope: ReportScope<'l>,
    records: &'l CohortRecords,
    session: &'l Session,
    count: SessionCount,
    held: Option<&'l HeldSession>,
}

/// Its columns, for lists that it stands behind.
pub fn columns() -> Vec<Column> {
    COLUMNS.to_vec()
}

columns! { line: Line<'_> =>
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    always Session: Cell::text(line.session.id.as_str()),
    in_files Module: Cell::text(line.session.module.as_str()),
    when_room Title: Cell::text(line.scope.programme.module(&line.session.module).map_or("", |module| module.title.as_str())),
    always Date: Cell::Date(line.session.date),
    when_room Start: Cell::Time(line.session.start),
    when_room End: Cell::Time(line.session.end),
    in_files Length: Cell::Minutes(line.session.minutes()),
    always State: Cell::word(line.session.state(line.scope.query.today)),
    in_files Trainer: Cell::maybe(line.session.trainer.as_ref(), |id| { Cell::text(line.scope.programme.trainer(id).map_or(id.as_str(), |trainer| trainer.name.as_str())) }),
    always Expected: Cell::count(line.count.expected),
    always Present: Cell::count(line.count.present),
    always Excused: Cell::count(line.count.excused),
    always Absent: Cell::count(line.count.absent),
    always Unmarked: Cell::count(line.count.unmarked),
    on_request Headcount: Cell::maybe(line.held.and_then(|held| held.headcount), |count| Cell::Count(u64::from(count))),
    on_request ClosedOn: Cell::maybe(line.held.and_then(|held| held.closed_on), Cell::Date),
}

fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let query = scope.query;
    let people = people::in_order(records, query);
    for (position, session) in records.cohort.indexed_sessions() {
        if !query.wants_session(session) {
            continue;
        }
        let seats = people.iter().map(|person| records.seat(*person, position));
        let count = SessionCount::of(seats);
        let held = records.held(session.id.as_str());
        emit.row(&cells(&Line { scope, records, session, count, held }), &[]);
    }
}
