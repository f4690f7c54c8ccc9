//! What a decision wants the coordinator to know, in words.

use crate::domain::notice::Notice;

use super::dates::{full_date, long_date};
use super::refusals::{ruled, told};
use super::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

impl Words for Notice {
    fn en(&self) -> String {
        match self {
            Self::PutOnWaitingList { capacity, rank } => {
                format!("all {capacity} seats are taken: put on the waiting list, rank {rank}")
            }
            Self::OthersWait { waiting, next } => {
                format!("{} for a seat; {next} is first", count_en(*waiting, "person waits", "people wait"))
            }
            Self::EarlierSessionsCount { sessions, id, day } => format!(
                "the cohort has begun: {} will count as planned; to leave them out, `formation participants edit {id} --starts-on {day}`",
                list_en(sessions)
            ),
            Self::EarlierSessionsCountForAll { sessions, people, day } => format!(
                "the cohort has begun: {} will count as planned for {}; to leave them out, `--starts-on {day}`",
                list_en(sessions),
                count_en(*people, "person", "people"),
            ),
            Self::SeatFreed { next, id, .. } => {
                format!("a seat is free and {next} is next: `formation waitlist promote {id}`")
            }
            Self::MarksRemoved { person, sessions, last_day } => {
                format!("marks of {person} after {} are removed: {}", long_date(*last_day, Lang::En), list_en(sessions))
            }
            Self::MarksNoLongerExpected { person, sessions } => {
                format!("marks of {person} where no longer expected are removed: {}", list_en(sessions))
            }
            Self::LeftBeforeFirstSession { person } => {
                format!("{person} leaves before their first session: cancelled, not withdrawn")
            }
            Self::Overridden { barrier } => format!(
                "let in by exception – {}: {}",
                ruled(barrier, Lang::En),
                told(&barrier.column, &barrier.value, Lang::En)
            ),
            Self::MinutesLowered { marks, minutes } => {
                format!("{} lowered to fit the new session of {minutes} min", count_en(*marks, "mark is", "marks are"))
            }
            Self::MarkNotCounted { person, session } => {
                format!("{person} is no longer expected at `{session}`: their mark is kept and counts nowhere")
            }
            Self::SessionLonger { minutes } => {
                format!(
                    "the session now lasts {minutes} min: marks keep the minutes attended; mark again who stayed longer"
                )
            }
            Self::MarkedAhead { date } => {
                format!("{} is still to come, and people are marked there already", full_date(*date, Lang::En))
            }
            Self::MarksDropped { marks } => format!("{} removed", count_en(*marks, "mark is", "marks are")),
            Self::OnHoliday { date } => format!("{} is a public holiday", full_date(*date, Lang::En)),
            Self::NothingToDo => "nothing changes: it is so already".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::PutOnWaitingList { capacity, rank } => {
                format!("les {capacity} places sont prises : mise en liste d'attente, rang {rank}")
            }
            Self::OthersWait { waiting, next } => format!(
                "{} une place ; {next} est en tête",
                count_fr(*waiting, "personne attend", "personnes attendent")
            ),
            Self::EarlierSessionsCount { sessions, id, day } => format!(
                "la cohorte a commencé : {} {} ; sinon, `formation participants edit {id} --starts-on {day}`",
                list_fr(sessions),
                if sessions.len() == 1 { "comptera comme prévue" } else { "compteront comme prévues" }
            ),
            Self::EarlierSessionsCountForAll { sessions, people, day } => format!(
                "la cohorte a commencé : {} {} pour {} ; sinon, `--starts-on {day}`",
                list_fr(sessions),
                if sessions.len() == 1 { "comptera comme prévue" } else { "compteront comme prévues" },
                count_fr(*people, "personne", "personnes"),
            ),
            Self::SeatFreed { next, id, .. } => {
                format!("une place est libre et {next} est en tête de liste : `formation waitlist promote {id}`")
            }
            Self::MarksRemoved { person, sessions, last_day } => format!(
                "marques de {person} retirées après le {} : {}",
                long_date(*last_day, Lang::Fr),
                list_fr(sessions)
            ),
            Self::MarksNoLongerExpected { person, sessions } => {
                format!("marques de {person} retirées là où cette personne n'est plus attendue : {}", list_fr(sessions))
            }
            Self::LeftBeforeFirstSession { person } => {
                format!("{person} part avant sa première séance : annulation, et non abandon")
            }
            Self::Overridden { barrier } => format!(
                "admission par dérogation – {} : {}",
                ruled(barrier, Lang::Fr),
                told(&barrier.column, &barrier.value, Lang::Fr)
            ),
            Self::MinutesLowered { marks, minutes } => {
                format!(
                    "{} à ce que permet la nouvelle séance de {minutes} min",
                    count_fr(*marks, "marque ramenée", "marques ramenées")
                )
            }
            Self::MarkNotCounted { person, session } => {
                format!("{person} n'est plus attendu·e à « {session} » : sa marque est gardée et ne compte nulle part")
            }
            Self::SessionLonger { minutes } => format!(
                "la séance dure désormais {minutes} min : les marques gardent les minutes suivies ; marquez à nouveau qui est resté plus longtemps"
            ),
            Self::MarkedAhead { date } => {
                format!("le {} est encore à venir, et des présences y sont déjà marquées", full_date(*date, Lang::Fr))
            }
            Self::MarksDropped { marks } => count_fr(*marks, "marque retirée", "marques retirées"),
            Self::OnHoliday { date } => format!("le {} est un jour férié", full_date(*date, Lang::Fr)),
            Self::NothingToDo => "rien ne change : c'est déjà le cas".to_owned(),
        }
    }
}
