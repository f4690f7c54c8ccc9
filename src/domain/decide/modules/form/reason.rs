//! Why a row of a form about the modules is rejected.

use crate::domain::people::registration::Unfit;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::lang::cut::cut;
use crate::lang::message::words;
use crate::lang::words::{Words, list_en, list_fr, of_fr};

words! {
    /// Why a row is rejected.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RowReason {
        Unfit(unfit: Unfit) both: "{unfit}",
        Refused(refusal: Box<Refusal>) both: (|lang| refusal.say(lang)),
        Nobody en: "it does not say who answers" fr: "elle ne dit pas qui répond",
        Unknown { typed: String, near: Option<Candidate> } match near {
            Some(near) =>
                en: ("nobody of the cohort is called `{}`; perhaps {near}", cut(typed, 80))
                fr: ("personne ne s'appelle « {} » dans la cohorte ; peut-être {near}", cut(typed, 80)),
            _ =>
                en: ("nobody of the cohort is called `{}`", cut(typed, 80))
                fr: ("personne ne s'appelle « {} » dans la cohorte", cut(typed, 80)),
        },
        /// Who it is cannot be told: nobody is guessed.
        Several { typed: String, people: Vec<Candidate> }
            en: ("`{}` may be {}: their e-mail tells them apart", cut(typed, 80), list_en(people))
            fr: ("« {} » peut être {} : leur adresse e-mail les distingue", cut(typed, 80), list_fr(people)),

        Differ { of_email: Candidate, of_name: Candidate }
            en: "the e-mail is that of {of_email}, the name that of {of_name}"
            fr: (
                "l'adresse e-mail est celle {}, le nom celui {}",
                of_fr(&of_email.to_string()),
                of_fr(&of_name.to_string()),
            ),

        Silent { label: [String; 2] } match label {
            [label_en, label_fr] => en: "it says nothing of `{label_en}`" fr: "elle ne dit rien de « {label_fr} »",
        },

        NotDots { heading: String, value: String }
            en: ("{}: `{}` is no number of dots", cut(heading, 80), cut(value, 80))
            fr: ("{} : « {} » n'est pas un nombre de points", cut(heading, 80), cut(value, 80)),
    }
}

impl From<Refusal> for RowReason {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<PedagogyRefusal> for RowReason {
    fn from(refusal: PedagogyRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}
