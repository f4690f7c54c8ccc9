//! One person across the cohorts, as `data` and `erase` mean one: every cohort is read, and the journal; `-c` only helps
//! to say who is meant.

use crate::commands::context::Context;
use crate::commands::in_order::all_in_order;
use crate::commands::privacy::{MeantPerson, Privacy, Right};
use crate::domain::breadth::Breadth;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::everywhere::{EnrolmentSpot, FoundEverywhere, KnownEnrolment, person};
use crate::domain::people::name_list::NameList;
use crate::domain::people::writings::Writings;
use crate::domain::privacy::elsewhere::{Passing, is_silent};
use crate::domain::privacy::evidence_file::EvidenceFile;
use crate::domain::problem::Problem;
use crate::domain::records::CohortRecords;
use crate::store::{Failure, Operation, Reading, trail};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// A person, and the folder they were looked for in.
pub struct Somebody {
    /// Their cohorts, and those in which anything but the names of those enrolled may speak of them.
    pub cohorts: Vec<CohortRecords>,
    /// Their enrolments.
    pub theirs: Vec<KnownEnrolment>,
    /// Perhaps theirs.
    perhaps: Vec<MeantPerson>,
    /// How they are written.
    pub writings: Writings,
    /// The evidence of every cohort.
    pub evidence: Vec<EvidenceFile>,
    /// The journal.
    pub operations: Vec<Operation>,
    /// Lines of the journal that cannot be read.
    pub unread: usize,
}

impl Somebody {
    /// Whoever is meant.
    pub fn meant(context: &Context<'_>, reading: &Reading, typed: &str, right: Right) -> Result<Self> {
        let within = context.cohort_typed(reading)?;
        let ids = reading.every_cohort()?;
        let work = |at: usize| {
            let records = reading.records_of(&ids[at], Breadth::Whole)?;
            let names = NameList::of(&records);
            Ok((names, (!is_silent(&records)).then(|| records.without_silent_marks())))
        };
        let read: Vec<_> = all_in_order(ids.len(), work).into_iter().collect::<Result<_, Failure>>()?;
        let (lists, speaking): (Vec<NameList>, Vec<Option<CohortRecords>>) = read.into_iter().unzip();
        let (operations, unread) = reading.history()?;
        let trail = trail(&operations);
        match person(&lists, &trail, typed, within.as_ref()) {
            FoundEverywhere::One { mut theirs, perhaps } => {
                let mut evidence = Vec::new();
                for id in &ids {
                    evidence.extend(reading.evidence_files(id)?);
                }
                let mut cohorts = Vec::new();
                for (at, speaking) in speaking.into_iter().enumerate() {
                    let spots = theirs.iter_mut().filter_map(|one| one.spot.as_mut());
                    let here: Vec<&mut EnrolmentSpot> = spots.filter(|spot| spot.cohort == at).collect();
                    // All marks only of the cohorts that they are in.
                    let records = match (here.is_empty(), speaking) {
                        (true, speaking) => speaking,
                        (false, _) => Some(reading.records_of(&ids[at], Breadth::Whole)?),
                    };
                    for spot in here {
                        spot.cohort = cohorts.len();
                    }
                    cohorts.extend(records);
                }
                let writings = Writings::of(&lists, &cohorts, &trail, &theirs);
                let perhaps = perhaps.iter().map(meant).collect();
                Ok(Self { cohorts, theirs, perhaps, writings, evidence, operations, unread: unread.len() })
            }
            FoundEverywhere::Several(all) => {
                let people = all.iter().map(meant).collect();
                let several = Problem::error(Privacy::Several { typed: typed.to_owned(), people });
                Err(Failure::Refused(several.hint(Privacy::SayWhich { right })).into())
            }
            FoundEverywhere::Nobody => {
                let nobody = Problem::error(Privacy::NobodyAnywhere { typed: typed.to_owned() });
                Err(Failure::Refused(nobody.hint(Privacy::ListAll)).into())
            }
        }
    }

    /// Their enrolments in the tables, each with its cohort.
    pub fn enrolments(&self) -> impl Iterator<Item = (&CohortRecords, &Enrolment)> {
        let spots = self.theirs.iter().filter_map(|one| one.spot);
        spots.map(|spot| (&self.cohorts[spot.cohort], spot.of(&self.cohorts)))
    }

    /// Their enrolments that only the journal remembers.
    pub fn gone(&self) -> impl Iterator<Item = &KnownEnrolment> {
        self.theirs.iter().filter(|one| one.spot.is_none())
    }

    /// Their name.
    pub fn name(&self) -> String {
        let of_journal = || self.theirs.first().map(|one| meant(one).name);
        self.enrolments().next().map(|(_, enrolment)| enrolment.full_name()).or_else(of_journal).unwrap_or_default()
    }

    /// Whether a text names them, by one of their writings or by an id: of somebody erased that is all there is.
    pub fn is_named_in(&self, text: &str) -> bool {
        self.writings.all().found_in(text) || self.theirs.iter().any(|one| text.contains(one.who.id.as_str()))
    }

    /// Names those who may be the same person, with the command that means them.
    pub fn perhaps_said(&self, ui: &mut Ui<'_>, right: Right) {
        for one in &self.perhaps {
            ui.warning(&Privacy::PerhapsTheirs { person: one.clone(), right });
        }
    }
}

/// Points to a text that may speak of them.
pub fn perhaps_named(reading: &Reading, passing: &Passing) -> Result<Privacy> {
    Ok(Privacy::PerhapsNamed { place: reading.whereabouts(passing)?, text: passing.text.clone() })
}

/// Says that only the journal remembers an enrolment.
pub fn in_journal_alone(one: &KnownEnrolment) -> Privacy {
    Privacy::InJournalAlone { person: meant(one) }
}

fn meant(one: &KnownEnrolment) -> MeantPerson {
    let name = Some(one.trace.full_name()).filter(|name| !name.is_empty());
    MeantPerson {
        id: one.who.id.to_string(),
        cohort: one.who.cohort.to_string(),
        name: name.unwrap_or_else(|| one.who.id.to_string()),
        email: one.trace.email.clone(),
        gone: one.spot.is_none(),
    }
}
