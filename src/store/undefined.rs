//! Tables of a cohort that no definition names: what is about all cohorts cannot be said.

use crate::lang::message::words;

words! {
    /// A folder holds tables, and no definition names it: its definition has to come back, or its tables to go.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NoDefinition {
        pub folder: String,
        /// The file that would define it.
        pub file: String,
    }
        en: "{folder} holds tables of a cohort that is defined nowhere: whatever is about all cohorts would lack it"
        fr: "{folder} contient les tableaux d'une cohorte qui n'est définie nulle part : elle manquerait à tout ce qui \
            porte sur l'ensemble des cohortes"
        hint_en: "bring back its definition ({file}, or `[[cohorts]]` in programme.toml), or move the folder out of \
            data; until then name the cohort with `-c` where one is enough"
        hint_fr: "rétablissez sa définition ({file}, ou `[[cohorts]]` dans programme.toml), ou sortez le dossier de data \
            ; d'ici là, nommez la cohorte par `-c` là où une seule suffit"
}
