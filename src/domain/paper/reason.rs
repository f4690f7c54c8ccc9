//! Why somebody gets no paper, in words, and what to do about it.

use chrono::NaiveDate;

use super::period::Period;
use crate::domain::programme::ids::SessionId;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, list_en, list_fr};

words! {
    /// Why a person gets no paper.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PaperReason {
        Waiting en: "on the waiting list" fr: "en liste d'attente",
        Cancelled en: "enrolment cancelled" fr: "inscription annulée",
        Withdrawn { on: Option<NaiveDate> }
            en: ("withdrawn{}", on.map(|day| format!(" on {}", long_date(day, Lang::En))).unwrap_or_default())
            fr: ("abandon{}", on.map(|day| format!(" le {}", long_date(day, Lang::Fr))).unwrap_or_default()),

        Transferred en: "transferred to another cohort" fr: "transfert vers une autre promotion",

        /// Nothing of the path takes place from that day on.
        NothingToCome { from: NaiveDate }
            en: ("no session from {} on", long_date(*from, Lang::En))
            fr: ("aucune séance à partir du {}", long_date(*from, Lang::Fr)),

        /// Of the session to which people are invited.
        NotExpected { session: SessionId } en: "not expected at {session}" fr: "pas attendu(e) à {session}",

        /// A session of the path is still to come.
        NotEnded {
            until: NaiveDate,
            /// The last session that is over.
            held: Option<NaiveDate>,
        }
            en: ("the path goes on until {}", long_date(*until, Lang::En))
            fr: ("le parcours dure jusqu'au {}", long_date(*until, Lang::Fr)),

        Unmarked { sessions: Vec<SessionId> }
            en: ("not marked at {}", list_en(sessions))
            fr: ("présence non renseignée à {}", list_fr(sessions)),

        NothingAttended { period: Period }
            en: "nothing was attended ({period})"
            fr: "rien n'a été suivi ({period})",
    }
}

impl PaperReason {
    /// What to do about it: a command, or nothing.
    pub fn next(&self, id: &str, lang: Lang) -> String {
        match self {
            Self::Waiting => format!("`formation waitlist promote {id}`"),
            Self::Cancelled | Self::Withdrawn { .. } | Self::Transferred => {
                format!("`formation participants show {id}`")
            }
            Self::NothingToCome { .. } => {
                lang.pick("`--from DATE` goes further back", "`--from DATE` remonte plus loin").to_owned()
            }
            Self::NotEnded { held: Some(day), .. } => {
                lang.pick(format!("`--to {day}` for what is over"), format!("`--to {day}` pour ce qui est terminé"))
            }
            Self::Unmarked { sessions } => {
                let first = sessions.first().map(ToString::to_string).unwrap_or_default();
                format!("`formation attend {first}`")
            }
            Self::NothingAttended { .. } | Self::NotEnded { held: None, .. } | Self::NotExpected { .. } => {
                format!("`formation explain {id}`")
            }
        }
    }
}
