//! Why a word leads to no session of a cohort, and which there are: all of them, or those nearest to the day.

use chrono::NaiveDate;

use crate::domain::date_words::NotADate;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::lang::dates::{dated, full_date};
use crate::lang::message::words;
use crate::lang::suggestion::{nearest_are, there_are};
use crate::lang::words::{Lang, Words};

words! {
    /// Why there is no session of that id, on that day, to come, or yet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum NoSession {
        Unknown {
            typed: String,
            cohort: CohortId,
            near: Option<SessionId>,
            known: Vec<(SessionId, NaiveDate)>,
        }
            en: "`{cohort}` has no session `{typed}`"
            fr: "la cohorte « {cohort} » n'a pas de séance « {typed} »"
            hint: (|lang| there_are(near.as_ref(), &dated(known, lang), lang)),

        NoDay(wrong: NotADate)
            en: { wrong.say(Lang::En) }
            fr: { wrong.say(Lang::Fr) },

        On {
            cohort: CohortId,
            day: NaiveDate,
            /// The one before and the one after.
            near: Vec<(SessionId, NaiveDate)>,
        }
            en: ("`{cohort}` has no session on {}", full_date(*day, Lang::En))
            fr: ("la cohorte « {cohort} » n'a pas de séance le {}", full_date(*day, Lang::Fr))
            hint: (|lang| nearest_are(&dated(near, lang), lang)),

        ToCome { cohort: CohortId, near: Vec<(SessionId, NaiveDate)> }
            en: "`{cohort}` has no session to come"
            fr: "la cohorte « {cohort} » n'a plus de séance à venir"
            hint: (|lang| nearest_are(&dated(near, lang), lang)),

        Yet { cohort: CohortId, near: Vec<(SessionId, NaiveDate)> }
            en: "`{cohort}` has had no session yet"
            fr: "la cohorte « {cohort} » n'a pas encore eu de séance"
            hint: (|lang| nearest_are(&dated(near, lang), lang)),
    }
}
