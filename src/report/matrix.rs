//! Participants × sessions. Over several cohorts the columns are the ids of all their sessions, in order of first
//! appearance: cohorts of one programme mostly share them.

use std::collections::HashSet;

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::domain::programme::cohort::Cohort;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::Attendance;
use crate::table::{Cell, Column, Name};

use super::people;
use super::query::Query;
use super::shape::{Body, Columns, Emit, Needs, Report, ReportScope};

/// `matrix`.
pub const REPORT: Report = Report {
    name: "matrix",
    about: ["a row for each person, a column for each session", "une ligne par personne, une colonne par séance"],
    also: &["matrice", "grille", "tableau", "grid"],
    columns: Columns::OfCohorts(columns),
    totals: &[],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Participant],
    explained: None,
    sums: false,
    presences: true,
    body: Body::Rows(rows),
};

const PEOPLE: [Column; 3] =
    [Column::in_files(Heading::Participant), Column::always(Heading::LastName), Column::always(Heading::FirstName)];

fn columns(cohorts: &[Cohort], query: &Query) -> Vec<Column> {
    let mut seen = HashSet::new();
    let sessions = cohorts
        .iter()
        .flat_map(|cohort| &cohort.sessions)
        .filter(|session| query.wants_session(session))
        .map(|session| session.id.as_str())
        .filter(|id| seen.insert(*id));
    PEOPLE.into_iter().chain(sessions.map(Column::verbatim)).collect()
}

fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let sessions: Vec<Option<SessionIndex>> =
        scope.columns[PEOPLE.len()..].iter().map(|column| session(column, &records.cohort, scope.query)).collect();
    for person in people::in_order(records, scope.query) {
        let seats: Vec<Option<Seat<'_>>> = sessions
            .iter()
            .map(|session| session.map(|session| records.seat(person, session)).filter(Seat::expected))
            .collect();
        if seats.iter().all(Option::is_none) {
            continue;
        }
        let enrolment = records.enrolment(person);
        let mut row = vec![
            Cell::text(enrolment.id.as_str()),
            Cell::text(enrolment.last_name.as_str()),
            Cell::text(enrolment.first_name.as_str()),
        ];
        row.extend(seats.iter().map(|seat| seat.as_ref().map_or(Cell::Dash, cell)));
        emit.row(&row, &[]);
    }
}

/// Where the session of a column stands in a cohort. One cohort's session of that id may be asked for and another's
/// not, when dates are asked for.
fn session(column: &Column, cohort: &Cohort, query: &Query) -> Option<SessionIndex> {
    match &column.name {
        Name::Verbatim(id) => cohort.position(id).filter(|position| query.wants_session(cohort.session_at(*position))),
        Name::Heading(_) | Name::Own(..) | Name::Question(..) => None,
    }
}

fn cell<'a>(seat: &Seat<'a>) -> Cell<'a> {
    Cell::maybe(seat.mark, |mark| match mark.attendance {
        Attendance::Present => Cell::PartOf(mark.minutes, seat.session.minutes()),
        other => Cell::word(other),
    })
}
