//! Sessions that want attention.

use crate::lang::message::words;
use chrono::{NaiveDate, NaiveTime};

use crate::domain::programme::holidays::Holiday;
use crate::domain::quantity::Minutes;
use crate::lang::dates::{clock, long_date};
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

use super::code::Code;
use super::family::Finding;

words! {
    /// What is found of a session or a module.
    #[derive(Clone, Debug)]
    pub enum Sessions {
        NobodyMarked { session: String, date: NaiveDate, cohort: String, expected: usize }
            code: NobodyMarked
            en: (
                "nobody is marked at {session} of {}: {} expected",
                long_date(*date, Lang::En),
                count_en(*expected, "person", "people"),
            )
            fr: (
                "aucune présence notée à {session} du {} : {}",
                long_date(*date, Lang::Fr),
                count_fr(*expected, "personne attendue", "personnes attendues"),
            )
            hint_en: "`formation attend {session} -c {cohort}`, or `formation sessions cancel {session} -c {cohort} \
                --reason …`"
            hint_fr: "`formation attend {session} -c {cohort}`, ou `formation sessions cancel {session} -c {cohort} \
                --reason …`",

        PartlyMarked { session: String, cohort: String, expected: usize, unmarked: Vec<String> }
            code: PartlyMarked
            en: ("{} of {expected} not marked at {session}: {}", unmarked.len(), list_en(&few(unmarked, Lang::En)))
            fr: (
                "{session} : {} sur {expected} ({})",
                count_fr(unmarked.len(), "présence non renseignée", "présences non renseignées"),
                list_fr(&few(unmarked, Lang::Fr)),
            )
            hint: "`formation attend {session} -c {cohort} …`",

        OnHoliday { session: String, cohort: String, date: NaiveDate, holiday: Holiday }
            code: OnHoliday
            en: ("{session} falls on a public holiday: {}, {}", long_date(*date, Lang::En), holiday.en())
            fr: ("{session} tombe un jour férié : {}, {}", long_date(*date, Lang::Fr), holiday.fr())
            hint_en: "if it is a mistake: `formation sessions move {session} -c {cohort} --to … --reason …`"
            hint_fr: "si c'est une erreur : `formation sessions move {session} -c {cohort} --to … --reason …`",

        ClocksChange { session: String, date: NaiveDate, minutes: Minutes }
            code: ClocksChange
            en: (
                "the clocks change during {session} of {}: it lasts {} h",
                long_date(*date, Lang::En),
                hours(*minutes, '.'),
            )
            fr: (
                "l'heure change pendant {session} du {} : la séance dure {} h",
                long_date(*date, Lang::Fr),
                hours(*minutes, ','),
            )
            hint_en: "nothing to do if it takes place at night: the time that passes is what counts; else correct \
                `start` and `end`"
            hint_fr: "rien à faire si elle a lieu de nuit : c'est le temps qui passe qui compte ; sinon, corrigez « \
                start » et « end »",

        TrainerTwice {
            trainer: String,
            session: String,
            cohort: String,
            other: String,
            other_cohort: String,
            date: NaiveDate,
            from: NaiveTime,
            to: NaiveTime,
            /// How many other sessions of theirs begin with the later of the two.
            more: usize,
        }
            code: TrainerTwice
            en: {
                let (from, to) = (clock(*from, Lang::En), clock(*to, Lang::En));
                let others = match *more {
                    0 => String::new(),
                    more => format!(", and {} then", count_en(more, "other session", "other sessions")),
                };
                format!(
                    "{trainer} runs {session} ({cohort}) and {other} ({other_cohort}) at once on {}, {from} to {to}{others}",
                    long_date(*date, Lang::En),
                )
            }
            fr: {
                let (from, to) = (clock(*from, Lang::Fr), clock(*to, Lang::Fr));
                let others = match *more {
                    0 => String::new(),
                    more => format!(", ainsi que {}", count_fr(more, "autre séance", "autres séances")),
                };
                format!(
                    "{trainer} anime {session} ({cohort}) et {other} ({other_cohort}) en même temps le {}, de {from} à \
                     {to}{others}",
                    long_date(*date, Lang::Fr),
                )
            }
            hint_en: "correct the trainer of one of the two, or its time"
            hint_fr: "corrigez le formateur de l'une des deux, ou son horaire",

        CohortTwice { session: String, cohort: String, other: String }
            code: CohortTwice
            en: "{session} and {other} of {cohort} overlap"
            fr: "{session} et {other} de {cohort} se chevauchent"
            hint: "`formation sessions move {session} -c {cohort} --to … --reason …`",

        ModuleHours { module: String, cohort: String, planned: Minutes, scheduled: Minutes }
            code: ModuleHours
            en: (
                "{module} is planned for {} h but its sessions of {cohort} come to {} h",
                hours(*planned, '.'),
                hours(*scheduled, '.'),
            )
            fr: (
                "{module} prévoit {} h, mais ses séances de {cohort} en totalisent {}",
                hours(*planned, ','),
                hours(*scheduled, ','),
            )
            hint_en: "correct `hours` of {module}, or its sessions"
            hint_fr: "corrigez « hours » de {module}, ou ses séances",
    }
}

/// The first names of a long list, and how many more.
pub fn few(names: &[String], lang: Lang) -> Vec<String> {
    const SHOWN: usize = 3;
    let mut shown: Vec<String> = names.iter().take(SHOWN).cloned().collect();
    if names.len() > SHOWN {
        let more = names.len() - SHOWN;
        shown.push(lang.pick(count_en(more, "other", "others"), count_fr(more, "autre", "autres")));
    }
    shown
}

/// `8`, `7.5`, `1.33`.
fn hours(minutes: Minutes, mark: char) -> String {
    let hundredths = minutes.hundredths_of_hours();
    let text = format!("{}{mark}{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(mark).to_owned()
}
