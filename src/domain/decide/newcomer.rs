//! Whom to enrol, as somebody typed it or a form says it.

use chrono::NaiveDate;

use crate::domain::people::cell_texts::CellTexts;
use crate::domain::privacy::erased::Erased;

/// Whom to enrol, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrol {
    /// What is said of them; an empty text says nothing.
    pub cells: CellTexts,
    /// Day of enrolment; today if not given.
    pub on: Option<NaiveDate>,
    /// Why they are let in all the same.
    pub exception: Option<String>,
    /// Why they pass over those who wait, where somebody does.
    pub passing: Option<String>,
    /// They are somebody else than who resembles them.
    pub distinct: bool,
    /// What is probably no name is their name all the same.
    pub spelled_so: bool,
    /// Who was erased from the cohort: not enrolled anew without `exception`.
    pub erased: Erased,
}
