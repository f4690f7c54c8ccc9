//! What each enrolment comes to: planned, attended, excused, and the rates.

use std::borrow::Cow;

use crate::domain::attendance::extent::{Extent, programme_minutes};
use crate::domain::attendance::tally::Tally;
use crate::domain::headings::Heading;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::path::{Leg, Path};
use crate::domain::people::trail::Who;
use crate::domain::programme::ids::ModuleId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;
use crate::table::{Cell, Column};

use super::people;
use super::query::Query;
use super::shape::{Body, Columns, Emit, Report, Scope};

/// `hours`.
pub const REPORT: Report = Report {
    name: "hours",
    columns: Columns::Fixed(COLUMNS),
    totals: &[
        Heading::PlannedMinutes,
        Heading::AttendedMinutes,
        Heading::ExcusedMinutes,
        Heading::Hours,
        Heading::PlannedToDateMinutes,
    ],
    by_period: false,
    sums: true,
    presences: true,
    body: Body::Rows(rows),
};

const COLUMNS: &[Column] = &[
    Column::in_files(Heading::Cohort),
    Column::in_files(Heading::Participant),
    Column::new(Heading::LastName),
    Column::new(Heading::FirstName),
    Column::when_room(Heading::Organisation),
    Column::in_files(Heading::Status),
    Column::in_files(Heading::Funder),
    Column::new(Heading::State),
    Column::when_room(Heading::PlannedMinutes),
    Column::new(Heading::AttendedMinutes),
    Column::in_files(Heading::ExcusedMinutes),
    Column::new(Heading::Hours),
    Column::new(Heading::AttendanceRate),
    Column::in_files(Heading::CommitmentRate),
    Column::new(Heading::Completed),
    Column::on_request(Heading::PlannedToDateMinutes),
    Column::on_request(Heading::RateToDate),
    Column::on_request(Heading::CommitmentToDate),
    Column::on_request(Heading::Modules),
    Column::on_request(Heading::StartsOn),
    Column::on_request(Heading::EndedOn),
    Column::on_request(Heading::Reason),
    Column::on_request(Heading::ProgrammeMinutes),
    Column::on_request(Heading::PathCohorts),
    Column::on_request(Heading::PathPlannedMinutes),
    Column::on_request(Heading::PathAttendedMinutes),
    Column::on_request(Heading::PathRate),
    Column::on_request(Heading::PathCompleted),
];

fn rows(scope: Scope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let Scope { programme, query, .. } = scope;
    let whole = programme_minutes(records, |session| query.wants_session(session));
    for place in people::in_order(records, query) {
        let person = records.enrolment(place);
        let (tally, to_date) = tallies(records, place, query);
        if !listed(person, &tally, query) {
            continue;
        }
        let path = path(scope, records, place);
        let cohorts = cohorts(&path);
        emit(&[
            Cell::text(records.cohort.id.as_str()),
            Cell::text(person.id.as_str()),
            Cell::text(person.last_name.as_str()),
            Cell::text(person.first_name.as_str()),
            Cell::text(person.organisation.as_str()),
            Cell::maybe(person.status, Cell::word),
            Cell::maybe(person.funder.as_ref(), |funder| Cell::text(funder.as_str())),
            Cell::word(person.state),
            Cell::Minutes(tally.planned),
            Cell::Minutes(tally.attended),
            Cell::Minutes(tally.excused),
            Cell::Hours(tally.attended),
            Cell::maybe(tally.attendance_rate(), Cell::Rate),
            Cell::maybe(tally.commitment_rate(), Cell::Rate),
            judged(tally.completed(programme.complete_at), person, records, query),
            Cell::Minutes(to_date.planned),
            Cell::maybe(to_date.attendance_rate(), Cell::Rate),
            Cell::maybe(to_date.commitment_rate(), Cell::Rate),
            modules(&person.modules),
            Cell::maybe(person.starts_on, Cell::Date),
            Cell::maybe(person.ended_on, Cell::Date),
            Cell::text(person.reason.as_str()),
            Cell::Minutes(whole),
            cohorts,
            Cell::Minutes(path.planned),
            Cell::Minutes(path.attended),
            Cell::maybe(path.rate(), Cell::Rate),
            Cell::Flag(path.completed(programme.complete_at)),
        ]);
    }
}

/// Whether a path is completed, and of which part of the programme where not all of it was planned.
fn judged<'a>(completed: bool, person: &'a Enrolment, records: &'a CohortRecords, query: &Query) -> Cell<'a> {
    let extent = Extent::of(person, records.cohort.sessions.iter(), |session| query.wants_session(session));
    extent.map_or(Cell::Flag(completed), |extent| Cell::Partly(completed, extent))
}

/// Over the sessions asked for: all of them, and those held by today.
fn tallies(records: &CohortRecords, place: usize, query: &Query) -> (Tally, Tally) {
    let (mut all, mut to_date) = (Tally::default(), Tally::default());
    for seat in records.seats_of(place).filter(|seat| query.wants_session(seat.session)) {
        all.add(&seat);
        if seat.session.date <= query.today {
            to_date.add(&seat);
        }
    }
    (all, to_date)
}

/// Enrolled and withdrawn people; transferred ones with something attended. Where only some sessions are asked for,
/// those of whom none is planned are left out.
fn listed(person: &Enrolment, tally: &Tally, query: &Query) -> bool {
    let counts = match person.state {
        EnrolmentState::Enrolled | EnrolmentState::Withdrawn => true,
        EnrolmentState::Transferred => tally.attended > Minutes::ZERO,
        EnrolmentState::Waiting | EnrolmentState::Cancelled => false,
    };
    counts && (!query.restricts_sessions() || tally.planned > Minutes::ZERO)
}

/// The whole path of somebody, whatever sessions are asked for; where they were in one cohort only, that is all of it.
fn path<'a>(scope: Scope<'a>, records: &CohortRecords, place: usize) -> Cow<'a, Path> {
    let Some(paths) = scope.paths else { return Cow::Owned(Path::default()) };
    let who = Who::new(&records.cohort.id, &records.enrolment(place).id);
    paths.get(&who).map_or_else(|| Cow::Owned(Path::of(vec![Leg::of(records, place)])), Cow::Borrowed)
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
