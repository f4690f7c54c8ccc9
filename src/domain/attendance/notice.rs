//! What there is to know of marks that a decision changes, and of the sheets on which they stand.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::programme::ids::SessionId;
use crate::lang::dates::{clock, full_date, long_date};
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr, of_fr};

words! {
    /// Of marks and sheets.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum MarkNotice {
        /// A mark made anew says when they went, and no longer when they came, as the mark before did.
        ArrivalGone { session: SessionId, person: String, id: String, arrived: NaiveTime, left: NaiveTime }
            en: (
                "the arrival of {person} at {} no longer counts; {}",
                clock(*arrived, Lang::En),
                both_times(session, id, *arrived, *left, Lang::En),
            )
            fr: (
                "l'arrivée {} à {} ne compte plus ; {}",
                of_fr(person),
                clock(*arrived, Lang::Fr),
                both_times(session, id, *arrived, *left, Lang::Fr),
            ),

        /// The other way round.
        DepartureGone { session: SessionId, person: String, id: String, arrived: NaiveTime, left: NaiveTime }
            en: (
                "the departure of {person} at {} no longer counts; {}",
                clock(*left, Lang::En),
                both_times(session, id, *arrived, *left, Lang::En),
            )
            fr: (
                "le départ {} à {} ne compte plus ; {}",
                of_fr(person),
                clock(*left, Lang::Fr),
                both_times(session, id, *arrived, *left, Lang::Fr),
            ),

        MarksRemoved { person: String, sessions: Vec<SessionId>, last_day: NaiveDate }
            en: ("marks of {person} after {} are removed: {}", long_date(*last_day, Lang::En), list_en(sessions))
            fr: (
                "marques {} retirées après le {} : {}",
                of_fr(person),
                long_date(*last_day, Lang::Fr),
                list_fr(sessions),
            ),

        /// Absences and excuses at sessions that are no longer theirs go.
        MarksNoLongerExpected { person: String, sessions: Vec<SessionId> }
            en: "marks of {person} where no longer expected are removed: {sessions}"
            fr: {
                let (of, where_) = (of_fr(person), list_fr(sessions));
                format!("marques {of} retirées là où cette personne n'est plus attendue : {where_}")
            },

        /// Marks were lowered to the new length of the session.
        MinutesLowered { marks: usize, minutes: u32 }
            en: ("{} lowered to the new length of the session, {minutes} min", count_en(*marks, "mark is", "marks are"))
            fr: (
                "{} à la nouvelle durée de la séance, {minutes} min",
                count_fr(*marks, "marque ramenée", "marques ramenées"),
            ),

        /// An absence or excuse is kept where its person is no longer expected.
        MarkNotCounted { person: String, session: SessionId }
            en: "{person} is no longer expected at `{session}`: their mark is kept and counts nowhere"
            fr: "{person} n'est plus attendu·e à « {session} » : sa marque est gardée et ne compte nulle part",

        SessionLonger { minutes: u32 }
            en: "the session now lasts {minutes} min: marks keep the minutes attended; mark again who stayed longer"
            fr: "la séance dure désormais {minutes} min : les marques gardent les minutes suivies ; marquez à nouveau \
                qui est resté plus longtemps",

        /// Marks go to a day that is still to come.
        MarkedAhead { date: NaiveDate }
            en: ("{} is still to come, and people are marked there already", full_date(*date, Lang::En))
            fr: ("le {} est encore à venir, et des présences y sont déjà marquées", full_date(*date, Lang::Fr)),

        MarksDropped { marks: usize }
            en: ("{} removed", count_en(*marks, "mark is", "marks are"))
            fr: { count_fr(*marks, "marque retirée", "marques retirées") },

        SheetReopened { session: SessionId }
            en: "the sheet is open again; `formation sessions close {session}` closes it"
            fr: "la feuille est rouverte ; `formation sessions close {session}` la clôt de nouveau",

        /// A reason was given to reopen, and no closed sheet is changed: it is not kept.
        NothingToReopen
            en: "no closed sheet is changed: the reason of `--reopen` is not kept"
            fr: "aucune feuille close n'est modifiée : le motif de `--reopen` n'est pas gardé",

        /// The trainer counted another number of people than are marked present.
        CountDiffers { session: SessionId, counted: u32, present: usize }
            en: (
                "the trainer counted {counted} at `{session}`, where {} marked present",
                count_en(*present, "person is", "people are"),
            )
            fr: (
                "à « {session} », le formateur a compté {}, et {}",
                count_fr(*counted as usize, "personne", "personnes"),
                count_fr(*present, "est marquée présente", "sont marquées présentes"),
            ),
    }
}

impl MarkNotice {
    /// Whether it is a next step rather than a warning.
    pub const fn is_hint(&self) -> bool {
        matches!(self, Self::SheetReopened { .. })
    }
}

/// The command that keeps the arrival and the departure.
fn both_times(session: &SessionId, id: &str, arrived: NaiveTime, left: NaiveTime, lang: Lang) -> String {
    let (arrived, left) = (arrived.format("%H:%M"), left.format("%H:%M"));
    let both = lang.pick("for both:", "pour les deux :");
    format!("{both} `formation attend {session} --arrived {id}={arrived} --left {id}={left}`")
}
