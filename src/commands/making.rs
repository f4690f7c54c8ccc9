//! A report in the making: cohorts read, counted and written on all cores, handed on in order.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::commands::handover::may_hold;
use crate::commands::handover_note::HandoverNote;
use crate::commands::in_order::in_order;
use crate::commands::outlet::Outlet;
use crate::commands::overlaps::{FirstOverlaps, Watch};
use crate::domain::attendance::gaps::Gaps;
use crate::domain::attendance::presences::within;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::{CohortRecords, Seat};
use crate::lang::words::Words;
use crate::render::{End, Filled, Format, Output, TablePart};
use crate::report::{Body, Query, Report, ReportScope, TakeRows};
use crate::store::{Failure, Reading};
use crate::table::{Cell, MakeCells, SameCells};
use crate::ui::command_error::Result;
use crate::ui::progress::Progress;

/// What there is to know about a report, beside its rows.
pub type Notes = Vec<Box<dyn Words>>;

/// A report in the making.
pub struct Making<'p> {
    /// Where rows become bytes.
    pub output: Output<'p>,
    /// Where bytes go.
    pub outlet: Outlet,
    /// The same rows once more, in another shape.
    pub beside: Option<(Output<'p>, Outlet)>,
    /// Rows so far.
    pub rows: usize,
    /// How many cohorts are done.
    pub progress: Progress,
}

impl Making<'_> {
    /// Makes the rows of those cohorts.
    pub fn make(
        mut self,
        reading: &Reading,
        ids: &[CohortId],
        report: &Report,
        scope: ReportScope<'_>,
    ) -> Result<(Self, Notes)> {
        self.outlet.write(&self.output.begin())?;
        if let Some((output, outlet)) = &mut self.beside {
            outlet.write(&output.begin())?;
        }
        let (parts, beside) = (self.output.parts(), self.beside.as_ref().map(|(output, _)| output.parts()));
        let parts = || Twice { part: parts(), beside: beside.as_ref().map(|parts| parts()) };
        let gaps = Missing { report, query: scope.query, found: Mutex::default() };
        let query = scope.query;
        let asked = |seat: &Seat<'_>| query.wants_person(seat.enrolment) && query.wants_session(seat.session);
        let (watch, overlaps) = (Watch::default(), Mutex::new(BTreeMap::new()));
        let look = |at: usize, records: &CohortRecords| {
            gaps.look(records);
            if report.presences {
                watch.look(records);
                let found = within(records, asked);
                if !found.is_empty() {
                    let mut overlaps = overlaps.lock().unwrap_or_else(PoisonError::into_inner);
                    overlaps.insert(at, FirstOverlaps::of(&found));
                }
            }
        };
        let mut notes: Notes = match report.body {
            Body::Rows(body) => {
                let work = |at: usize| -> Result<(usize, FilledTwice), Failure> {
                    let records = reading.countable(&ids[at], report.reads)?;
                    look(at, &records);
                    let mut taken = CountedRows { part: parts(), rows: 0 };
                    body(scope, &records, &mut taken);
                    Ok((taken.rows, taken.part.filled()))
                };
                self.progress.expect(ids.len());
                every_cohort(ids.len(), work, |(rows, filled)| {
                    self.progress.step();
                    self.place(rows, filled)
                })?;
                Vec::new()
            }
            Body::Summary(folding) => {
                let fold = folding(scope);
                let work = |at: usize| {
                    reading.countable(&ids[at], report.reads).map(|records| {
                        look(at, &records);
                        fold.take(&records);
                    })
                };
                self.progress.expect(ids.len());
                every_cohort(ids.len(), work, |()| {
                    self.progress.step();
                    Ok(())
                })?;
                let finished = fold.finish();
                let mut part = parts();
                for row in &finished.rows {
                    part.row(row, &[]);
                }
                self.place(finished.rows.len(), part.filled())?;
                finished.notes
            }
        };
        notes.extend(gaps.notes());
        if report.presences {
            let mut found = FirstOverlaps::default();
            let overlaps = overlaps.into_inner().unwrap_or_else(PoisonError::into_inner);
            for of_cohort in overlaps.into_values() {
                found.extend(of_cohort);
            }
            found.extend(FirstOverlaps::of(&watch.found(reading, &asked)));
            notes.extend(counted_twice(found));
        }
        Ok((self, notes))
    }

    /// Writes what comes after the last row; of no row a table is nothing.
    pub fn ended(self, format: Format) -> Result<Ended> {
        let Self { output, mut outlet, beside, rows, .. } = self;
        may_hold(format, rows)?;
        let beside = match beside {
            Some((output, mut outlet)) => {
                outlet.write(&output.end()?.bytes)?;
                Some(outlet)
            }
            None => None,
        };
        let mut end = End::default();
        if rows > 0 || format != Format::Table {
            end = output.end()?;
            outlet.write(&end.bytes)?;
        }
        Ok(Ended { outlet, beside, rows, end })
    }

    fn place(&mut self, rows: usize, (filled, beside): FilledTwice) -> Result<()> {
        self.rows += rows;
        let bytes = self.output.place(filled)?;
        self.outlet.write(&bytes)?;
        if let (Some((output, outlet)), Some(filled)) = (&mut self.beside, beside) {
            let bytes = output.place(filled)?;
            outlet.write(&bytes)?;
        }
        Ok(())
    }
}

