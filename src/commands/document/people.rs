//! Whom papers are for: the people named, or all of the cohort.

use super::wanted::WantedPaper;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::decide::names;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::reason::PaperReason;
use crate::domain::paper::refusal::{PaperRefusal, Unserved};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::PaperKind;
use crate::ui::command_error::Result;

/// Whom papers are for; a command says whether it wants one of the two.
#[derive(Clone, Debug, clap::Args)]
pub struct Whom {
    /// The people: id, e-mail, or words that each begin a word of the name
    /// fr: Les personnes : identifiant, adresse e-mail, ou des débuts de mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    people: Vec<String>,
    /// Everybody of the cohort
    /// fr: Toute la cohorte
    #[arg(long, conflicts_with = "people")]
    all: bool,
}

/// Who gets a paper, with what a rule gives each of them.
pub struct Served<T> {
    people: Vec<(EnrolmentIndex, T)>,
    /// Who gets none, and is left out.
    left_out: Vec<PaperNotice>,
}

impl Whom {
    /// What it names of a cohort.
    pub fn naming(&self, dry_run: bool) -> Naming<'_> {
        let named = self.people.iter().map(|person| Clue::Person(person));
        if dry_run { Naming::reading(named) } else { Naming::writing(named) }
    }

    /// Whether people are named one by one.
    pub fn names_people(&self) -> bool {
        !self.people.is_empty()
    }

    /// Each of them once; all: those whom reports count, in the order in which people are listed.
    pub fn meant(&self, records: &CohortRecords) -> Result<Vec<EnrolmentIndex>> {
        if self.all {
            let mut everybody = records.in_order();
            everybody.retain(|person| records.enrolment(*person).state.counts());
            if everybody.is_empty() {
                return Err(PaperRefusal::NobodyEnrolled { cohort: records.cohort.id.clone() }.into());
            }
            return Ok(everybody);
        }
        named(records, &self.people)
    }

    /// What a rule gives each of them. Where it refuses somebody, that is the refusal, unless they are left out.
    pub fn served<T>(
        &self,
        records: &CohortRecords,
        kind: PaperKind,
        skip_refused: bool,
        rule: impl Fn(EnrolmentIndex) -> Result<T, PaperReason>,
    ) -> Result<Served<T>> {
        served(records, &self.meant(records)?, kind, skip_refused, rule)
    }
}

/// Each of the people named, once.
pub fn named(records: &CohortRecords, people: &[String]) -> Result<Vec<EnrolmentIndex>> {
    let mut meant = Vec::new();
    for typed in people {
        let person = names::person(records, typed)?;
        if !meant.contains(&person) {
            meant.push(person);
        }
    }
    Ok(meant)
}

/// What a rule gives each of these people. Where it refuses somebody, that is the refusal, unless they are left out.
pub fn served<T>(
    records: &CohortRecords,
    people: &[EnrolmentIndex],
    kind: PaperKind,
    skip_refused: bool,
    rule: impl Fn(EnrolmentIndex) -> Result<T, PaperReason>,
) -> Result<Served<T>> {
    let (mut served, mut unserved) = (Vec::new(), Vec::new());
    for person in people {
        match rule(*person) {
            Ok(given) => served.push((*person, given)),
            Err(why) => unserved.push(Unserved { person: names::candidate(records.enrolment(*person)), why }),
        }
    }
    if !skip_refused && !unserved.is_empty() {
        let refusal = match (people.len(), unserved.pop()) {
            (1, Some(Unserved { person, why })) => PaperRefusal::Person { kind, person, why },
            (of, last) => {
                unserved.extend(last);
                PaperRefusal::Several { kind, unserved, of }
            }
        };
        return Err(refusal.into());
    }
    if served.is_empty() {
        return Err(PaperRefusal::NobodyLeft { kind, unserved }.into());
    }
    let left_out = unserved.into_iter().map(|Unserved { person, why }| PaperNotice::LeftOut { kind, person, why });
    Ok(Served { people: served, left_out: left_out.collect() })
}

impl<T> Served<T> {
    /// They, and what is said of those who were left out.
    pub fn parts(self) -> (Vec<(EnrolmentIndex, T)>, Vec<PaperNotice>) {
        (self.people, self.left_out)
    }

    /// A paper for each; who was left out is told with the first.
    pub fn papers<'s>(self, paper: impl Fn((EnrolmentIndex, T)) -> WantedPaper<'s>) -> Vec<WantedPaper<'s>> {
        let mut papers: Vec<WantedPaper<'s>> = self.people.into_iter().map(paper).collect();
        if let Some(first) = papers.first_mut() {
            first.notices.splice(0..0, self.left_out);
        }
        papers
    }
}
