//! A glance at the folder, for whoever only wants to name what is there: no lock is taken, nothing is finished or
//! written, and of a cohort the one table that is asked for is read. What a cell names is not held against other tables.

use std::sync::Arc;

use chrono::NaiveDate;

use super::failure::Failure;
use super::folder::Folder;
use super::legible::text_of;
use super::noticed::Noticed;
use super::paths::{definition, path};
use super::reading::Reading;
use super::recovery;
use super::rows;
use super::source::Source;
use crate::domain::problem::Severity;
use crate::domain::programme::ids::{CohortId, FieldId};
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::schema::{Known, Reference};
use crate::domain::tables::KeptRecord;

impl Folder {
    /// Reads the definition as it stands. An operation cut short is seen as if it were finished.
    pub fn glance(&self) -> Result<Reading, Failure> {
        self.exists()?;
        let overlay = recovery::look_past(self.root())?.overlay;
        Reading::open(Source::reading(self.root(), overlay), None, Vec::new(), Noticed::default())
    }
}

impl Reading {
    /// The rows of one table of a cohort, no other being read. Strict: one bad row, and all of them are the failure.
    pub fn rows_alone<R: KeptRecord>(&self, id: &CohortId) -> Result<Vec<R>, Failure> {
        let file: Arc<str> = path(id.as_str(), R::TABLE).into();
        let Some(bytes) = self.source.bytes(&file)? else { return Ok(Vec::new()) };
        let text = text_of(&file, &bytes).map_err(Failure::Invalid)?.text;
        let questions = if R::TABLE.has_answers { &self.programme().fields[..] } else { &[] };
        let fields: Vec<FieldId> = questions.iter().map(|field| field.id.clone()).collect();
        let mut problems = Vec::new();
        let read = rows::read::<R>(&file, &text, &fields, &AllKnown, &mut problems);
        problems.retain(|problem| problem.severity == Severity::Error);
        if problems.is_empty() {
            Ok(read.rows.into_iter().map(|row| row.record).collect())
        } else {
            Err(Failure::Invalid(problems))
        }
    }

    /// The first and the last day that the definition of a cohort names, whatever they are the days of: its sessions lie
    /// between them. Its text alone is looked through.
    pub fn days_named(&self, id: &CohortId) -> Option<(NaiveDate, NaiveDate)> {
        if self.inline(id.as_str()).is_some() {
            return self.cohort(id).ok()??.span();
        }
        let bytes = self.source.bytes(&definition(id.as_str())).ok()??;
        let day = |dash: usize| {
            let text = bytes.get(dash.checked_sub(4)?..dash + 6)?;
            std::str::from_utf8(text).ok()?.parse::<NaiveDate>().ok()
        };
        let mut days = memchr::memchr_iter(b'-', &bytes).filter_map(day);
        let first = days.next()?;
        Some(days.fold((first, first), |(first, last), day| (first.min(day), last.max(day))))
    }
}

/// Takes every id for one that there is.
struct AllKnown;

impl Known for AllKnown {
    fn known(&self, _: Reference, _: &str) -> Option<Arc<str>> {
        None
    }

    fn unknown(&self, _: Reference, _: &str) -> Option<(RowProblem, RowHint)> {
        None
    }

    fn restored(&self, _: Reference, _: &str) -> Option<String> {
        None
    }
}