/// A report that is made.
pub struct Ended {
    /// Where the bytes went, and those of the other shape.
    pub outlet: Outlet,
    pub beside: Option<Outlet>,
    pub rows: usize,
    /// What could not be shown.
    pub end: End,
}

/// Rows filled in one shape, and in another where one is wanted.
struct Twice<'p> {
    part: Box<dyn TablePart + 'p>,
    beside: Option<Box<dyn TablePart + 'p>>,
}

type FilledTwice = (Filled, Option<Filled>);

impl Twice<'_> {
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]) {
        self.part.row(cells, same);
        if let Some(beside) = &mut self.beside {
            beside.row(cells, same);
        }
    }

    fn filled(self) -> FilledTwice {
        (self.part.filled(), self.beside.map(TablePart::filled))
    }
}

/// Rows of one cohort, and how many.
struct CountedRows<'p> {
    part: Twice<'p>,
    rows: usize,
}

impl TakeRows for CountedRows<'_> {
    fn row(&mut self, cells: &[Cell<'_>], same: &[SameCells]) {
        self.part.row(cells, same);
        self.rows += 1;
    }

    fn row_to_make(&mut self, make: &MakeCells<'_>, same: &[SameCells]) {
        self.part.part.row_to_make(make, same);
        if let Some(beside) = &mut self.part.beside {
            beside.row_to_make(make, same);
        }
        self.rows += 1;
    }
}

/// Minutes counted twice, a line each; of many, the first ones.
fn counted_twice(overlaps: FirstOverlaps) -> Notes {
    let more = (overlaps.more > 0).then_some(HandoverNote::MoreAtOnce { more: overlaps.more });
    let told = overlaps.first.into_iter().map(|overlap| Box::new(overlap) as Box<dyn Words>);
    told.chain(more.map(|more| Box::new(more) as Box<dyn Words>)).collect()
}

/// What is missing from what a report sums over, seen on any thread.
struct Missing<'q> {
    report: &'q Report,
    query: &'q Query,
    found: Mutex<Gaps>,
}

impl Missing<'_> {
    fn look(&self, records: &CohortRecords) {
        if self.report.sums {
            let query = self.query;
            let (person, session) =
                (|row: &Enrolment| query.wants_person(row), |session: &Session| query.wants_session(session));
            let gaps = Gaps::of(records, query.today, person, session);
            *self.found.lock().unwrap_or_else(PoisonError::into_inner) += gaps;
        }
    }

    fn notes(self) -> Notes {
        let Gaps { unmarked, uncounted } = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unmarked = (unmarked > 0).then_some(HandoverNote::Unmarked { seats: unmarked });
        let uncounted = (uncounted > 0).then_some(HandoverNote::Uncounted { marks: uncounted });
        unmarked.into_iter().chain(uncounted).map(|note| Box::new(note) as Box<dyn Words>).collect()
    }
}

/// Goes through all cohorts, even behind a bad row: everything that is wrong with their files is told in one run.
fn every_cohort<T: Send>(
    count: usize,
    work: impl Fn(usize) -> Result<T, Failure> + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let mut problems = Vec::new();
    in_order(count, work, |done| match done {
        Ok(_) if !problems.is_empty() => Ok(()),
        Ok(done) => take(done),
        Err(Failure::Invalid(found)) => {
            problems.extend(found);
            Ok(())
        }
        Err(failure) => Err(failure.into()),
    })?;
    if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems).into()) }
}
