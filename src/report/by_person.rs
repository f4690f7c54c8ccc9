//! One line a person over all cohorts: what a transfer splits is whole here. Two enrolments are one person's when both say
//! the same name and the same e-mail, or when one went on as the other.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::people::names::sort_key;
use crate::domain::people::path::{Leg, Path};
use crate::domain::people::trail::{NamedEnrolment, Trace};
use crate::domain::records::CohortRecords;
use crate::table::{Cell, Row};

use super::people;
use super::shape::{
    Body, Columns, Explained, FigurePart, FinishedSum, Needs, OverAll, Report, ReportScope, Summary, folding,
};

/// `people`.
pub const REPORT: Report = Report {
    name: "people",
    about: ["hours of each person over all cohorts", "heures de chaque personne, toutes cohortes réunies"],
    also: &["personnes", "personne", "participants", "stagiaires", "apprenants"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::PlannedMinutes, Heading::AttendedMinutes, Heading::Hours],
    needs: Needs::Nothing,
    everywhere: true,
    reads: Breadth::Register,
    row: &[Heading::Participant],
    explained: Some(&EXPLAINED),
    sums: true,
    presences: true,
    body: Body::Summary(folding::<ListedPeople>),
};

const COLUMNS: &[crate::table::Column] = &[
    crate::table::Column::in_files(Heading::Participant),
    crate::table::Column::always(Heading::LastName),
    crate::table::Column::always(Heading::FirstName),
    crate::table::Column::in_files(Heading::Email),
    crate::table::Column::when_room(Heading::Cohorts),
    crate::table::Column::in_files(Heading::Enrolments),
    crate::table::Column::in_files(Heading::PlannedMinutes),
    crate::table::Column::in_files(Heading::AttendedMinutes),
    crate::table::Column::always(Heading::Hours),
    crate::table::Column::always(Heading::AttendanceRate),
];

const EXPLAINED: Explained = Explained {
    keys: &[Heading::Participant],
    over_all: OverAll::Persons,
    figures: |scope, records, part| match part {
        FigurePart::Seat(seat) => {
            let who = NamedEnrolment::new(&records.cohort.id, &seat.enrolment.id);
            scope.persons.and_then(|persons| persons.get(&who)).map(|id| vec![id.clone()]).into_iter().collect()
        }
        FigurePart::Session(_) => Vec::new(),
    },
};

/// The enrolments that have hours, of all cohorts.
#[derive(Debug, Default)]
pub struct ListedPeople(Vec<One>);

impl ListedPeople {
    /// Adds those of a cohort.
    pub fn take(&mut self, scope: ReportScope<'_>, records: &CohortRecords) {
        self.add(Self::of(scope, records));
    }

    /// For each enrolment the id of that person's row.
    pub fn by_row(self, scope: ReportScope<'_>) -> HashMap<NamedEnrolment, String> {
        let people = self.together(scope);
        let ids = |one: Vec<One>| {
            let last = one.last().map(|one| one.who.id.to_string()).unwrap_or_default();
            one.into_iter().map(move |one| (one.who, last.clone()))
        };
        people.into_iter().flat_map(ids).collect()
    }

    /// Person by person, each with their enrolments in the order of time.
    fn together(mut self, scope: ReportScope<'_>) -> Vec<Vec<One>> {
        self.0.sort_by_key(|one| one.place);
        let groups = groups(&self.0, &(scope.transfers)());
        let mut people: BTreeMap<usize, Vec<One>> = BTreeMap::new();
        for (one, group) in self.0.into_iter().zip(groups) {
            people.entry(group).or_default().push(one);
        }
        people.into_values().collect()
    }
}

/// One enrolment.
#[derive(Debug)]
struct One {
    who: NamedEnrolment,
    trace: Trace,
    /// Where it stands among those of all cohorts, in the order of time.
    place: (Option<NaiveDate>, usize, usize),
    leg: Leg,
}

impl Summary for ListedPeople {
    fn of(scope: ReportScope<'_>, records: &CohortRecords) -> Self {
        let cohort = scope.place(&records.cohort.id);
        let one = |(at, (person, _))| {
            let enrolment = records.enrolment(person);
            One {
                who: NamedEnrolment::new(&records.cohort.id, &enrolment.id),
                trace: Trace::of(enrolment),
                place: (enrolment.enrolled_on, cohort, at),
                leg: Leg::of_sessions(records, person, |session| scope.query.wants_session(session)),
            }
        };
        Self(people::with_hours(records, scope.query).into_iter().enumerate().map(one).collect())
    }

    fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    fn finish(self, scope: ReportScope<'_>) -> FinishedSum {
        let mut rows: Vec<_> = self.together(scope).into_iter().filter_map(row).collect();
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        FinishedSum { rows: rows.into_iter().map(|(_, row)| row).collect(), ..FinishedSum::default() }
    }
}

/// For each enrolment the first one that is the same person's.
fn groups(all: &[One], transfers: &[(NamedEnrolment, NamedEnrolment)]) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..all.len()).collect();
    let mut unite = |one: usize, other: usize| {
        let (from, to) = (groups[one].max(groups[other]), groups[one].min(groups[other]));
        groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
    };
    let mut by_identity: HashMap<(String, String), usize> = HashMap::new();
    for (at, one) in all.iter().enumerate() {
        if let Some(identity) = one.trace.identity() {
            let first = *by_identity.entry(identity).or_insert(at);
            if first != at {
                unite(first, at);
            }
        }
    }
    let known: HashMap<&NamedEnrolment, usize> = all.iter().enumerate().map(|(at, one)| (&one.who, at)).collect();
    for (one, other) in transfers {
        if let (Some(one), Some(other)) = (known.get(one), known.get(other)) {
            unite(*one, *other);
        }
    }
    groups
}

/// The row of a person, behind what it is sorted by.
fn row(mut enrolments: Vec<One>) -> Option<((String, String, String), Row<'static>)> {
    let count = enrolments.len();
    let mut cohorts: Vec<(usize, String)> =
        enrolments.iter().map(|one| (one.place.1, one.who.cohort.to_string())).collect();
    cohorts.sort();
    cohorts.dedup();
    let cohorts: Vec<String> = cohorts.into_iter().map(|(_, id)| id).collect();
    let path = Path::of(enrolments.iter().map(|one| one.leg.clone()).collect());
    let last = enrolments.pop()?;
    let order = (sort_key(&last.trace.last_name), sort_key(&last.trace.first_name), last.who.id.to_string());
    let row = vec![
        Cell::text(last.who.id.to_string()),
        Cell::text(last.trace.last_name),
        Cell::text(last.trace.first_name),
        Cell::text(last.trace.email),
        Cell::text(cohorts.join(" ")),
        Cell::count(count),
        Cell::Minutes(path.planned),
        Cell::Minutes(path.attended),
        Cell::Hours(path.attended),
        Cell::maybe(path.rate(), Cell::Rate),
    ];
    Some((order, row))
}
