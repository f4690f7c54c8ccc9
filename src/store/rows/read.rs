//! Which reader reads a table: the quick one, and where it gives up the general one.

use std::sync::Arc;

use super::general::{Rows, general};
use super::{Enrolled, canonical};
use crate::domain::attendance::mark::Mark;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::FieldId;
use crate::domain::schema::{Known, Record};

/// Reads the rows under a heading; `fields`: the programme's questions.
pub fn read<R: Record>(
    file: &Arc<str>,
    text: &str,
    fields: &[FieldId],
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) -> Rows<R> {
    match canonical::read(text, fields, known) {
        Some(rows) => Rows { rows, ..Rows::default() },
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

/// Reads the marks of a cohort; `known`: the ids of that cohort and of those enrolled.
pub fn marks(
    file: &Arc<str>,
    text: &str,
    (cohort, enrolled): (&Cohort, &Enrolled),
    known: &dyn Known,
    problems: &mut Vec<Problem>,
) -> Rows<Mark> {
    match canonical::marks(text, cohort, enrolled) {
        Some(rows) => Rows { rows, ..Rows::default() },
        None => general(file, text, &[], known, problems),
    }
}
