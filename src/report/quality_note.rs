//! What to know about what is proved.

use crate::lang::message::words;

words! {
    /// A note beside the report.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum QualityNote {
        NotRecorded
            en: "indicators 11 and 30 are not recorded here: objectives reached, opinions of people, funders, trainers"
            fr: "les indicateurs 11 et 30 ne sont pas suivis ici : objectifs atteints, appréciations des participants, financeurs, \
                intervenants",
        TwoDays
            en: "indicator 12 is about trainings over two days: this programme is shorter"
            fr: "l'indicateur 12 porte sur les formations de plus de deux jours : ce programme est plus court",
    }
}
