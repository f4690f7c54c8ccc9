//! What is said beside the yearly return: what no cell of it can hold.

use crate::domain::quantity::Minutes;
use crate::lang::message::words;
use crate::lang::words::{count_en, count_fr};

words! {
    /// Something to know about the yearly return.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum BpfNote {
        Volunteers { persons: usize, attended: Minutes }
            en: (
                "{} with {} h in all: whether the training of volunteers belongs in this return is disputed (article \
                    L6313-3)",
                count_en(*persons, "volunteer is counted here,", "volunteers are counted here,"),
                attended.whole_hours(),
            )
            fr: (
                "{} pour {} h : la place de la formation des bénévoles dans ce bilan est discutée (article L6313-3)",
                count_fr(*persons, "bénévole est compté ici,", "bénévoles sont comptés ici,"),
                attended.whole_hours(),
            ),

        Transferred { persons: usize }
            en: (
                "{} transferred inside the period counts once, with all hours, on the line of the last cohort attended",
                if *persons == 1 { "1 person".to_owned() } else { format!("each of {persons} people") },
            )
            fr: (
                "{} une seule fois, avec toutes ses heures, sur la ligne de la dernière cohorte suivie",
                if *persons == 1 { "1 personne transférée pendant la période compte".to_owned() } else { format!("chacune des {persons} personnes transférées pendant la période compte") },
            ),

        WithoutTrainer { sessions: usize }
            en: (
                "{} no trainer: the hours are on the internal line of frame E, without a person counted",
                count_en(*sessions, "session has", "sessions have"),
            )
            fr: (
                "{} : les heures figurent sur la ligne interne du cadre E, sans personne comptée",
                count_fr(*sessions, "séance n'a pas de formateur", "séances n'ont pas de formateur"),
            ),

        ProgrammeLeftOut
            en: "`in_bpf = false` in programme.toml: nothing of this programme counts in the yearly return"
            fr: "`in_bpf = false` dans programme.toml : rien de ce programme n'entre dans le bilan annuel",

        NoSpeciality
            en: "there is no `nsf` in programme.toml: no line of frame F-4 is filled, only its total"
            fr: "il n'y a pas de `nsf` dans programme.toml : aucune ligne du cadre F-4 n'est remplie, seul son total l'est",
    }
}
