//! What a person is asked at a terminal, and what stands beside the question: answers to choose from, keys to press.

use super::cut::cut;
use super::words::{Lang, Words, count_en, count_fr};
use crate::domain::no_name::NoName;

/// A question, an answer offered, or what helps to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Of everybody expected at a session that was held, who came.
    WhoWasThere {
        /// The session, in a line.
        session: String,
    },
    /// Of everybody expected at a session to come, who is excused.
    WhoIsExcused {
        /// The session, in a line.
        session: String,
    },
    /// What those are who were not checked.
    TheOthers,
    /// They were absent.
    Absent,
    /// They are excused.
    Excused,
    /// They stay without a mark.
    NotMarkedYet,
    /// A near match: whether they are somebody else.
    SomebodyElse {
        /// Whom they resemble, as a sentence without its stop.
        near: String,
    },
    /// Whether what is probably no name is somebody's name.
    SpelledSo {
        /// As written.
        name: String,
        /// Why it is probably none.
        why: NoName,
    },
    /// A near match of a form's row: who it is.
    WhoIsTheRow {
        /// Row of the file.
        row: u32,
        /// Whom the row names.
        who: String,
        /// Whom they resemble and why, as a sentence without its stop.
        perhaps: String,
    },
    /// The one they resemble.
    TheSamePerson,
    /// Somebody else.
    AnotherPerson,
    /// Nobody knows yet.
    LeaveTheRow,
    /// Which of two values stays.
    WhichStays {
        /// Of what.
        what: String,
    },
    /// The presences of both, united.
    BothPresences {
        /// As many minutes as they come to.
        minutes: u32,
    },
    /// Who somebody in a log is.
    WhoIsThis {
        /// As the log shows them.
        shown: String,
        /// How long they were there.
        minutes: u32,
    },
    /// Nobody of the cohort.
    NobodyOfTheCohort,
    /// Whether to remember who somebody is.
    RememberThat {
        /// As the log shows them.
        shown: String,
    },
    /// For the next logs, too.
    RememberIt,
    /// Not for the next log.
    OnlyThisTime,
    /// An answer has to be given.
    CannotBeEmpty,
    /// The first name, as the command line names it.
    FirstWord,
    /// The last name, as the command line names it.
    LastWord,
    /// The keys of a choice.
    KeysOfChoice,
    /// The keys of a choice among answers under letters.
    KeysOfLetters,
    /// The keys of a checklist.
    KeysOfChecklist,
    /// How many were checked.
    Checked {
        /// So many.
        count: usize,
    },
    /// The two answers, with a stroke.
    YesOrNoPlaceholder,
    /// Neither of the two was typed.
    YesOrNo,
}

