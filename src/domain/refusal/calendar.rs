//! Why there is no calendar.

use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::message::words;
use crate::lang::words::Lang;

words! {
    /// Why a calendar would hold nothing.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CalendarRefusal {
        NoSession { cohort: CohortId }
            en: "`{cohort}` has no session: its calendar would be empty"
            fr: "la cohorte « {cohort} » n'a pas de séance : son agenda serait vide"
            hint_en: "write its sessions where the cohort is defined"
            hint_fr: "écrivez ses séances là où la cohorte est définie",

        NothingExpected { person: Candidate, cohort: CohortId, state: EnrolmentState }
            en: ("{} is expected at no session of `{cohort}`{}", person.name, because(*state, Lang::En))
            fr: ("{} n'est attendu(e) à aucune séance de la cohorte « {cohort} »{}", person.name, because(*state, Lang::Fr))
            hint: ("`formation explain {}`", person.id),
    }
}

/// What alone explains it.
fn because(state: EnrolmentState, lang: Lang) -> &'static str {
    match state {
        EnrolmentState::Waiting => lang.pick(": they are on the waiting list", " : en liste d'attente"),
        EnrolmentState::Cancelled => lang.pick(": the enrolment was cancelled", " : inscription annulée"),
        EnrolmentState::Enrolled | EnrolmentState::Withdrawn | EnrolmentState::Transferred => "",
    }
}
