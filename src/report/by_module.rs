//! What each module of a cohort came to: sessions, presences, hours.

use crate::domain::attendance::session_count::SessionCount;
use crate::domain::attendance::tally::Tally;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::domain::programme::definition::Module;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::table::Cell;

use super::columns::columns;
use super::people;
use super::query::Query;
use super::shape::{Body, Columns, Emit, Explained, FigurePart, Needs, OverAll, Report, ReportScope};

/// `modules`.
pub const REPORT: Report = Report {
    name: "modules",
    about: ["sessions, presences and hours of each module", "séances, présences et heures de chaque module"],
    also: &["module"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[
        Heading::Sessions,
        Heading::Cancelled,
        Heading::Length,
        Heading::Expected,
        Heading::Present,
        Heading::AttendedMinutes,
        Heading::Hours,
    ],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Module],
    explained: Some(&EXPLAINED),
    sums: true,
    presences: true,
    body: Body::Rows(rows),
};

const EXPLAINED: Explained = Explained {
    keys: &[Heading::Module],
    over_all: OverAll::Nothing,
    figures: |_, _, part| match part {
        FigurePart::Seat(seat) => vec![vec![seat.session.module.to_string()]],
        FigurePart::Session(_) => Vec::new(),
    },
};

/// A module of a cohort.
struct Line<'l> {
    records: &'l CohortRecords,
    module: &'l Module,
    sessions: usize,
    cancelled: usize,
    minutes: Minutes,
    count: SessionCount,
    tally: Tally,
}

columns! { line: Line<'_> =>
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    always Module: Cell::text(line.module.id.as_str()),
    when_room ModuleTitle: Cell::text(line.module.title.as_str()),
    in_files Kind: Cell::word(line.module.kind),
    always Sessions: Cell::count(line.sessions),
    when_room Cancelled: Cell::count(line.cancelled),
    when_room Length: Cell::Minutes(line.minutes),
    always Expected: Cell::count(line.count.expected),
    always Present: Cell::count(line.count.present),
    in_files AttendedMinutes: Cell::Minutes(line.tally.attended),
    always Hours: Cell::Hours(line.tally.attended),
    always AttendanceRate: Cell::maybe(line.tally.attendance_rate(), Cell::Rate),
}

/// Modules of which a session is asked for, in the order of the programme.
fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    for module in &scope.programme.modules {
        let is_asked = scope.query.module.as_ref().is_none_or(|asked| *asked == module.id);
        let query = Query { module: Some(module.id.clone()), ..scope.query.clone() };
        let wanted = || records.cohort.indexed_sessions().filter(|(_, session)| query.wants_session(session));
        if !is_asked || wanted().next().is_none() {
            continue;
        }
        let kept: Vec<SessionIndex> =
            wanted().filter(|(_, session)| !session.cancelled).map(|(position, _)| position).collect();
        let people = people::in_order(records, &query);
        let seats = kept.iter().flat_map(|session| people.iter().map(|person| records.seat(*person, *session)));
        let mut tally = Tally::default();
        for (_, of_person) in people::with_hours(records, &query) {
            tally += of_person;
        }
        emit.row(
            &cells(&Line {
                records,
                module,
                sessions: kept.len(),
                cancelled: wanted().count() - kept.len(),
                minutes: kept.iter().map(|session| records.session(*session).minutes()).sum(),
                count: SessionCount::of(seats),
                tally,
            }),
            &[],
        );
    }
}
