//! Hours that each funder pays for, by cohort, module and month.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{FunderId, ModuleId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::table::Cell;

use super::columns::columns;
use super::people;
use super::shape::{Body, Columns, Emit, Explained, FigurePart, Needs, OverAll, Report, ReportScope};

/// `funders`.
pub const REPORT: Report = Report {
    name: "funders",
    about: ["hours of each funder, by module and month", "heures de chaque financeur, par module et par mois"],
    also: &["financeurs", "financeur", "funder", "financement", "opco"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::AttendedMinutes, Heading::Hours],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Funder, Heading::Cohort, Heading::Module, Heading::Month],
    explained: Some(&EXPLAINED),
    sums: true,
    presences: true,
    body: Body::Rows(rows),
};

const EXPLAINED: Explained = Explained {
    keys: &[Heading::Funder, Heading::Month, Heading::Module],
    over_all: OverAll::Nothing,
    figures: |_, _, part| match part {
        FigurePart::Seat(seat) => {
            let funder = seat.enrolment.funder.as_ref().map(ToString::to_string).unwrap_or_default();
            vec![vec![funder, Month::of(seat).to_string(), seat.session.module.to_string()]]
        }
        FigurePart::Session(_) => Vec::new(),
    },
};

/// A month of a year: `2021-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Month(i32, u32);

impl Month {
    fn of(seat: &Seat<'_>) -> Self {
        Self(seat.session.date.year(), seat.session.date.month())
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0, self.1)
    }
}

struct Line<'l> {
    records: &'l CohortRecords,
    programme: &'l Programme,
    module: &'l ModuleId,
    funder: Option<&'l FunderId>,
    month: Month,
    persons: usize,
    attended: Minutes,
}

columns! { line: Line<'_> =>
    always Funder: Cell::maybe(line.funder, |funder| Cell::text(funder.as_str())),
    when_room FunderName: Cell::maybe(line.funder.and_then(|id| line.programme.funder(id)), |funder| Cell::text(funder.name.as_str())),
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    always Module: Cell::text(line.module.as_str()),
    always Month: Cell::text(line.month.to_string()),
    always Persons: Cell::count(line.persons),
    in_files AttendedMinutes: Cell::Minutes(line.attended),
    always Hours: Cell::Hours(line.attended),
}

/// By module and funder in the order of the programme, months rising; people without a funder last.
fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let programme = scope.programme;
    let mut sums: BTreeMap<(usize, usize, Month), (usize, Minutes)> = BTreeMap::new();
    for person in people::in_order(records, scope.query) {
        let funder = records.enrolment(person).funder.as_ref();
        let funder = funder.and_then(|id| programme.funders.iter().position(|funder| funder.id == *id));
        let mut cells = BTreeSet::new();
        for seat in records.seats_of(person).filter(|seat| scope.query.wants_session(seat.session)) {
            let minutes = seat.attended();
            let module = programme.modules.iter().position(|module| module.id == seat.session.module);
            let (Some(module), false) = (module, minutes == Minutes::ZERO) else { continue };
            let cell = (module, funder.unwrap_or(usize::MAX), Month::of(&seat));
            let (persons, attended) = sums.entry(cell).or_default();
            *persons += usize::from(cells.insert(cell));
            *attended += minutes;
        }
    }
    for ((module, funder, month), (persons, attended)) in sums {
        let funder = programme.funders.get(funder).map(|funder| &funder.id);
        let module = &programme.modules[module].id;
        emit.row(&cells(&Line { records, programme, module, funder, month, persons, attended }), &[]);
    }
}
