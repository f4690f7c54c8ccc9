//! What a report is. Two shapes: rows that each cohort gives by itself, so that a report over everything streams
//! cohort by cohort; and sums over cohorts, of which every cohort gives a part, on any thread.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::people::path::Path;
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::{CohortRecords, Seat};
use crate::lang::Words;
use crate::table::{Cell, Column, MakeCells, Row, SameCells};

use super::query::Query;

/// One report.
pub struct Report {
    /// What is typed to get it.
    pub name: &'static str,
    /// What it shows, in a line of English and of French.
    pub about: [&'static str; 2],
    /// Folded words that people type for it.
    pub also: &'static [&'static str],
    /// All its columns.
    pub columns: Columns,
    /// Columns that people's formats add up in a last row.
    pub totals: &'static [Heading],
    /// What must be named for it.
    pub needs: Needs,
    /// Whether it is of all cohorts, unless one is named.
    pub everywhere: bool,
    /// Which tables of a cohort it reads.
    pub reads: Breadth,
    /// The columns that tell a row from the others.
    pub row: &'static [Heading],
    /// Which rows stand behind its figures; none: each of its rows says it.
    pub explained: Option<&'static Explained>,
    /// Whether it sums over what nobody marked yet, so that its figures may be provisional.
    pub sums: bool,
    /// Whether it holds what somebody attended, so that minutes counted twice are said beside it.
    pub presences: bool,
    /// Where its rows come from.
    pub body: Body,
}

/// What must be named for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A period: it is a return.
    Period,
    /// A funder.
    Funder,
}

/// Which rows stand behind the figures of a report.
pub struct Explained {
    /// The columns that tell a figure from the others, in the order in which they are typed.
    pub keys: &'static [Heading],
    /// What has to be known of all cohorts before.
    pub over_all: OverAll,
    /// The figures that minutes are in, each by its keys; of the same minutes there may be several.
    pub figures: fn(ReportScope<'_>, &CohortRecords, &FigurePart<'_>) -> Vec<Vec<String>>,
}

/// What has to be known of all cohorts before a figure of one is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverAll {
    Nothing,
    /// The whole paths of people transferred.
    Paths,
    /// Which enrolments are one person's.
    Persons,
}

/// Minutes that figures are made of.
#[derive(Clone, Copy, Debug)]
pub enum FigurePart<'p> {
    /// What somebody attended.
    Seat(Seat<'p>),
    /// What was taught.
    Session(&'p Session),
}

/// The columns of a report.
pub enum Columns {
    /// Always the same.
    Fixed(&'static [Column]),
    /// They follow from the definitions of the cohorts that are reported on.
    OfCohorts(fn(&[Cohort], &Query) -> Vec<Column>),
}

/// Where the rows of a report come from.
pub enum Body {
    /// One cohort gives its own rows, in their final order, one by one.
    Rows(fn(ReportScope<'_>, &CohortRecords, &mut Emit<'_>)),
    /// Rows are sums over all cohorts.
    Summary(fn(ReportScope<'_>) -> Box<dyn Fold + '_>),
}

/// Who takes the rows of a report.
pub type Emit<'e> = dyn TakeRows + 'e;

/// Takes rows, one by one.
pub trait TakeRows {
    /// A row: a cell for each column, and which of them are the same on other rows.
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]);

    /// The same, of a row whose cells are made only where one of them is not known from another row.
    fn row_to_make(&mut self, make: &MakeCells<'_>, same: &[SameCells]) {
        make(&mut |cells| self.row(cells, same));
    }
}

impl<F: FnMut(&[Cell<'_>], &[SameCells])> TakeRows for F {
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]) {
        self(cells, same);
    }
}

/// What a report is made for, whatever the cohort.
#[derive(Clone, Copy)]
pub struct ReportScope<'a> {
    /// What is taught.
    pub programme: &'a Programme,
    /// What was asked.
    pub query: &'a Query,
    /// All columns of the report, to which rows correspond.
    pub columns: &'a [Column],
    /// The transfers that the journal knows, read when they are asked for.
    pub transfers: &'a Transfers<'a>,
    /// The whole paths of people transferred, for columns that show them; none: nobody asked.
    pub paths: Option<&'a Paths>,
    /// Whose enrolment each is, by the id of that person's row, where figures are explained by it; none: nobody asked.
    pub persons: Option<&'a HashMap<NamedEnrolment, String>>,
    /// The cohorts that it is of, in the order of their definition.
    pub cohorts: &'a [CohortId],
}

impl ReportScope<'_> {
    /// Where a cohort stands among those that the report is of.
    pub fn place(&self, cohort: &CohortId) -> usize {
        self.cohorts.iter().position(|id| id == cohort).unwrap_or(usize::MAX)
    }
}

/// Whose enrolment ended, and which one goes on.
pub type Transfers<'a> = dyn Fn() -> Vec<(NamedEnrolment, NamedEnrolment)> + Sync + 'a;

/// The whole path of each enrolment that is a part of one.
pub type Paths = HashMap<NamedEnrolment, Path>;

/// A sum over cohorts in the making.
pub trait Fold: Sync {
    /// Counts one cohort; from any thread, in any order.
    fn take(&self, records: &CohortRecords);
    /// The rows, once every cohort is counted.
    fn finish(self: Box<Self>) -> FinishedSum;
}

/// The rows of a sum, and what to know about them.
#[derive(Default)]
pub struct FinishedSum {
    /// In their final order.
    pub rows: Vec<Row<'static>>,
    /// Said beside the table, never in it.
    pub notes: Vec<Box<dyn Words>>,
}

/// What a summing report writes; [`folding`] makes a [`Fold`] of it.
pub trait Summary: Default + Send {
    /// What one cohort comes to.
    fn of(scope: ReportScope<'_>, records: &CohortRecords) -> Self;
    /// Adds another cohort's part; the order does not matter.
    fn add(&mut self, other: Self);
    /// The rows.
    fn finish(self, scope: ReportScope<'_>) -> FinishedSum;
}

/// A sum with nothing counted yet.
pub fn folding<S: Summary + 'static>(scope: ReportScope<'_>) -> Box<dyn Fold + '_> {
    Box::new(Folding { scope, sum: Mutex::new(S::default()) })
}

struct Folding<'a, S> {
    scope: ReportScope<'a>,
    sum: Mutex<S>,
}

impl<S: Summary> Fold for Folding<'_, S> {
    fn take(&self, records: &CohortRecords) {
        let part = S::of(self.scope, records);
        self.sum.lock().unwrap_or_else(PoisonError::into_inner).add(part);
    }

    fn finish(self: Box<Self>) -> FinishedSum {
        self.sum.into_inner().unwrap_or_else(PoisonError::into_inner).finish(self.scope)
    }
}

impl Report {
    /// The report of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        super::REPORTS.iter().copied().find(|report| report.name == name)
    }

    /// The columns, where they are always the same.
    pub fn fixed_columns(&self) -> Option<&'static [Column]> {
        match self.columns {
            Columns::Fixed(columns) => Some(columns),
            Columns::OfCohorts(_) => None,
        }
    }

    /// All columns, given the definitions of the cohorts where they matter.
    pub fn columns(&self, cohorts: &[Cohort], query: &Query) -> Vec<Column> {
        match self.columns {
            Columns::Fixed(columns) => columns.to_vec(),
            Columns::OfCohorts(columns) => columns(cohorts, query),
        }
    }
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Report").field("name", &self.name).finish_non_exhaustive()
    }
}