impl Words for Question {
    fn en(&self) -> String {
        match self {
            Self::WhoWasThere { session } => format!("{session}: who was there?"),
            Self::WhoIsExcused { session } => format!("{session}: who is excused?"),
            Self::TheOthers => "the others are".to_owned(),
            Self::Absent => "absent".to_owned(),
            Self::Excused => "excused".to_owned(),
            Self::NotMarkedYet => "not marked yet".to_owned(),
            Self::SomebodyElse { near } => format!("{near}. Is it somebody else?"),
            Self::WhichStays { what } => format!("{what}: which stays?"),
            Self::BothPresences { minutes } => format!("both, united: {minutes} min"),
            Self::WhoIsTheRow { row, who, perhaps } => format!("row {row}, {who}: {perhaps}"),
            Self::SpelledSo { name, why: NoName::Formula } => {
                format!("A spreadsheet would run `{}` as a formula. Is it really a name?", cut(name, 40))
            }
            Self::SpelledSo { name, why } => {
                format!("`{}` {}. Is it really somebody's name?", cut(name, 40), why.say(Lang::En))
            }
            Self::TheSamePerson => "the same person".to_owned(),
            Self::AnotherPerson => "somebody else".to_owned(),
            Self::LeaveTheRow => "leave this row".to_owned(),
            Self::WhoIsThis { shown, minutes } => format!("who is `{shown}` ({minutes} min)?"),
            Self::NobodyOfTheCohort => "nobody of the cohort".to_owned(),
            Self::RememberThat { shown } => format!("remember it for `{shown}`?"),
            Self::RememberIt => "yes, for the next logs too".to_owned(),
            Self::OnlyThisTime => "only this time".to_owned(),
            Self::CannotBeEmpty => "it cannot be empty".to_owned(),
            Self::FirstWord => "FIRST".to_owned(),
            Self::LastWord => "LAST".to_owned(),
            Self::KeysOfChoice => "↑↓ to move, enter to take, type to filter".to_owned(),
            Self::KeysOfLetters => "the letter then enter, or ↑↓ to move".to_owned(),
            Self::KeysOfChecklist => {
                "space to check, → all, ← none, type to filter, enter when done, esc to stop".to_owned()
            }
            Self::Checked { count } => count_en(*count, "checked", "checked"),
            Self::YesOrNoPlaceholder => "y/n".to_owned(),
            Self::YesOrNo => "y or n".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::WhoWasThere { session } => format!("{session} : qui était là ?"),
            Self::WhoIsExcused { session } => format!("{session} : qui est excusé ?"),
            Self::TheOthers => "les autres sont".to_owned(),
            Self::Absent => "absents".to_owned(),
            Self::Excused => "excusés".to_owned(),
            Self::NotMarkedYet => "pas encore renseignés".to_owned(),
            Self::SomebodyElse { near } => format!("{near}. Est-ce quelqu'un d'autre ?"),
            Self::WhichStays { what } => format!("{what} : que garder ?"),
            Self::BothPresences { minutes } => format!("les deux, réunies : {minutes} min"),
            Self::WhoIsTheRow { row, who, perhaps } => format!("ligne {row}, {who} : {perhaps}"),
            Self::SpelledSo { name, why: NoName::Formula } => {
                format!("Un tableur exécuterait « {} » comme une formule. Est-ce vraiment un nom ?", cut(name, 40))
            }
            Self::SpelledSo { name, why } => {
                format!("« {} » {}. Est-ce vraiment le nom de quelqu'un ?", cut(name, 40), why.say(Lang::Fr))
            }
            Self::TheSamePerson => "la même personne".to_owned(),
            Self::AnotherPerson => "quelqu'un d'autre".to_owned(),
            Self::LeaveTheRow => "laisser cette ligne".to_owned(),
            Self::WhoIsThis { shown, minutes } => format!("qui est « {shown} » ({minutes} min) ?"),
            Self::NobodyOfTheCohort => "personne de la cohorte".to_owned(),
            Self::RememberThat { shown } => format!("le retenir pour « {shown} » ?"),
            Self::RememberIt => "oui, pour les prochains journaux aussi".to_owned(),
            Self::OnlyThisTime => "seulement cette fois".to_owned(),
            Self::CannotBeEmpty => "il faut une réponse".to_owned(),
            Self::FirstWord => "PRÉNOM".to_owned(),
            Self::LastWord => "NOM".to_owned(),
            Self::KeysOfChoice => "↑↓ pour choisir, entrée pour valider, tapez pour filtrer".to_owned(),
            Self::KeysOfLetters => "la lettre puis entrée, ou ↑↓ pour choisir".to_owned(),
            Self::KeysOfChecklist => {
                "espace pour cocher, → tous, ← aucun, tapez pour filtrer, entrée pour valider, échap pour arrêter"
                    .to_owned()
            }
            Self::Checked { count } => count_fr(*count, "coché(s)", "coché(s)"),
            Self::YesOrNoPlaceholder => "o/n".to_owned(),
            Self::YesOrNo => "o ou n".to_owned(),
        }
    }
}
