//! One person across the cohorts, as `data` and `erase` mean one: every cohort is read, `-c` narrows.

use anyhow::Result;

use crate::commands::context::Context;
use crate::domain::decide::erase::Proof;
use crate::domain::decide::names::candidate;
use crate::domain::enrolment::Enrolment;
use crate::domain::everywhere::{FoundEverywhere, Spot, person};
use crate::domain::mentions::Mentions;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::Refusal;
use crate::i18n::Problem;
use crate::i18n::changes::person_line;
use crate::i18n::privacy::Privacy;
use crate::store::{Failure, Reading};
use crate::ui::Ui;

/// A person, and the cohorts they were looked for in.
pub struct Somebody {
    /// The cohorts.
    pub cohorts: Vec<CohortRecords>,
    /// Their enrolments.
    pub theirs: Vec<Spot>,
    /// Perhaps theirs: the same e-mail, another name.
    perhaps: Vec<Spot>,
    /// The evidence of those cohorts.
    pub proofs: Vec<Proof>,
}

impl Somebody {
    /// Whoever is meant.
    pub fn meant(context: &Context<'_>, reading: &Reading, typed: &str) -> Result<Self> {
        let ids = context.cohorts_typed_or_all(reading)?;
        let cohorts: Vec<CohortRecords> = ids.iter().map(|id| reading.records(id)).collect::<Result<_, _>>()?;
        match person(&cohorts, typed) {
            FoundEverywhere::One { theirs, perhaps } => {
                let mut proofs = Vec::new();
                for id in &ids {
                    proofs.extend(reading.proofs(id)?);
                }
                Ok(Self { cohorts, theirs, perhaps, proofs })
            }
            FoundEverywhere::Several(spots) => {
                let candidates = spots.iter().map(|spot| candidate(spot.of(&cohorts))).collect();
                Err(Refusal::AmbiguousPerson { typed: typed.to_owned(), candidates }.into())
            }
            FoundEverywhere::Nobody => {
                let nobody = Problem::error(Privacy::NobodyAnywhere { typed: typed.to_owned() });
                Err(Failure::Refused(nobody.hint(Privacy::ListAll)).into())
            }
        }
    }

    /// Their enrolments, each with its cohort.
    pub fn enrolments(&self) -> impl Iterator<Item = (&CohortRecords, &Enrolment)> {
        self.theirs.iter().map(|spot| (&self.cohorts[spot.cohort], spot.of(&self.cohorts)))
    }

    /// Their name.
    pub fn name(&self) -> String {
        self.enrolments().next().map(|(_, enrolment)| enrolment.full_name()).unwrap_or_default()
    }

    /// Whether a text names them, by one of their writings or by an id: of somebody erased that is all there is.
    pub fn is_named_in(&self, mentions: &Mentions, text: &str) -> bool {
        mentions.found_in(text) || self.enrolments().any(|(_, enrolment)| text.contains(enrolment.id.as_str()))
    }

    /// Names those who may be the same person.
    pub fn perhaps_said(&self, ui: &mut Ui<'_>) {
        for spot in &self.perhaps {
            let cohort = self.cohorts[spot.cohort].cohort.id.to_string();
            ui.warning(&Privacy::PerhapsTheirs { person: person_line(spot.of(&self.cohorts)), cohort });
        }
    }
}
