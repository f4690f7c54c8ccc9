//! What to take a form's rows with.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::domain::decide::back::ComebackRequest;
use crate::domain::decide::differences::{Difference, differences};
use crate::domain::decide::newcomer::Enrol;
use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::eligibility::value_of;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::registration::Registration;
use crate::domain::privacy::erased::Erased;
use crate::domain::schema::{Record, Union};

/// What to take a form's rows with.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// For rows that say nothing of it.
    pub defaults: CellTexts,
    /// Their day of enrolment.
    pub on: Option<NaiveDate>,
    /// Take what a row says otherwise than the cohort does.
    pub update: bool,
    /// Whoever resembles somebody is somebody else.
    pub distinct: bool,
    /// Why people are let in whom the programme is not for.
    pub exception: Option<String>,
    /// Why they pass over those who wait, where somebody does.
    pub passing: Option<String>,
    /// Rows whose name is probably none, and whether it is their name all the same.
    pub spelled_so: HashMap<u32, bool>,
    /// Who was erased from the cohort: left out without an override of the row.
    pub erased: Erased,
    /// Near matches that somebody has settled, by the number of the row and the id of whom it resembles.
    pub settled: HashMap<(u32, String), NearMatchAnswer>,
    /// What was said of single rows on the command line.
    pub rows: RowAnswers,
    /// What people of the cohort were called, by id: names that have been corrected since.
    pub former_names: HashMap<String, Vec<(String, String)>>,
}

/// What was said of single rows on the command line, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct RowAnswers {
    /// The id of the person whom the row is about.
    pub same: BTreeMap<u32, String>,
    /// Rows about somebody who is not in the cohort yet.
    pub distinct: BTreeSet<u32>,
    /// The reason for which a rule is set aside: also that the person was erased.
    pub overrides: BTreeMap<u32, String>,
}

/// What somebody said of a near match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearMatchAnswer {
    /// Somebody else.
    SomebodyElse,
    /// The same person.
    Same,
    /// Not known: the row is left.
    Unknown,
}

impl Import {
    /// Why a row is let in all the same.
    fn exception_of(&self, row: u32) -> Option<String> {
        self.rows.overrides.get(&row).or(self.exception.as_ref()).cloned()
    }

    /// What a row asks for who left and comes back. What is taken for rows that say nothing fills only what nobody has said
    /// yet.
    pub fn coming(&self, row: u32, there: &Enrolment, registration: &Registration) -> ComebackRequest {
        let mut says = Difference::correction(there.id.to_string(), &differences(there, registration));
        // An empty cell of these says all modules, or the first session.
        let is_answer =
            |column| Enrolment::TABLE.column(column).is_some_and(|column| column.union == Union::AskedAsItStands);
        let open = |column| !is_answer(column) && value_of(there, column).is_empty() && !registration.says.has(column);
        let open = self.defaults.iter().filter(|(column, text)| !text.is_empty() && open(column));
        let filled = open.map(|(column, text)| (column.to_owned(), text.to_owned()));
        says.cells = says.cells.answers(filled.collect::<Vec<_>>());
        let (exception, passing) = (self.exception_of(row), self.passing.clone());
        ComebackRequest { says, on: registration.registered.map(|time| time.date()), exception, passing }
    }

    /// Whether a row is said to be about nobody who is there.
    pub fn is_distinct(&self, row: u32) -> bool {
        self.distinct || self.rows.distinct.contains(&row)
    }

    /// What a row asks for; where it says nothing, what is taken for such rows. Whom they resemble is settled.
    pub fn enrolment_of(&self, row: u32, registration: &Registration) -> Enrol {
        Enrol {
            cells: registration.says.clone().or(&self.defaults),
            on: registration.registered.map(|time| time.date()).or(self.on),
            exception: self.exception_of(row),
            passing: self.passing.clone(),
            distinct: true,
            spelled_so: false,
            erased: Erased::default(),
        }
    }
}
