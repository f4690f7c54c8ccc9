//! `formation explain REPORT KEY…`: the rows behind a figure, whose minutes come to it.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::figure_note::FigureNote;
use crate::commands::answer::{cohorts, enough_named};
use crate::commands::context::Context;
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::commands::whole_paths::whole_paths;
use crate::domain::attendance::evidence::Evidence;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::suggest::nearest;
use crate::lang::folded::same_words;
use crate::lang::words::Words as _;
use crate::report::{Explained, FigurePart, ListedPeople, OverAll, Paths, Query, Report, ReportScope};
use crate::store::{Failure, Reading};
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// So many keys that there are, are named beside one that there is not.
const NAMED: usize = 30;

/// Minutes of a session: what somebody attended, or what was taught.
struct Line {
    cohort: CohortId,
    /// Nobody where it was taught.
    person: Option<Enrolment>,
    session: SessionId,
    date: NaiveDate,
    minutes: Minutes,
    evidence: Evidence,
    operation: Option<u64>,
}

impl Line {
    fn of_seat(records: &CohortRecords, seat: &Seat<'_>, operation: Option<u64>) -> Self {
        Self {
            person: Some(seat.enrolment.clone()),
            minutes: seat.attended(),
            evidence: seat.mark.map(|mark| mark.evidence.clone()).unwrap_or_default(),
            operation,
            ..Self::of_session(records, seat.session)
        }
    }

    fn of_session(records: &CohortRecords, session: &Session) -> Self {
        Self {
            cohort: records.cohort.id.clone(),
            person: None,
            session: session.id.clone(),
            date: session.date,
            minutes: session.minutes(),
            evidence: Evidence::default(),
            operation: None,
        }
    }

    fn cells(&self) -> Row<'_> {
        let of_person =
            |text: fn(&Enrolment) -> &str| Cell::maybe(self.person.as_ref(), |person| Cell::text(text(person)));
        vec![
            Cell::text(self.cohort.as_str()),
            of_person(|person| person.id.as_str()),
            of_person(|person| &person.last_name),
            of_person(|person| &person.first_name),
            Cell::text(self.session.as_str()),
            Cell::Date(self.date),
            Cell::Minutes(self.minutes),
            Cell::evidence(&self.evidence),
            Cell::maybe(self.operation, Cell::Count),
        ]
    }
}

/// What behind a figure is shown.
#[derive(Default)]
struct Behind {
    rows: Vec<Line>,
    minutes: Minutes,
    /// First keys of all figures.
    keys: BTreeSet<String>,
}

/// Shows the rows of the figures under those keys; later keys may be left out.
pub fn figure(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    report: &'static Report,
    keys: &[String],
    filters: &Filters,
    handover: &Handover,
) -> Result<()> {
    let Some(explained) = report.explained else {
        return Err(Failure::Refused(Problem::error(FigureNote::SaysItself { report: report.name })).into());
    };
    enough_named(report, filters)?;
    let reading = context.read(ui)?;
    let programme = reading.programme();
    let query = filters.query(programme, context.today(programme))?;
    let ids = cohorts(context, &reading, report)?;
    let transfers = if ids.len() > 1 { reading.transfers()? } else { Vec::new() };
    let known = || transfers.clone();
    let scope = ReportScope {
        programme,
        query: &query,
        columns: &[],
        transfers: &known,
        paths: None,
        persons: None,
        cohorts: &ids,
    };
    let paths = paths(&reading, explained, &ids, &query)?;
    let persons = persons(&reading, explained, &ids, scope)?;
    let scope = ReportScope { paths: Some(&paths), persons: Some(&persons), ..scope };
    let mut behind = Behind::default();
    for id in &ids {
        behind.take(&reading, explained, id, keys, scope)?;
    }
    if behind.rows.is_empty() {
        let typed = keys.join(" ");
        let near = keys.first().and_then(|key| nearest(key, behind.keys.iter().map(String::as_str)));
        let near = near.filter(|near| keys.first().is_some_and(|key| key != near)).map(str::to_owned);
        let known = behind.keys.into_iter().filter(|key| !key.is_empty()).take(NAMED).collect();
        let what = FigureNote::NoFigure { report: report.name, typed, near, known };
        return Err(Failure::Refused(Problem::error(what)).into());
    }
    let rows = behind.rows.iter().map(Line::cells).collect();
    handover.show(context, ui, &Table { columns: columns(), rows })?;
    if handover.is_for_people() {
        let figure = [&[report.name.to_owned()], keys].concat().join(" ");
        ui.answer(&FigureNote::Sum { figure, minutes: behind.minutes }.say(ui.lang))?;
    }
    Ok(())
}

