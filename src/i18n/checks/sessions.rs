//! Sessions that want attention.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::holidays::Holiday;
use crate::domain::quantity::Minutes;
use crate::i18n::dates::{clock, long_date};
use crate::i18n::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

use super::code::Code;
use super::family::Finding;

/// What is found of a session or a module.
#[derive(Clone, Debug)]
pub enum Sessions {
    /// It is over and nobody is marked.
    NobodyMarked {
        /// The session.
        session: String,
        /// Its day.
        date: NaiveDate,
        /// The cohort.
        cohort: String,
        /// How many were expected.
        expected: usize,
    },
    /// It is over and some are not marked.
    PartlyMarked {
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
        /// How many were expected.
        expected: usize,
        /// Names of those without a mark.
        unmarked: Vec<String>,
    },
    /// It falls on a public holiday.
    OnHoliday {
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
        /// The day.
        date: NaiveDate,
        /// Its name.
        holiday: Holiday,
    },
    /// The clocks change while it lasts.
    ClocksChange {
        /// The session.
        session: String,
        /// The day.
        date: NaiveDate,
        /// How long it lasts.
        minutes: Minutes,
    },
    /// Its trainer runs another at the same time.
    TrainerTwice {
        /// The trainer's name.
        trainer: String,
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
        /// The other session.
        other: String,
        /// Its cohort.
        other_cohort: String,
        /// The day.
        date: NaiveDate,
        /// When both have begun.
        from: NaiveTime,
        /// When one of them ends.
        to: NaiveTime,
    },
    /// It overlaps another of its cohort.
    CohortTwice {
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
        /// The other session.
        other: String,
    },
    /// The sessions of a module do not make up its hours.
    ModuleHours {
        /// The module.
        module: String,
        /// The cohort.
        cohort: String,
        /// What the programme says.
        planned: Minutes,
        /// What the sessions come to.
        scheduled: Minutes,
    },
}

impl Finding for Sessions {
    fn code(&self) -> Code {
        match self {
            Self::NobodyMarked { .. } => Code::NobodyMarked,
            Self::PartlyMarked { .. } => Code::PartlyMarked,
            Self::OnHoliday { .. } => Code::OnHoliday,
            Self::ClocksChange { .. } => Code::ClocksChange,
            Self::TrainerTwice { .. } => Code::TrainerTwice,
            Self::CohortTwice { .. } => Code::CohortTwice,
            Self::ModuleHours { .. } => Code::ModuleHours,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::NobodyMarked { session, cohort, .. } => {
                format!(
                    "`formation attend {session} -c {cohort}`, or `formation sessions cancel {session} -c {cohort} --reason …`"
                )
            }
            Self::PartlyMarked { session, cohort, .. } => {
                format!("`formation attend {session} -c {cohort} …`")
            }
            Self::OnHoliday { session, cohort, .. } => {
                format!("if it is a mistake: `formation sessions move {session} -c {cohort} --to … --reason …`")
            }
            Self::ClocksChange { .. } => {
                "nothing to do if it takes place at night: the time that passes is what counts; else correct `start` and `end`"
                    .to_owned()
            }
            Self::TrainerTwice { .. } => "correct the trainer of one of the two, or its time".to_owned(),
            Self::CohortTwice { session, cohort, .. } => {
                format!("`formation sessions move {session} -c {cohort} --to … --reason …`")
            }
            Self::ModuleHours { module, .. } => {
                format!("correct `hours` of {module}, or its sessions")
            }
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::NobodyMarked { session, cohort, .. } => {
                format!(
                    "`formation attend {session} -c {cohort}`, ou `formation sessions cancel {session} -c {cohort} --reason …`"
                )
            }
            Self::PartlyMarked { session, cohort, .. } => {
                format!("`formation attend {session} -c {cohort} …`")
            }
            Self::OnHoliday { session, cohort, .. } => {
                format!("si c'est une erreur : `formation sessions move {session} -c {cohort} --to … --reason …`")
            }
            Self::ClocksChange { .. } => {
                "rien à faire si elle a lieu de nuit : c'est le temps qui passe qui compte ; sinon, corrigez « start » et « end »"
                    .to_owned()
            }
            Self::TrainerTwice { .. } => "corrigez le formateur de l'une des deux, ou son horaire".to_owned(),
            Self::CohortTwice { session, cohort, .. } => {
                format!("`formation sessions move {session} -c {cohort} --to … --reason …`")
            }
            Self::ModuleHours { module, .. } => {
                format!("corrigez « hours » de {module}, ou ses séances")
            }
        }
    }
}

