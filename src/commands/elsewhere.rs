//! What another cohort knows of somebody whom a command could not serve in its own: looked for once it has failed.

use crate::commands::context::Context;
use crate::commands::in_order::all_in_order;
use crate::domain::change_lines::person_line;
use crate::domain::people::lookup::TypedPerson;
use crate::domain::people::passage::{Passage, went_to};
use crate::domain::people::trail::Trace;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::Lang;
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::CommandError;

words! {
    /// Where they are.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Elsewhere {
        Is { person: String, cohort: CohortId }
            en: "{person} is in `{cohort}`: add `-c {cohort}`"
            fr: "{person} est dans « {cohort} » : ajoutez `-c {cohort}`",

        ComesBack { id: String, from: String, to: String }
            both: "`formation transfer {id} --to {to} -c {from}`",

        WentOn { person: String, passage: Passage } match passage {
            Passage { cohort, id, first_day } =>
                en: (
                    "{person} goes on in `{cohort}` ({id}) since {}: name them there with `-c {cohort}`",
                    long_date(*first_day, Lang::En),
                )
                fr: (
                    "{person} continue dans « {cohort} » ({id}) depuis le {} : c'est là qu'il faut agir, avec `-c \
                        {cohort}`",
                    long_date(*first_day, Lang::Fr),
                ),
        },
    }
}

/// Says where somebody is whom the cohort does not know, or where they went on. Nothing where nobody fits: what is wrong
/// with another cohort's files is not asked about.
pub fn said(context: &Context<'_>, ui: &mut Ui<'_>, error: &CommandError) {
    let Some(refusal) = error.refusal() else { return };
    let reading = || context.folder().ok()?.read().ok();
    let found = match refusal {
        Refusal::UnknownPerson { typed, cohort, .. } => {
            let known = reading().map(|reading| known_elsewhere(&reading, typed, cohort)).unwrap_or_default();
            known.into_iter().map(|(person, cohort)| Elsewhere::Is { person, cohort }).collect()
        }
        Refusal::Enrolment(EnrolmentRefusal::NotEnrolled { person, state: EnrolmentState::Transferred }) => {
            reading().and_then(|reading| went_on(context, &reading, person)).into_iter().collect()
        }
        Refusal::Enrolment(EnrolmentRefusal::AlreadyEnrolled {
            person,
            state: EnrolmentState::Transferred,
            edited: None,
        }) => reading().and_then(|reading| comes_back(context, &reading, person)).into_iter().collect(),
        _ => Vec::new(),
    };
    for words in &found {
        ui.hint(words);
    }
}

/// Whom the text typed fits best in each other cohort, and that cohort.
pub fn known_elsewhere(reading: &Reading, typed: &str, cohort: &CohortId) -> Vec<(String, CohortId)> {
    let others: Vec<CohortId> =
        reading.cohort_ids().unwrap_or_default().into_iter().filter(|id| id != cohort).collect();
    let found = all_in_order(others.len(), |at| {
        let (records, _) = reading.examine(&others[at]).ok()?;
        Some((best_fit(&records, typed)?, others[at].clone()))
    });
    found.into_iter().flatten().collect()
}

/// Whom of a cohort the text typed fits best.
pub fn best_fit(records: &CohortRecords, typed: &str) -> Option<String> {
    let typed = TypedPerson::new(typed);
    let fits = records.enrolments().filter_map(|row| Some((typed.fit_of(&row.id, &Trace::of(row))?, person_line(row))));
    fits.min().map(|(_, person)| person)
}

fn went_on(context: &Context<'_>, reading: &Reading, person: &Candidate) -> Option<Elsewhere> {
    let (_, passage, _) = passage(context, reading, person)?;
    Some(Elsewhere::WentOn { person: person.name.clone(), passage })
}

/// The transfer that brings somebody back; whoever left the other cohort too cannot be transferred from there.
fn comes_back(context: &Context<'_>, reading: &Reading, person: &Candidate) -> Option<Elsewhere> {
    let (to, Passage { cohort, id, .. }, state) = passage(context, reading, person)?;
    let is_there = matches!(state, EnrolmentState::Enrolled | EnrolmentState::Waiting);
    is_there.then(|| Elsewhere::ComesBack { id, from: cohort.to_string(), to: to.to_string() })
}

/// Where somebody of this cohort went, and how they stand there.
fn passage(
    context: &Context<'_>,
    reading: &Reading,
    person: &Candidate,
) -> Option<(CohortId, Passage, EnrolmentState)> {
    let here = context.cohort(reading).ok()?;
    let (records, _) = reading.examine(&here).ok()?;
    let row = records.enrolment_of(&person.id)?;
    let others: Vec<CohortId> = reading.cohort_ids().ok()?.into_iter().filter(|id| *id != here).collect();
    let found = all_in_order(others.len(), |at| {
        let (other, _) = reading.examine(&others[at]).ok()?;
        let passage = went_to(row, &other)?;
        let there = other.enrolments().find(|there| there.id.as_str() == passage.id)?.state;
        Some((passage, there))
    });
    let (passage, state) = found.into_iter().flatten().next()?;
    Some((here, passage, state))
}
