//! For each session held, what an auditor asks first: who was expected, who was there, who signed, when the sheet was closed.

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::session_count::SessionCount;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::SessionState;
use crate::table::Cell;

use super::columns::columns;
use super::people;
use super::shape::{Body, Columns, Emit, Needs, Report, ReportScope};

/// `registers`.
pub const REPORT: Report = Report {
    name: "registers",
    about: [
        "for each session held: presences, who signed, when it was closed",
        "chaque séance tenue : présences, signature, clôture",
    ],
    also: &["registres", "registre", "feuilles", "emargements", "emargement"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::Expected, Heading::Present],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Session],
    explained: None,
    sums: false,
    presences: false,
    body: Body::Rows(rows),
};

struct Line<'l> {
    scope: ReportScope<'l>,
    records: &'l CohortRecords,
    session: &'l Session,
    count: SessionCount,
    held: Option<&'l HeldSession>,
}

columns! { line: Line<'_> =>
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    always Session: Cell::text(line.session.id.as_str()),
    always Date: Cell::Date(line.session.date),
    always Expected: Cell::count(line.count.expected),
    always Present: Cell::count(line.count.present),
    when_room Length: Cell::Minutes(line.session.minutes()),
    when_room Headcount: Cell::maybe(line.held.and_then(|held| held.headcount), |count| Cell::Count(count.into())),
    when_room Trainer: Cell::maybe(line.session.trainer.as_ref(), |id| { Cell::text(line.scope.programme.trainer(id).map_or(id.as_str(), |trainer| trainer.name.as_str())) }),
    always ClosedOn: Cell::maybe(line.held.and_then(|held| held.closed_on), Cell::Date),
    always Signed: Cell::maybe(line.held.and_then(|held| held.trainer_signed_on), Cell::Date),
}

fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let people = people::in_order(records, scope.query);
    for (position, session) in records.cohort.indexed_sessions() {
        let is_held = session.state(scope.query.today) == SessionState::Held;
        if !is_held || !scope.query.wants_session(session) {
            continue;
        }
        let count = SessionCount::of(people.iter().map(|person| records.seat(*person, position)));
        let held = records.held(session.id.as_str());
        emit.row(&cells(&Line { scope, records, session, count, held }), &[]);
    }
}
