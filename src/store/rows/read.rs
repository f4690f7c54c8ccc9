//! Which reader reads a table: the quick one, and where it gives up the general one.

use std::sync::Arc;

use super::canonical_marks::CanonicalMarks;
use super::general::{ReadRows, general};
use super::{Enrolled, canonical, canonical_marks};
use crate::domain::attendance::mark::Mark;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::FieldId;
use crate::domain::records::Numbered;
use crate::domain::schema::{Known, Record};

/// Reads the rows under a heading; `fields`: the programme's questions.
pub fn read<R: Record>(
    file: &Arc<str>,
    text: &str,
    fields: &[FieldId],
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) -> ReadRows<R> {
    match canonical::read(text, fields, known) {
        Some(rows) => ReadRows { rows, ..ReadRows::default() },
        None => general(file, text, fields, known, problems),
    }
}

/// What is wrong with the rows under a heading, which nobody asks for.
pub fn examine<R: Record>(
    file: &Arc<str>,
    text: &str,
    fields: &[FieldId],
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) {
    if canonical::each::<R>(text, fields, known, drop).is_none() {
        general::<R>(file, text, fields, known, problems);
    }
}

/// The marks of a cohort, as their reader leaves them.
pub enum MarksRead {
    /// Packed, with their seats.
    Packed(CanonicalMarks),
    /// The good ones.
    Rows(Vec<Numbered<Mark>>),
}

impl MarksRead {
    /// How many.
    pub fn count(&self) -> usize {
        match self {
            Self::Packed(packed) => packed.marks.count(),
            Self::Rows(rows) => rows.len(),
        }
    }
}

/// Reads the marks of a cohort; `known`: the ids of that cohort and of
/// those enrolled.
pub fn marks(
    file: &Arc<str>,
    text: &str,
    (cohort, enrolled): (&Cohort, &Enrolled),
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) -> MarksRead {
    match canonical_marks::marks(text, cohort, enrolled) {
        Some(packed) => MarksRead::Packed(packed),
        None => MarksRead::Rows(general(file, text, &[], known, problems).rows),
    }
}

/// What is wrong with the marks of a cohort, which nobody asks for; gives how many are good.
pub fn examine_marks(
    file: &Arc<str>,
    text: &str,
    (cohort, enrolled): (&Cohort, &Enrolled),
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) -> usize {
    canonical_marks::count_marks(text, cohort, enrolled)
        .unwrap_or_else(|| general::<Mark>(file, text, &[], known, problems).rows.len())
}
