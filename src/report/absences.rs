//! Who misses sessions that follow one another, those not excused first, and who can no longer complete the path. The
//! runs are over the sessions asked for; how far a path can go is over all of it, whatever was asked.

use std::cmp::Reverse;

use crate::domain::attendance::absences::{Outlook, Run, runs};
use crate::domain::headings::Heading;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;
use crate::table::{Cell, Column};

use super::people;
use super::shape::{Body, Columns, Emit, Report, Scope};

/// `absences`.
pub const REPORT: Report = Report {
    name: "absences",
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::Absences, Heading::Unexcused],
    by_period: false,
    sums: true,
    presences: false,
    body: Body::Rows(rows),
};

const COLUMNS: &[Column] = &[
    Column::in_files(Heading::Cohort),
    Column::in_files(Heading::Participant),
    Column::new(Heading::LastName),
    Column::new(Heading::FirstName),
    Column::in_files(Heading::Email),
    Column::on_request(Heading::Phone),
    Column::when_room(Heading::Organisation),
    Column::in_files(Heading::Status),
    Column::in_files(Heading::Funder),
    Column::when_room(Heading::State),
    Column::new(Heading::Absences),
    Column::new(Heading::Unexcused),
    Column::new(Heading::Dates),
    Column::in_files(Heading::ExcusedDates),
    Column::new(Heading::Ongoing),
    Column::in_files(Heading::PlannedMinutes),
    Column::in_files(Heading::AttendedMinutes),
    Column::in_files(Heading::OpenMinutes),
    Column::new(Heading::BestRate),
    Column::new(Heading::Completable),
];

/// A row: whose, which absences, and how far their path can go.
struct Line {
    place: usize,
    run: Run,
    outlook: Outlook,
}

fn rows(scope: Scope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let complete_at = scope.programme.complete_at;
    let mut lines: Vec<Line> =
        people::in_order(records, scope.query).into_iter().flat_map(|place| of_person(scope, records, place)).collect();
    lines.sort_by_key(|line| (Reverse(line.run.unexcused()), Reverse(line.run.dates.len())));
    for Line { place, run, outlook } in lines {
        let person = records.enrolment(place);
        let (absences, unexcused) = (run.dates.len(), run.unexcused());
        emit(&[
            Cell::text(records.cohort.id.as_str()),
            Cell::text(person.id.as_str()),
            Cell::text(person.last_name.as_str()),
            Cell::text(person.first_name.as_str()),
            Cell::text(person.email.as_str()),
            Cell::text(person.phone.as_str()),
            Cell::text(person.organisation.as_str()),
            Cell::maybe(person.status, Cell::word),
            Cell::maybe(person.funder.as_ref(), |funder| Cell::text(funder.as_str())),
            Cell::word(person.state),
            Cell::count(absences),
            Cell::count(unexcused),
            Cell::dates(run.dates),
            Cell::dates(run.excused),
            Cell::Flag(run.ongoing),
            Cell::Minutes(outlook.planned),
            Cell::Minutes(outlook.attended),
            Cell::Minutes(outlook.open),
            Cell::maybe(outlook.best_rate(), Cell::Rate),
            Cell::maybe(outlook.completable(complete_at), Cell::Flag),
        ]);
    }
}

/// The runs of one person; where there is none, still a row for somebody enrolled whose path cannot be completed: by
/// hours missed at sessions that they did come to, or at sessions that are not asked for.
fn of_person(scope: Scope<'_>, records: &CohortRecords, place: usize) -> Vec<Line> {
    let query = scope.query;
    let outlook = Outlook::of(records.seats_of(place));
    let mut found = runs(records, place, query.today, |session| query.wants_session(session));
    let lost = outlook.completable(scope.programme.complete_at) == Some(false)
        && records.enrolment(place).state == EnrolmentState::Enrolled
        && records.seats_of(place).any(|seat| seat.planned() && query.wants_session(seat.session));
    if found.is_empty() && lost {
        found.push(Run::default());
    }
    found.into_iter().map(|run| Line { place, run, outlook }).collect()
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
