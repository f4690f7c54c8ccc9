//! A question answered by a report: which cohorts, which columns, in which format, where to. `report`, `export` and
//! `sessions list` ask it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::commands::ask::Ask;
use crate::commands::asked;
use crate::commands::carry_out::Aside;
use crate::commands::context::Context;
use crate::commands::filters::Filters;
use crate::commands::handover::may_show;
use crate::commands::handover_note::HandoverNote;
use crate::commands::making::{Ended, Making, Notes};
use crate::commands::outlet::Outlet;
use crate::commands::whole_paths::whole_paths;
use crate::commands::wishes::Wishes;
use crate::domain::headings::Heading;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest;
use crate::lang::folded::{folded_words, same_words};
use crate::render::{End, Format, Output, ShownColumns, Style};
use crate::report::{Columns, Needs, Query, REPORTS, Report, ReportScope};
use crate::store::Reading;
use crate::table::{Column, Name, Shown};
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::progress::Work;
use crate::ui::status::Status;
use crate::ui::usage::{Usage, UsageHint};

/// Columns that show the whole path of somebody, over every cohort.
const PATH: [Heading; 5] = [
    Heading::PathCohorts,
    Heading::PathPlannedMinutes,
    Heading::PathAttendedMinutes,
    Heading::PathRate,
    Heading::PathCompleted,
];

/// A report that is made, before anybody sees it.
pub struct MadeReport {
    pub outlet: Outlet,
    /// Its cells as csv behind the columns that tell its rows apart, where they are wanted beside.
    cells: Option<Outlet>,
    pub format: Format,
    columns: Vec<Column>,
    page: ShownColumns,
    query: Query,
    cohorts: Vec<CohortId>,
    rows: usize,
    /// What could not be shown.
    end: End,
    /// What is to be known before the rows.
    pub asides: Vec<Aside>,
    notes: Notes,
}

/// Answers: the report of the cohorts meant, row by row.
pub fn answer(context: &Context<'_>, ui: &mut Ui<'_>, ask: &Ask<'_>) -> Result<()> {
    let reading = context.read(ui)?;
    let open = || Outlet::open(context, ask.handover.output.as_deref());
    let made = made(context, &reading, ask, (ask.handover.style(ui), Shape::Own), open)?;
    made.said_before(ui);
    let (outlet, _, rest) = made.apart();
    outlet.finish(ui, rest.rows)?;
    rest.said_after(ui, &reading, ask)
}

/// What there is to say of a report whose bytes are handed over.
pub struct Rest {
    pub rows: usize,
    format: Format,
    columns: Vec<Column>,
    page: ShownColumns,
    query: Query,
    cohorts: Vec<CohortId>,
    end: End,
    notes: Notes,
}

impl MadeReport {
    /// Says what is to be known before the rows.
    pub fn said_before(&self, ui: &mut Ui<'_>) {
        for aside in &self.asides {
            aside.say(ui);
        }
        if self.rows == 0 && self.format == Format::Table {
            ui.status(&Status::Empty);
        }
    }

    /// The bytes, the cells where they are wanted beside, and what is said of them.
    pub fn apart(self) -> (Outlet, Option<Outlet>, Rest) {
        let Self { outlet, cells, format, columns, page, query, cohorts, rows, end, notes, asides: _ } = self;
        (outlet, cells, Rest { rows, format, columns, page, query, cohorts, end, notes })
    }
}

impl Rest {
    /// Says what is to be known of the rows.
    pub fn said_after(self, ui: &mut Ui<'_>, reading: &Reading, ask: &Ask<'_>) -> Result<()> {
        if self.rows > 0 {
            ask.handover.hidden_said(ui, &self.columns, &self.page, self.format, &self.end);
        }
        for note in self.notes {
            ui.warning(&*note);
        }
        match self.query.organisation.filter(|_| self.rows == 0) {
            Some(typed) => organisation_said(ui, reading, &self.cohorts, &typed),
            None => Ok(()),
        }
    }
}

/// In which shape a report is made. Its cells: as csv, whatever its format, the columns that tell its rows apart and then those
/// that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Own,
    Cells,
    /// Its own, and its cells beside.
    Both,
}

