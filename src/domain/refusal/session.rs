//! Why a session cannot be moved, cancelled or restored.

use chrono::NaiveTime;

use crate::domain::programme::ids::SessionId;
use crate::lang::dates::clock;
use crate::lang::message::words;
use crate::lang::words::Lang;

words! {
    /// Why a session stays as it is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum SessionRefusal {
        HasMarks { session: SessionId, marks: usize, flag: &'static str }
            en: ("`{session}` has {marks} mark{}", if *marks == 1 { "" } else { "s" })
            fr: ("« {session} » porte {marks} marque{}", if *marks < 2 { "" } else { "s" })
            hint match flag {
                &"--drop-marks" =>
                    hint_en: "`--drop-marks` cancels it and takes its marks away; `formation undo` alone brings them \
                        back"
                    hint_fr: "`--drop-marks` l'annule et retire ses marques ; seul `formation undo` les rend",
                _ => hint_en: "add `{flag}`: they go with it" hint_fr: "ajoutez `{flag}` : elles la suivent",
            },

        IsAlready { session: SessionId, cancelled: bool } match cancelled {
            true =>
                en: "`{session}` is cancelled already"
                fr: "« {session} » est déjà annulée"
                hint: "`formation sessions restore {session}`",
            false => en: "`{session}` is not cancelled" fr: "« {session} » n'est pas annulée",
        },

        EndBeforeStart { session: SessionId, start: NaiveTime, end: NaiveTime }
            en: ("`{session}` would end at {} and start at {}", clock(*end, Lang::En), clock(*start, Lang::En))
            fr: ("« {session} » finirait à {} et commencerait à {}", clock(*end, Lang::Fr), clock(*start, Lang::Fr)),

        NotMoved { session: SessionId } en: "`{session}` is there already" fr: "« {session} » y est déjà",
    }
}
