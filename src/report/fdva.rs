//! What a funder of volunteers' training (FDVA 1) asks of a cohort: distinct volunteers, presences, hours, sessions, days as
//! the region counts them, associations. The labels are French, as the grant's form is.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::people::names::sort_key;
use crate::domain::programme::definition::Funder;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{PersonStatus, SessionState};
use crate::lang::Words;
use crate::table::{Cell, Column, Row};

use super::fdva_note::FdvaNote;
use super::people;
use super::shape::{
    Body, Columns, Explained, FigurePart, FinishedSum, Needs, OverAll, Report, ReportScope, Summary, folding,
};

/// `fdva`.
pub const REPORT: Report = Report {
    name: "fdva",
    about: [
        "volunteers, hours and days, for a funder of their training",
        "bénévoles, heures et jours, pour un compte rendu FDVA",
    ],
    also: &["benevoles", "benevole", "volunteers"],
    columns: Columns::Fixed(&[
        Column::in_files(Heading::Cohort),
        Column::in_files(Heading::Line),
        Column::always(Heading::Label),
        Column::always(Heading::Value),
    ]),
    totals: &[],
    needs: Needs::Funder,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Cohort, Heading::Line],
    explained: Some(&EXPLAINED),
    sums: true,
    presences: true,
    body: Body::Summary(folding::<Fdva>),
};

/// Lines that rest on what volunteers attended, and on what was taught.
const OF_VOLUNTEERS: [&str; 5] = ["hours", "volunteer_days", "volunteers", "presences", "associations"];
const OF_SESSIONS: [&str; 2] = ["sessions", "days"];

const EXPLAINED: Explained = Explained {
    keys: &[Heading::Line],
    over_all: OverAll::Nothing,
    figures: |scope, _, part| {
        let lines = |lines: &[&str]| lines.iter().map(|line| vec![(*line).to_owned()]).collect();
        match part {
            FigurePart::Seat(seat) if seat.enrolment.status == Some(PersonStatus::Volunteer) => lines(&OF_VOLUNTEERS),
            FigurePart::Seat(_) => lines(&["others"]),
            FigurePart::Session(session) if session.state(scope.query.today) == SessionState::Held => {
                lines(&OF_SESSIONS)
            }
            FigurePart::Session(_) => Vec::new(),
        }
    },
};

/// The cohorts in their order; those of which nobody attended have no line.
#[derive(Debug, Default)]
struct Fdva(BTreeMap<usize, Count>);

#[derive(Debug, Default)]
struct Count {
    cohort: String,
    volunteers: usize,
    others: usize,
    presences: usize,
    attended: Minutes,
    sessions: usize,
    taught: Minutes,
    associations: BTreeSet<String>,
}

impl Summary for Fdva {
    fn of(scope: ReportScope<'_>, records: &CohortRecords) -> Self {
        let mut count = Count { cohort: records.cohort.id.to_string(), ..Count::default() };
        for person in people::in_order(records, scope.query) {
            let seats = records.seats_of(person).filter(|seat| scope.query.wants_session(seat.session));
            let attended: Vec<Minutes> =
                seats.map(|seat| seat.attended()).filter(|minutes| *minutes > Minutes::ZERO).collect();
            let enrolment = records.enrolment(person);
            if attended.is_empty() {
                continue;
            }
            if enrolment.status != Some(PersonStatus::Volunteer) {
                count.others += 1;
                continue;
            }
            count.volunteers += 1;
            count.presences += attended.len();
            count.attended += attended.into_iter().sum();
            count.associations.insert(sort_key(&enrolment.organisation));
        }
        count.associations.remove("");
        if count.volunteers + count.others == 0 {
            return Self::default();
        }
        let held = records.cohort.sessions.iter().filter(|session| {
            session.state(scope.query.today) == SessionState::Held && scope.query.wants_session(session)
        });
        for session in held {
            count.sessions += 1;
            count.taught += session.minutes();
        }
        Self(BTreeMap::from([(scope.place(&records.cohort.id), count)]))
    }

    fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    fn finish(self, scope: ReportScope<'_>) -> FinishedSum {
        let funder = scope.query.funder.as_ref().and_then(|id| scope.programme.funder(id));
        let Some(funder) = funder else { return FinishedSum::default() };
        let rows = self.0.values().flat_map(|count| rows(count, funder)).collect();
        let no_day = (funder.hours_per_day.is_none() && !self.0.is_empty())
            .then(|| Box::new(FdvaNote::NoDay { funder: funder.id.to_string() }) as Box<dyn Words>);
        FinishedSum { rows, notes: no_day.into_iter().collect() }
    }
}

fn rows(count: &Count, funder: &Funder) -> Vec<Row<'static>> {
    let days = |minutes: Minutes| {
        Cell::maybe(funder.hours_per_day.and_then(|day| days(minutes, day)), |hundredths| Cell::Decimal(hundredths, 2))
    };
    let line = |line: &'static str, label: &'static str, value: Cell<'static>| -> Row<'static> {
        vec![Cell::text(count.cohort.clone()), Cell::text(line), Cell::text(label), value]
    };
    let (minimum, maximum) = (funder.min_participants, funder.max_participants);
    let is_met = |limit: Option<u32>, met: fn(usize, usize) -> bool| {
        limit.is_some_and(|limit| met(count.volunteers, limit as usize))
    };
    let limit = |limit: Option<u32>| Cell::maybe(limit, |limit| Cell::Count(limit.into()));
    let mut rows = vec![
        line("volunteers", "Bénévoles formés", Cell::count(count.volunteers)),
        line("others", "Autres participants", Cell::count(count.others)),
        line("presences", "Présences de bénévoles", Cell::count(count.presences)),
        line("hours", "Heures suivies par les bénévoles", Cell::Hours(count.attended)),
        line("sessions", "Séances tenues", Cell::count(count.sessions)),
        line("days", "Jours de formation", days(count.taught)),
        line("volunteer_days", "Jours-bénévoles", days(count.attended)),
        line("associations", "Associations représentées", Cell::count(count.associations.len())),
    ];
    if minimum.is_some() {
        let met = is_met(minimum, |people, least| people >= least);
        let label = if met { "Minimum de bénévoles : atteint" } else { "Minimum de bénévoles : non atteint" };
        rows.push(line("minimum", label, limit(minimum)));
    }
    if maximum.is_some() {
        let met = is_met(maximum, |people, most| people <= most);
        let label = if met { "Maximum de bénévoles : respecté" } else { "Maximum de bénévoles : dépassé" };
        rows.push(line("maximum", label, limit(maximum)));
    }
    rows
}

/// Days of so many hours each, in hundredths, rounded half up; none where a day has no hour.
fn days(minutes: Minutes, day: Share) -> Option<u64> {
    let (part, whole) = day.parts();
    let (above, below) = (u64::from(minutes.0) * whole * 100, 60 * part);
    (below > 0).then(|| (2 * above + below) / (2 * below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_hours_divided_by_those_of_a_day() {
        let six = Share::new(6, 1).unwrap();
        // 13 h ÷ 6 = 2.1666…
        assert_eq!(days(Minutes(780), six), Some(217));
        assert_eq!(days(Minutes(780), Share::new(7, 2).unwrap()), Some(371));
        assert_eq!(days(Minutes(780), Share::new(0, 1).unwrap()), None);
    }
}
