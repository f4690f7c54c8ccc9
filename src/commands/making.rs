//! A report in the making: cohorts read, counted and written on all cores, handed on in order.

use anyhow::Result;

use crate::domain::ids::CohortId;
use crate::i18n::Words;
use crate::render::{Filled, Output};
use crate::report::{Body, Report, Scope};
use crate::store::{Failure, Reading};

use super::in_order::in_order;
use super::outlet::Outlet;

/// What there is to know about a report, beside its rows.
pub type Notes = Vec<Box<dyn Words>>;

/// A report in the making.
pub struct Making<'p> {
    /// Where rows become bytes.
    pub output: Output<'p>,
    /// Where bytes go.
    pub outlet: Outlet,
    /// Rows so far.
    pub rows: usize,
}

impl Making<'_> {
    /// Makes the rows of those cohorts.
    pub fn make(&mut self, reading: &Reading, ids: &[CohortId], report: &Report, scope: Scope<'_>) -> Result<Notes> {
        self.outlet.write(&self.output.begin())?;
        let parts = self.output.parts();
        match report.body {
            Body::Rows(body) => {
                let work = |place: usize| -> Result<(usize, Filled), Failure> {
                    let records = reading.countable(&ids[place])?;
                    let (mut part, mut rows) = (parts(), 0);
                    body(scope, &records, &mut |cells| {
                        part.row(cells);
                        rows += 1;
                    });
                    Ok((rows, part.filled()))
                };
                every_cohort(ids.len(), work, |(rows, filled)| self.place(rows, filled))?;
                Ok(Notes::new())
            }
            Body::Summary(folding) => {
                let fold = folding(scope);
                let work = |place: usize| reading.countable(&ids[place]).map(|records| fold.take(&records));
                every_cohort(ids.len(), work, |()| Ok(()))?;
                let finished = fold.finish();
                let mut part = parts();
                for row in &finished.rows {
                    part.row(row);
                }
                self.place(finished.rows.len(), part.filled())?;
                Ok(finished.notes)
            }
        }
    }

    fn place(&mut self, rows: usize, filled: Filled) -> Result<()> {
        self.rows += rows;
        let bytes = self.output.place(filled);
        self.outlet.write(&bytes)
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
