//! Whom to enrol, as somebody typed it or a form says it.

use chrono::NaiveDate;

use crate::domain::privacy::erased::Erased;
use crate::domain::vocabulary::PersonStatus;

/// Whom to enrol, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrol {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// May be empty: some have none.
    pub email: String,
    /// May be empty.
    pub phone: String,
    /// Structure.
    pub organisation: String,
    /// What they are.
    pub status: Option<PersonStatus>,
    /// Id of who pays; empty = nobody.
    pub funder: String,
    /// Ids of modules; empty = all.
    pub modules: Vec<String>,
    /// First day that counts.
    pub starts_on: Option<NaiveDate>,
    /// Answers to the programme's questions: id, value.
    pub answers: Vec<(String, String)>,
    /// Free text.
    pub note: String,
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

/// Without spaces around, and with one between words.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
