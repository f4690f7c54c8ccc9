//! Names that nothing answers to.

use crate::domain::findings::code::Code;
use crate::domain::findings::family::{Finding, one_of_en, one_of_fr};
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;

words! {
    /// A reference that leads nowhere.
    #[derive(Clone, Debug)]
    pub enum References {
        UnknownFunder { funder: String, near: Option<String>, known: Vec<String> }
            code: UnknownFunder
            en: "the funder `{funder}` does not exist"
            fr: "le financeur « {funder} » n'existe pas"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                None => hint_en: { one_of_en(known) } hint_fr: { one_of_fr(known) },
            },

        ModuleWithoutSession { module: String, cohort: String }
            code: ModuleWithoutSession
            en: "the module {module} has no session in {cohort}"
            fr: "le module {module} n'a aucune séance dans {cohort}"
            hint_en: "add a session of {module}, or remove it here"
            hint_fr: "ajoutez une séance de {module}, ou retirez-le ici",
    }
}
