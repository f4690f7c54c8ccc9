//! What each enrolment comes to: planned, attended, excused, and the rates.

use std::borrow::Cow;

use crate::domain::attendance::asked_sessions::AskedSessions;
use crate::domain::attendance::extent::{Extent, programme_minutes};
use crate::domain::attendance::tally::Tally;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::path::{Leg, Path};
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::programme::ids::ModuleId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::table::Cell;

use super::columns::columns;
use super::people;
use super::query::Query;
use super::shape::{Body, Columns, Emit, Needs, Report, ReportScope};

/// What it is called.
pub const NAME: &str = "hours";

/// `hours`.
pub const REPORT: Report = Report {
    name: NAME,
    about: [
        "planned and attended hours of each person, rates, who completed",
        "heures prévues et suivies de chacun, taux, qui a terminé",
    ],
    also: &["heures", "duree", "totaux", "total", "bilan"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[
        Heading::PlannedMinutes,
        Heading::AttendedMinutes,
        Heading::ExcusedMinutes,
        Heading::Hours,
        Heading::PlannedToDateMinutes,
    ],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Participant],
    explained: None,
    sums: true,
    presences: true,
    body: Body::Rows(rows),
};

/// What an enrolment comes to.
struct Line<'l> {
    scope: ReportScope<'l>,
    records: &'l CohortRecords,
    person: &'l Enrolment,
    /// Over the sessions asked for.
    tally: Tally,
    /// Of those, over the ones held by today.
    to_date: Tally,
    /// The whole programme of the cohort.
    whole: Minutes,
    /// The whole path of the person.
    path: Cow<'l, Path>,
}

columns! { line: Line<'_> =>
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    in_files Participant: Cell::text(line.person.id.as_str()),
    always LastName: Cell::text(line.person.last_name.as_str()),
    always FirstName: Cell::text(line.person.first_name.as_str()),
    when_room Organisation: Cell::text(line.person.organisation.as_str()),
    in_files Status: Cell::maybe(line.person.status, Cell::word),
    in_files Funder: Cell::maybe(line.person.funder.as_ref(), |funder| Cell::text(funder.as_str())),
    always State: Cell::word(line.person.state),
    when_room PlannedMinutes: Cell::Minutes(line.tally.planned),
    when_room AttendedMinutes: Cell::Minutes(line.tally.attended),
    in_files ExcusedMinutes: Cell::Minutes(line.tally.excused),
    always Hours: Cell::Hours(line.tally.attended),
    always AttendanceRate: Cell::maybe(line.tally.attendance_rate(), Cell::Rate),
    in_files CommitmentRate: Cell::maybe(line.tally.commitment_rate(), Cell::Rate),
    always Completed: judged(line.tally.completed(line.scope.programme.complete_at), line.person, line.records, line.scope.query),
    on_request PlannedToDateMinutes: Cell::Minutes(line.to_date.planned),
    on_request RateToDate: Cell::maybe(line.to_date.attendance_rate(), Cell::Rate),
    on_request CommitmentToDate: Cell::maybe(line.to_date.commitment_rate(), Cell::Rate),
    on_request Modules: modules(&line.person.modules),
    on_request StartsOn: Cell::maybe(line.person.starts_on, Cell::Date),
    on_request EndedOn: Cell::maybe(line.person.ended_on, Cell::Date),
    on_request Reason: Cell::text(line.person.reason.as_str()),
    on_request ProgrammeMinutes: Cell::Minutes(line.whole),
    on_request PathCohorts: cohorts(&line.path),
    on_request PathPlannedMinutes: Cell::Minutes(line.path.planned),
    on_request PathAttendedMinutes: Cell::Minutes(line.path.attended),
    on_request PathRate: Cell::maybe(line.path.rate(), Cell::Rate),
    on_request PathCompleted: Cell::Flag(line.path.completed(line.scope.programme.complete_at)),
}

fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let query = scope.query;
    let whole = programme_minutes(records, |session| query.wants_session(session));
    let is_over = records.cohort.sessions.iter().all(|session| session.date <= query.today);
    let to_date = AskedSessions::of(records, |session| session.date <= query.today && query.wants_session(session));
    for (position, tally) in people::with_hours(records, query) {
        let person = records.enrolment(position);
        let to_date = if is_over { tally } else { to_date.tally(position) };
        let path = path(scope, records, position);
        emit.row(&cells(&Line { scope, records, person, tally, to_date, whole, path }), &[]);
    }
}

/// Whether a path is completed, and of which part of the programme where not all of it was planned.
fn judged<'a>(completed: bool, person: &'a Enrolment, records: &'a CohortRecords, query: &Query) -> Cell<'a> {
    let extent = Extent::of(person, records.cohort.sessions.iter(), |session| query.wants_session(session));
    extent.map_or(Cell::Flag(completed), |extent| Cell::Partly(completed, extent))
}

/// The whole path of somebody, whatever sessions are asked for; where they were in one cohort only, that is all of it.
fn path<'a>(scope: ReportScope<'a>, records: &CohortRecords, position: EnrolmentIndex) -> Cow<'a, Path> {
    let Some(paths) = scope.paths else { return Cow::Owned(Path::default()) };
    let who = NamedEnrolment::new(&records.cohort.id, &records.enrolment(position).id);
    paths.get(&who).map_or_else(|| Cow::Owned(Path::of(vec![Leg::of(records, position)])), Cow::Borrowed)
}

fn cohorts(path: &Path) -> Cell<'static> {
    Cell::text(path.legs.iter().map(|leg| leg.cohort.as_str()).collect::<Vec<_>>().join(" "))
}

/// Ids separated by spaces, as the table of enrolments has them: nothing means all.
fn modules(ids: &[ModuleId]) -> Cell<'_> {
    match ids {
        [] => Cell::Empty,
        [only] => Cell::text(only.as_str()),
        several => Cell::text(several.iter().map(ModuleId::as_str).collect::<Vec<_>>().join(" ")),
    }
}