/// Makes the report of the cohorts meant into an outlet, which is opened once what is asked is understood.
pub fn made(
    context: &Context<'_>,
    reading: &Reading,
    ask: &Ask<'_>,
    (style, shape): (Style, Shape),
    open: impl FnOnce() -> Result<Outlet>,
) -> Result<MadeReport> {
    let report = named(ask.name)?;
    enough_named(report, ask.filters)?;
    let programme = reading.programme();
    let query = ask.filters.query(programme, context.today(programme))?;
    let ids = cohorts(context, reading, report)?;
    let mut columns = report.columns(&definitions(reading, &ids, report)?, &query);
    if ids.len() > 1 {
        tell_cohorts_apart(&mut columns);
    }

    let mut wishes = Wishes::of(ask, report, programme, &query, &columns);
    let format = ask.handover.format(wishes.format, ask.purpose.format())?;
    may_show(style, format)?;
    let mut page = ask.handover.page(style, &columns, &wishes.columns, report.totals, format)?;
    let keyed = behind(report.row, &columns, &page, style);
    let format = if shape == Shape::Cells {
        page = keyed.clone();
        Format::Csv
    } else {
        format
    };
    if format.has_a_head() {
        let about = style.lang.pick(report.about[0], report.about[1]);
        page.about = asked::of_report(context, programme, style.lang, (report.name, about), &ids);
    }
    let judged = page.columns.iter().any(|column| column.name == Name::Heading(Heading::Completed));
    if judged && query.restricts_sessions() {
        wishes.asides.push(Aside::Warning(Box::new(HandoverNote::PartOfThePath)));
    }
    let unread = Mutex::new(None);
    let transfers = || {
        // One cohort alone counts as it stands.
        let found = if ids.len() > 1 { reading.transfers() } else { Ok(Vec::new()) };
        found.unwrap_or_else(|failure| {
            *unread.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
            Vec::new()
        })
    };
    let of_path = |column: &Column| matches!(&column.name, Name::Heading(heading) if PATH.contains(heading));
    let paths = page.columns.iter().any(of_path).then(|| whole_paths(reading, |_| true)).transpose()?;
    let scope = ReportScope {
        programme,
        query: &query,
        columns: &columns,
        transfers: &transfers,
        paths: paths.as_ref(),
        persons: None,
        cohorts: &ids,
    };
    let progress = context.progress(Work::Cohorts, style.lang);
    let beside = (shape == Shape::Both).then(|| (Output::new(Format::Csv, &keyed), Outlet::kept()));
    let making = Making { output: Output::new(format, &page), outlet: open()?, beside, rows: 0, progress };
    let (made, notes) = making.make(reading, &ids, report, scope)?;
    if let Some(failure) = unread.lock().unwrap_or_else(PoisonError::into_inner).take() {
        return Err(failure.into());
    }
    let Ended { outlet, beside: cells, rows, end } = made.ended(format)?;
    let asides = wishes.asides;
    Ok(MadeReport { outlet, cells, format, columns, page, query, cohorts: ids, rows, end, asides, notes })
}

/// The same page with these columns before its own.
fn behind(keys: &[Heading], columns: &[Column], page: &ShownColumns, style: Style) -> ShownColumns {
    let at = |key: &Heading| columns.iter().position(|column| column.name == Name::Heading(*key));
    let positions = keys.iter().filter_map(at).chain(page.positions.iter().copied()).collect();
    ShownColumns::new(columns, positions, true, &[], style)
}

/// Says that nobody is of the organisation asked for, and which ones are near.
fn organisation_said(ui: &mut Ui<'_>, reading: &Reading, ids: &[CohortId], typed: &str) -> Result<()> {
    let mut known = BTreeSet::new();
    for id in ids {
        let (records, _) = reading.examine(id)?;
        known.extend(records.enrolments().map(|row| row.organisation.clone()).filter(|name| !name.is_empty()));
    }
    if !known.iter().any(|name| same_words(name, typed)) {
        let near = nearest(typed, known.iter().map(String::as_str)).map(str::to_owned);
        let known = known.into_iter().collect();
        ui.warning(&HandoverNote::NobodyOf { organisation: typed.to_owned(), near, known });
    }
    Ok(())
}

/// The report of that name. A word that people type for one is suggested, like one that is nearly its name.
fn named(typed: &str) -> Result<&'static Report> {
    if let Some(report) = Report::named(typed) {
        return Ok(report);
    }
    let known = || REPORTS.iter().map(|report| report.name);
    let word = folded_words(typed).join("");
    let meant = REPORTS.iter().find(|report| report.also.contains(&word.as_str())).map(|report| report.name);
    let near = meant.or_else(|| nearest(typed, known())).map(str::to_owned);
    let known = known().map(str::to_owned).collect();
    Err(Refusal::UnknownName { kind: NameKind::Report, typed: typed.to_owned(), near, known }.into())
}

/// Over several cohorts a table says which one a row is of.
fn tell_cohorts_apart(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| column.name == Name::Heading(Heading::Cohort)) {
        column.shown = Shown::Always;
    }
}

/// A return is nothing without its period, nor a funder's report without the funder.
pub fn enough_named(report: &Report, filters: &Filters) -> Result<()> {
    let period = filters.year.is_some() || (filters.from.is_some() && filters.to.is_some());
    let missing =
        |needed: &str, hint| Err(CommandError::usage(Usage::Missing { needed: vec![needed.to_owned()] }, hint));
    match report.needs {
        Needs::Period if !period => missing("--year", Some(UsageHint::Period)),
        Needs::Funder if filters.funder.is_none() => missing("--funder", Some(UsageHint::WhichFunder)),
        Needs::Nothing | Needs::Period | Needs::Funder => Ok(()),
    }
}

/// The cohorts reported on. A report of the whole folder takes all of them unless one is named on the command line.
pub fn cohorts(context: &Context<'_>, reading: &Reading, report: &Report) -> Result<Vec<CohortId>> {
    if report.everywhere { context.cohorts_typed_or_all(reading) } else { context.cohorts(reading) }
}

/// Their definitions, where the columns follow from them.
fn definitions(reading: &Reading, ids: &[CohortId], report: &Report) -> Result<Vec<Cohort>> {
    match report.columns {
        Columns::Fixed(_) => Ok(Vec::new()),
        Columns::OfCohorts(_) => {
            Ok(ids.iter().map(|id| reading.cohort(id)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        }
    }
}
