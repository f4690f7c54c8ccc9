//! The sessions with their state and the count of marks; `sessions list` shows the same (product §7).

use crate::domain::headings::Heading;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::Attendance;
use crate::table::{Cell, Column};

use super::people;
use super::shape::{Body, Columns, Emit, Report, Scope};

/// `sessions`.
pub const REPORT: Report = Report {
    name: "sessions",
    columns: Columns::Fixed(COLUMNS),
    totals: &[
        Heading::Length,
        Heading::Expected,
        Heading::Present,
        Heading::Excused,
        Heading::Absent,
        Heading::Unmarked,
    ],
    by_period: false,
    sums: false,
    presences: false,
    body: Body::Rows(rows),
};

const COLUMNS: &[Column] = &[
    Column::in_files(Heading::Cohort),
    Column::new(Heading::Session),
    Column::in_files(Heading::Module),
    Column::when_room(Heading::Title),
    Column::new(Heading::Date),
    Column::when_room(Heading::Start),
    Column::when_room(Heading::End),
    Column::in_files(Heading::Length),
    Column::new(Heading::State),
    Column::in_files(Heading::Trainer),
    Column::new(Heading::Expected),
    Column::new(Heading::Present),
    Column::new(Heading::Excused),
    Column::new(Heading::Absent),
    Column::new(Heading::Unmarked),
    Column::on_request(Heading::Headcount),
    Column::on_request(Heading::ClosedOn),
];

#[derive(Default)]
struct Count {
    expected: usize,
    present: usize,
    excused: usize,
    absent: usize,
    unmarked: usize,
}

impl Count {
    fn add(mut self, seat: &Seat<'_>) -> Self {
        self.expected += 1;
        *match seat.mark.map(|mark| mark.attendance) {
            Some(Attendance::Present) => &mut self.present,
            Some(Attendance::Excused) => &mut self.excused,
            Some(Attendance::Absent) => &mut self.absent,
            None => &mut self.unmarked,
        } += 1;
        self
    }
}

fn rows(scope: Scope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let Scope { programme, query, .. } = scope;
    let people = people::in_order(records, query);
    for (place, session) in records.cohort.sessions.iter().enumerate() {
        if !query.wants_session(session) {
            continue;
        }
        let seats = people.iter().map(|person| records.seat(*person, place)).filter(Seat::expected);
        let count = seats.fold(Count::default(), |count, seat| count.add(&seat));
        let (trainer, held) = (session.trainer.as_ref(), records.held(session.id.as_str()));
        emit(&[
            Cell::text(records.cohort.id.as_str()),
            Cell::text(session.id.as_str()),
            Cell::text(session.module.as_str()),
            Cell::text(programme.module(&session.module).map_or("", |module| module.title.as_str())),
            Cell::Date(session.date),
            Cell::Time(session.start),
            Cell::Time(session.end),
            Cell::Minutes(session.minutes()),
            Cell::word(session.state(query.today)),
            Cell::maybe(trainer, |id| {
                Cell::text(programme.trainer(id).map_or(id.as_str(), |trainer| trainer.name.as_str()))
            }),
            Cell::count(count.expected),
            Cell::count(count.present),
            Cell::count(count.excused),
            Cell::count(count.absent),
            Cell::count(count.unmarked),
            Cell::maybe(held.and_then(|held| held.headcount), |count| Cell::Count(u64::from(count))),
            Cell::maybe(held.and_then(|held| held.closed_on), Cell::Date),
        ]);
    }
}