/// The columns of the rows behind a figure.
pub fn columns() -> Vec<Column> {
    vec![
        Column::in_files(Heading::Cohort),
        Column::in_files(Heading::Participant),
        Column::always(Heading::LastName),
        Column::always(Heading::FirstName),
        Column::always(Heading::Session),
        Column::always(Heading::Date),
        Column::always(Heading::Length),
        Column::when_room(Heading::Evidence),
        Column::always(Heading::Operation),
    ]
}

/// One cohort alone counts as it stands.
fn paths(reading: &Reading, explained: &Explained, ids: &[CohortId], query: &Query) -> Result<Paths> {
    match explained.over_all {
        OverAll::Paths if ids.len() > 1 => Ok(whole_paths(reading, |session| query.wants_session(session))?),
        _ => Ok(Paths::new()),
    }
}

fn persons(
    reading: &Reading,
    explained: &Explained,
    ids: &[CohortId],
    scope: ReportScope<'_>,
) -> Result<HashMap<NamedEnrolment, String>> {
    let mut people = ListedPeople::default();
    if explained.over_all == OverAll::Persons {
        for id in ids {
            people.take(scope, &reading.countable(id, Breadth::Register)?);
        }
    }
    Ok(people.by_row(scope))
}

impl Behind {
    /// Adds what stands behind the figures in a cohort.
    fn take(
        &mut self,
        reading: &Reading,
        explained: &Explained,
        id: &CohortId,
        typed: &[String],
        scope: ReportScope<'_>,
    ) -> Result<()> {
        let records = reading.countable(id, Breadth::Register)?;
        let operations = reading.operations_of_all_marks(id)?;
        let query = scope.query;
        for person in records.in_order().into_iter().filter(|person| query.wants_person(records.enrolment(*person))) {
            for seat in records.seats_of(person).filter(|seat| query.wants_session(seat.session)) {
                let minutes = seat.attended();
                if minutes > Minutes::ZERO && self.has(explained, typed, scope, &records, &FigurePart::Seat(seat)) {
                    let of = (seat.session.id.to_string(), seat.enrolment.id.to_string());
                    self.add(Line::of_seat(&records, &seat, operations.get(&of).copied()));
                }
            }
        }
        for session in records.cohort.sessions.iter().filter(|session| query.wants_session(session)) {
            if self.has(explained, typed, scope, &records, &FigurePart::Session(session)) {
                self.add(Line::of_session(&records, session));
            }
        }
        Ok(())
    }

    fn add(&mut self, line: Line) {
        self.minutes += line.minutes;
        self.rows.push(line);
    }

    /// Whether minutes are in a figure of those keys.
    fn has(
        &mut self,
        explained: &Explained,
        typed: &[String],
        scope: ReportScope<'_>,
        records: &CohortRecords,
        part: &FigurePart<'_>,
    ) -> bool {
        let figures = (explained.figures)(scope, records, part);
        self.keys.extend(figures.iter().filter_map(|keys| keys.first()).cloned());
        figures.iter().any(|keys| {
            typed.len() <= keys.len()
                && typed.iter().zip(keys).all(|(typed, key)| typed == key || same_words(typed, key))
        })
    }
}
