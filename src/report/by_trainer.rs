//! Sessions and hours that each trainer taught, by module. Filters of people change nothing here.

use std::collections::BTreeMap;

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::{Programme, Trainer};
use crate::domain::programme::ids::ModuleId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::SessionState;
use crate::table::Cell;

use super::columns::columns;
use super::shape::{Body, Columns, Emit, Explained, FigurePart, Needs, OverAll, Report, ReportScope};

/// `trainers`.
pub const REPORT: Report = Report {
    name: "trainers",
    about: ["sessions and hours that each trainer taught", "séances et heures de chaque intervenant"],
    also: &["formateurs", "formateur", "intervenants", "intervenant", "trainer"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[Heading::Sessions, Heading::Length, Heading::Hours],
    needs: Needs::Nothing,
    everywhere: false,
    reads: Breadth::Register,
    row: &[Heading::Trainer, Heading::Cohort, Heading::Module],
    explained: Some(&EXPLAINED),
    sums: false,
    presences: false,
    body: Body::Rows(rows),
};

const EXPLAINED: Explained = Explained {
    keys: &[Heading::Trainer, Heading::Module],
    over_all: OverAll::Nothing,
    figures: |scope, _, part| match part {
        FigurePart::Session(session) if is_taught(scope, session) => {
            vec![vec![
                session.trainer.as_ref().map(ToString::to_string).unwrap_or_default(),
                session.module.to_string(),
            ]]
        }
        FigurePart::Session(_) | FigurePart::Seat(_) => Vec::new(),
    },
};

struct Line<'l> {
    records: &'l CohortRecords,
    module: &'l ModuleId,
    trainer: Option<&'l Trainer>,
    sessions: usize,
    minutes: Minutes,
}

columns! { line: Line<'_> =>
    always Trainer: Cell::maybe(line.trainer, |trainer| Cell::text(trainer.id.as_str())),
    when_room TrainerName: Cell::maybe(line.trainer, |trainer| Cell::text(trainer.name.as_str())),
    when_room IsExternal: Cell::maybe(line.trainer, |trainer| Cell::Flag(trainer.external)),
    in_files Cohort: Cell::text(line.records.cohort.id.as_str()),
    always Module: Cell::text(line.module.as_str()),
    always Sessions: Cell::count(line.sessions),
    in_files Length: Cell::Minutes(line.minutes),
    always Hours: Cell::Hours(line.minutes),
}

/// Held by today, and not cancelled.
fn is_taught(scope: ReportScope<'_>, session: &Session) -> bool {
    session.state(scope.query.today) == SessionState::Held && scope.query.wants_session(session)
}

/// By module and trainer in the order of the programme; sessions without a trainer last.
fn rows(scope: ReportScope<'_>, records: &CohortRecords, emit: &mut Emit<'_>) {
    let programme: &Programme = scope.programme;
    let mut sums: BTreeMap<(usize, usize), (usize, Minutes)> = BTreeMap::new();
    for session in records.cohort.sessions.iter().filter(|session| is_taught(scope, session)) {
        let Some(module) = programme.modules.iter().position(|module| module.id == session.module) else { continue };
        let trainer = session.trainer.as_ref();
        let trainer = trainer.and_then(|id| programme.trainers.iter().position(|trainer| trainer.id == *id));
        let (sessions, minutes) = sums.entry((module, trainer.unwrap_or(usize::MAX))).or_default();
        *sessions += 1;
        *minutes += session.minutes();
    }
    for ((module, trainer), (sessions, minutes)) in sums {
        let (module, trainer) = (&programme.modules[module].id, programme.trainers.get(trainer));
        emit.row(&cells(&Line { records, module, trainer, sessions, minutes }), &[]);
    }
}
