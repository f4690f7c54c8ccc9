//! What is said beside a report: things to know about its numbers that no cell can hold.

use crate::domain::quantity::Minutes;

use super::words::{Words, count_en, count_fr};

/// Something to know about the yearly return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BpfNote {
    /// Volunteers are among those counted; whether their training belongs in the return is disputed.
    Volunteers {
        /// How many.
        persons: usize,
        /// What they attended.
        attended: Minutes,
    },
    /// Sessions without a trainer: hours without a person in frame E.
    WithoutTrainer {
        /// How many.
        sessions: usize,
    },
    /// The programme says that it does not count.
    ProgrammeLeftOut,
    /// Frame F-3 has no line to put them on.
    NoObjective,
    /// Frame F-4 has no speciality to put them on.
    NoSpeciality,
}

impl Words for BpfNote {
    fn en(&self) -> String {
        match self {
            Self::Volunteers { persons, attended } => format!(
                "{} with {} h in all: whether the training of volunteers belongs in this return is disputed (article L6313-3)",
                count_en(*persons, "volunteer is counted here,", "volunteers are counted here,"),
                attended.whole_hours()
            ),
            Self::WithoutTrainer { sessions } => format!(
                "{} no trainer: the hours are on the internal line of frame E, without a person",
                count_en(*sessions, "session has", "sessions have")
            ),
            Self::ProgrammeLeftOut => {
                "`in_bpf = false` in programme.toml: nothing of this programme counts in the yearly return".to_owned()
            }
            Self::NoObjective => {
                "`bpf_objective` is empty in programme.toml: no line of frame F-3 is filled, only its total".to_owned()
            }
            Self::NoSpeciality => {
                "`nsf` is empty in programme.toml: no line of frame F-4 is filled, only its total".to_owned()
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Volunteers { persons, attended } => format!(
                "{} pour {} h : l'inscription au bilan de la formation des bénévoles est discutée (article L6313-3)",
                count_fr(*persons, "bénévole est compté ici,", "bénévoles sont comptés ici,"),
                attended.whole_hours()
            ),
            Self::WithoutTrainer { sessions } => format!(
                "{} : les heures figurent sur la ligne interne du cadre E, sans personne",
                count_fr(*sessions, "séance n'a pas de formateur", "séances n'ont pas de formateur")
            ),
            Self::ProgrammeLeftOut => {
                "`in_bpf = false` dans programme.toml : rien de ce programme n'entre dans le bilan annuel".to_owned()
            }
            Self::NoObjective => {
                "`bpf_objective` est vide dans programme.toml : aucune ligne du cadre F-3 n'est remplie, seul son total \
                 l'est"
                    .to_owned()
            }
            Self::NoSpeciality => {
                "`nsf` est vide dans programme.toml : aucune ligne du cadre F-4 n'est remplie, seul son total l'est"
                    .to_owned()
            }
        }
    }
}
