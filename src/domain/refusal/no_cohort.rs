//! Why a request leads to no single cohort, and which there are.

use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::candidate::{CohortDays, spans};
use crate::lang::message::words;
use crate::lang::suggestion::there_are;
use crate::lang::words::{Lang, any_en, any_fr};

words! {
    /// Why it is not sure which cohort is meant.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum NoCohort {
        Unknown { typed: String, near: Option<CohortId>, known: Vec<CohortId> }
            en: "there is no cohort `{typed}`"
            fr: "il n'y a pas de cohorte « {typed} »"
            hint: (|lang| there_are(near.as_ref(), known, lang)),

        Several {
            /// How many run today: never one.
            running: usize,
            known: Vec<CohortDays>,
        } match running {
            0 =>
                en: "several cohorts, and none is running today"
                fr: "plusieurs cohortes, et aucune n'est en cours aujourd'hui",
            _ =>
                en: "{running} cohorts are running today"
                fr: "{running} cohortes sont en cours aujourd'hui",
        }
            hint_en: ("name one with `-c`: {}", any_en(&spans(known, Lang::En)))
            hint_fr: ("nommez-en une avec `-c` : {}", any_fr(&spans(known, Lang::Fr))),

        Ambiguous { typed: String, candidates: Vec<CohortDays> }
            en: "`{typed}` fits several cohorts"
            fr: "« {typed} » convient à plusieurs cohortes"
            hint_en: ("name one with `-c`: {}", any_en(&spans(candidates, Lang::En)))
            hint_fr: ("nommez-en une avec `-c` : {}", any_fr(&spans(candidates, Lang::Fr))),

        OnlyOne { known: Vec<CohortDays> }
            en: "`all` is for reports: this is about one cohort"
            fr: "`all` vaut pour les rapports : il faut ici une cohorte"
            hint_en: ("name one with `-c`: {}", any_en(&spans(known, Lang::En)))
            hint_fr: ("nommez-en une avec `-c` : {}", any_fr(&spans(known, Lang::Fr))),

        Yet
            en: "the programme has no cohort yet"
            fr: "le programme n'a pas encore de cohorte"
            hint_en: "add a `[[cohorts]]` table to programme.toml"
            hint_fr: "ajoutez une table `[[cohorts]]` à programme.toml",
    }
}
