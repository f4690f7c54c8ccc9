//! What to know about what is proved.

use crate::lang::message::words;

words! {
    /// A note beside the report.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum QualityNote {
        NotRecorded
            en: "indicators 11 (objectives reached) and 30 (opinions) are not recorded here"
            fr: "les indicateurs 11 (objectifs atteints) et 30 (appréciations) ne sont pas suivis ici",
        TwoDays
            en: "indicator 12 is about trainings over two days: this programme is shorter"
            fr: "l'indicateur 12 porte sur les formations de plus de deux jours : ce programme est plus court",
    }
}
