//! Who misses sessions that follow one another, those not excused first, and who can no longer complete the path. The
//! runs are over the sessions asked for; how far a path can go is over all of it, whatever was asked.

use std::cmp::Reverse;

use crate::domain::attendance::absences::{Outlook, Run, runs};
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::quantity::Share;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;
use crate::table::Cell;

use super::columns::columns;
use super::people;
use super::shape::{Body, Columns, Emit, Needs, Report, ReportScope};

/// `absences`.
pub const REPORT: Report = Report {
    name: "absences",
    about: [
        "who missed sessions in a row, and who can still complete",
        "absences consécutives, et qui peut encore terminer",
    ],
    also: &["absence", "absents", "absent", "decrocheurs"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::Absences, Heading::Unexcused],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Participant],
    explained: None,
    sums: true,
    presences: false,
    body: Body::Rows(rows),
};

columns! { line: Line<'_> =>
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    in_files Participant: Cell::text(line.person.id.as_str()),
    always LastName: Cell::text(line.person.last_name.as_str()),
    always FirstName: Cell::text(line.person.first_name.as_str()),
    in_files Email: Cell::text(line.person.email.as_str()),
    on_request Phone: Cell::text(line.person.phone.as_str()),
    when_room Organisation: Cell::text(line.person.organisation.as_str()),
    in_files Status: Cell::maybe(line.person.status, Cell::word),
    in_files Funder: Cell::maybe(line.person.funder.as_ref(), |funder| Cell::text(funder.as_str())),
    when_room State: Cell::word(line.person.state),
    always Absences: Cell::count(line.run.dates.len()),
    always Unexcused: Cell::count(line.run.unexcused()),
    always Dates: Cell::dates(line.run.dates.clone()),
    in_files ExcusedDates: Cell::dates(line.run.excused.clone()),
    always Ongoing: Cell::Flag(line.run.ongoing),
    in_files PlannedMinutes: Cell::Minutes(line.outlook.planned),
    in_files AttendedMinutes: Cell::Minutes(line.outlook.attended),
    in_files OpenMinutes: Cell::Minutes(line.outlook.open),
    always BestRate: Cell::maybe(line.outlook.best_rate(), Cell::Rate),
    always Completable: Cell::maybe(line.outlook.completable(line.complete_at), Cell::Flag),
}

/// Whose, which absences, and how far their path can go.
struct Line<'l> {
    records: &'l CohortRecords,
    person: &'l Enrolment,
    run: Run,
    outlook: Outlook,
    /// The share of the path that completes it.
    complete_at: Share,
}

fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let mut lines: Vec<Line<'_>> = people::in_order(records, scope.query)
        .into_iter()
        .flat_map(|position| of_person(scope, records, position))
        .collect();
    lines.sort_by_key(|line| (Reverse(line.run.unexcused()), Reverse(line.run.dates.len())));
    for line in &lines {
        emit.row(&cells(line), &[]);
    }
}

/// The runs of one person; where there is none, still a row for somebody enrolled whose path cannot be completed: by
/// hours missed at sessions that they did come to, or at sessions that are not asked for.
fn of_person<'l>(scope: ReportScope<'_>, records: &'l CohortRecords, position: EnrolmentIndex) -> Vec<Line<'l>> {
    let query = scope.query;
    let outlook = Outlook::of(records.seats_of(position));
    let mut found = runs(records, position, query.today, |session| query.wants_session(session));
    let lost = outlook.completable(scope.programme.complete_at) == Some(false)
        && records.enrolment(position).state == EnrolmentState::Enrolled
        && records.seats_of(position).any(|seat| seat.planned() && query.wants_session(seat.session));
    if found.is_empty() && lost {
        found.push(Run::default());
    }
    let (person, complete_at) = (records.enrolment(position), scope.programme.complete_at);
    found.into_iter().map(|run| Line { records, person, run, outlook, complete_at }).collect()
}

#[cfg(test)]
mod tests {
    use super::REPORT;
    use crate::domain::vocabulary::{Attendance, EnrolmentState};
    use crate::report::Query;
    use crate::report::fixture::{ask, cohort, day, programme};

    #[test]
    fn the_worst_come_first_and_a_lost_path_has_a_row_without_any_absence() {
        let partly = |id: &str, built: crate::domain::fixture::Builder| {
            built.mark(id, "m1-1", Attendance::Present, Some(10)).present(id, &["m2-1"])
        };
        let built = cohort("c")
            .person("Ann", "A", |_| {})
            .person("Bob", "B", |_| {})
            .person("Cid", "C", |_| {})
            .person("Dan", "D", |_| {})
            .person("Eve", "E", |row| row.state = EnrolmentState::Waiting)
            .person("Fay", "F", |row| {
                row.state = EnrolmentState::Withdrawn;
                row.ended_on = Some(day("2021-04-02"));
            })
            .present("ann", &["m1-1", "m2-1"])
            .mark("bob", "m1-1", Attendance::Excused, None)
            .mark("bob", "m2-1", Attendance::Excused, None)
            .present("dan", &["m1-1"])
            .mark("dan", "m2-1", Attendance::Absent, None);
        // Cid was there for 10 minutes of three hours: no absence, and four fifths are out of reach. Fay left.
        let records = partly("fay", partly("cid", built)).records();
        let rows = |query: &Query| {
            ask(&REPORT, &programme(), &[&records], query, "participant absences unexcused dates ongoing completable")
        };
        let query = Query::everything(day("2021-04-03"));
        assert_eq!(
            rows(&query),
            ["dan 1 1 2021-04-02 true true", "bob 2 0 2021-03-16,2021-04-02 true false", "cid 0 0  false false",]
        );
        let of_m2 = Query { from: Some(day("2021-04-01")), ..query };
        assert_eq!(
            rows(&of_m2),
            ["dan 1 1 2021-04-02 true true", "bob 1 0 2021-04-02 true false", "cid 0 0  false false"],
            "how far a path can go is over all of it"
        );
    }
}
