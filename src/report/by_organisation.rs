//! What the people of each structure attended. Spellings that fold to the same are one structure, shown as most write it.

use std::collections::{BTreeMap, HashMap};

use crate::domain::attendance::tally::Tally;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::people::names::sort_key;
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Row};

use super::columns::columns;
use super::people;
use super::shape::{
    Body, Columns, Explained, FigurePart, FinishedSum, Needs, OverAll, Report, ReportScope, Summary, folding,
};

/// `organisations`.
pub const REPORT: Report = Report {
    name: "organisations",
    about: ["people and hours of each organisation", "personnes et heures de chaque structure"],
    also: &["structures", "structure", "organisation", "associations", "employeurs"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[
        Heading::Persons,
        Heading::PlannedMinutes,
        Heading::AttendedMinutes,
        Heading::Hours,
        Heading::CompletedPersons,
    ],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Organisation],
    explained: Some(&EXPLAINED),
    sums: true,
    presences: true,
    body: Body::Summary(folding::<Organisations>),
};

const EXPLAINED: Explained = Explained {
    keys: &[Heading::Organisation],
    over_all: OverAll::Nothing,
    figures: |_, _, part| match part {
        FigurePart::Seat(seat) => vec![vec![seat.enrolment.organisation.clone()]],
        FigurePart::Session(_) => Vec::new(),
    },
};

/// The structures by their folded names; the empty name, of people without one, sorts first here.
#[derive(Debug, Default)]
struct Organisations(BTreeMap<String, Organisation>);

#[derive(Debug, Default)]
struct Organisation {
    /// Each spelling: how many write it, and where the first of them stands.
    spellings: HashMap<String, (usize, (usize, usize))>,
    persons: usize,
    tally: Tally,
    completed: usize,
}

struct Line<'l> {
    name: &'l str,
    of: &'l Organisation,
}

columns! { line: Line<'_> =>
    always Organisation: Cell::text(line.name),
    always Persons: Cell::count(line.of.persons),
    when_room PlannedMinutes: Cell::Minutes(line.of.tally.planned),
    in_files AttendedMinutes: Cell::Minutes(line.of.tally.attended),
    always Hours: Cell::Hours(line.of.tally.attended),
    always AttendanceRate: Cell::maybe(line.of.tally.attendance_rate(), Cell::Rate),
    always CompletedPersons: Cell::count(line.of.completed),
}

impl Summary for Organisations {
    fn of(scope: ReportScope<'_>, records: &CohortRecords) -> Self {
        let mut all = Self::default();
        let cohort = scope.place(&records.cohort.id);
        for (at, (person, tally)) in people::with_hours(records, scope.query).into_iter().enumerate() {
            let name = &records.enrolment(person).organisation;
            let of = all.0.entry(sort_key(name)).or_default();
            of.spellings.entry(name.clone()).or_insert((0, (cohort, at))).0 += 1;
            of.persons += 1;
            of.tally += tally;
            of.completed += usize::from(tally.completed(scope.programme.complete_at));
        }
        all
    }

    fn add(&mut self, other: Self) {
        for (key, other) in other.0 {
            let mine = self.0.entry(key).or_default();
            for (spelling, (count, place)) in other.spellings {
                let known = mine.spellings.entry(spelling).or_insert((0, place));
                *known = (known.0 + count, known.1.min(place));
            }
            mine.persons += other.persons;
            mine.tally += other.tally;
            mine.completed += other.completed;
        }
    }

    fn finish(mut self, _: ReportScope<'_>) -> FinishedSum {
        let nowhere = self.0.remove("");
        let lines = self.0.values().map(|of| Line { name: of.name(), of });
        let lines = lines.chain(nowhere.iter().map(|of| Line { name: "", of }));
        let rows = lines.map(|line| cells(&line).into_iter().map(owned).collect::<Row<'static>>()).collect();
        FinishedSum { rows, ..FinishedSum::default() }
    }
}

impl Organisation {
    /// As most write it; of equals the first.
    fn name(&self) -> &str {
        let best = self.spellings.iter().min_by_key(|(_, (count, place))| (std::cmp::Reverse(*count), *place));
        best.map_or("", |(spelling, _)| spelling)
    }
}

/// A cell that outlives its row.
fn owned(cell: Cell<'_>) -> Cell<'static> {
    match cell {
        Cell::Text(text) => Cell::Text(text.into_owned().into()),
        Cell::Minutes(minutes) => Cell::Minutes(minutes),
        Cell::Hours(minutes) => Cell::Hours(minutes),
        Cell::Rate(share) => Cell::Rate(share),
        Cell::Count(count) => Cell::Count(count),
        _ => Cell::Empty,
    }
}