impl Words for Sessions {
    fn en(&self) -> String {
        match self {
            Self::NobodyMarked { session, date, expected, .. } => format!(
                "nobody is marked at {session} of {}: {} expected",
                long_date(*date, Lang::En),
                count_en(*expected, "person", "people")
            ),
            Self::PartlyMarked { session, expected, unmarked, .. } => {
                format!(
                    "{} of {expected} not marked at {session}: {}",
                    unmarked.len(),
                    list_en(&few(unmarked, Lang::En))
                )
            }
            Self::OnHoliday { session, date, holiday, .. } => {
                format!("{session} falls on a public holiday: {}, {}", long_date(*date, Lang::En), holiday.en())
            }
            Self::ClocksChange { session, date, minutes } => format!(
                "the clocks change during {session} of {}: it lasts {} h",
                long_date(*date, Lang::En),
                hours(*minutes, '.')
            ),
            Self::TrainerTwice { trainer, session, cohort, other, other_cohort, date, from, to } => format!(
                "{trainer} runs {session} ({cohort}) and {other} ({other_cohort}) at once on {}, {} to {}",
                long_date(*date, Lang::En),
                clock(*from, Lang::En),
                clock(*to, Lang::En)
            ),
            Self::CohortTwice { session, cohort, other } => format!("{session} and {other} of {cohort} overlap"),
            Self::ModuleHours { module, cohort, planned, scheduled } => format!(
                "{module} is planned for {} h but its sessions of {cohort} come to {} h",
                hours(*planned, '.'),
                hours(*scheduled, '.')
            ),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NobodyMarked { session, date, expected, .. } => format!(
                "aucune présence notée à {session} du {} : {}",
                long_date(*date, Lang::Fr),
                count_fr(*expected, "personne attendue", "personnes attendues")
            ),
            Self::PartlyMarked { session, expected, unmarked, .. } => format!(
                "{session} : {} sur {expected} ({})",
                count_fr(unmarked.len(), "présence non renseignée", "présences non renseignées"),
                list_fr(&few(unmarked, Lang::Fr))
            ),
            Self::OnHoliday { session, date, holiday, .. } => {
                format!("{session} tombe un jour férié : {}, {}", long_date(*date, Lang::Fr), holiday.fr())
            }
            Self::ClocksChange { session, date, minutes } => format!(
                "l'heure change pendant {session} du {} : la séance dure {} h",
                long_date(*date, Lang::Fr),
                hours(*minutes, ',')
            ),
            Self::TrainerTwice { trainer, session, cohort, other, other_cohort, date, from, to } => format!(
                "{trainer} anime {session} ({cohort}) et {other} ({other_cohort}) en même temps le {}, de {} à {}",
                long_date(*date, Lang::Fr),
                clock(*from, Lang::Fr),
                clock(*to, Lang::Fr)
            ),
            Self::CohortTwice { session, cohort, other } => {
                format!("{session} et {other} de {cohort} se chevauchent")
            }
            Self::ModuleHours { module, cohort, planned, scheduled } => format!(
                "{module} prévoit {} h, mais ses séances de {cohort} en totalisent {}",
                hours(*planned, ','),
                hours(*scheduled, ',')
            ),
        }
    }
}

/// The first names of a long list, and how many more.
pub(super) fn few(names: &[String], lang: Lang) -> Vec<String> {
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
