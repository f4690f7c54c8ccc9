//! What a person is asked at a terminal, and what stands beside the question: answers to choose from, keys to press.

use crate::domain::people::no_name::NoName;
use crate::lang::cut::cut;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, count_en, count_fr};

words! {
    /// A question, an answer offered, or what helps to answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Question {
        WhoWasThere { session: String }
            en: "{session}: who was there?"
            fr: "{session} : qui était là ?",

        WhoIsExcused { session: String }
            en: "{session}: who is excused?"
            fr: "{session} : qui est excusé ?",

        TheOthers en: "the others are" fr: "les autres sont",
        Absent en: "absent" fr: "absents",
        Excused en: "excused" fr: "excusés",
        NotMarkedYet en: "not marked yet" fr: "pas encore renseignés",
        SomebodyElse { near: String }
            en: "{near}. Is it somebody else?"
            fr: "{near}. Est-ce quelqu'un d'autre ?",

        SpelledSo { name: String, why: NoName } match why {
            NoName::Formula =>
                en: ("A spreadsheet would run `{}` as a formula. Is it really a name?", cut(name, 40))
                fr: ("Un tableur exécuterait « {} » comme une formule. Est-ce vraiment un nom ?", cut(name, 40)),
            _ =>
                en: ("`{}` {}. Is it really somebody's name?", cut(name, 40), why.say(Lang::En))
                fr: ("« {} » {}. Est-ce vraiment le nom de quelqu'un ?", cut(name, 40), why.say(Lang::Fr)),
        },

        WhoIsTheRow { row: u32, who: String, perhaps: String }
            en: "row {row}, {who}: {perhaps}"
            fr: "ligne {row}, {who} : {perhaps}",

        TheSamePerson en: "the same person" fr: "la même personne",
        AnotherPerson en: "somebody else" fr: "quelqu'un d'autre",
        LeaveTheRow en: "leave this row" fr: "laisser cette ligne",
        WhichStays { what: String }
            en: "{what}: which stays?"
            fr: "{what} : que garder ?",

        BothPresences { minutes: u32 }
            en: "both, united: {minutes} min"
            fr: "les deux, réunies : {minutes} min",

        WhoIsThis { shown: String, minutes: u32 }
            en: "who is `{shown}` ({minutes} min)?"
            fr: "qui est « {shown} » ({minutes} min) ?",

        NobodyOfTheCohort en: "nobody of the cohort" fr: "quelqu'un d'extérieur",
        RememberThat { shown: String }
            en: "remember it for `{shown}`?"
            fr: "le retenir pour « {shown} » ?",

        RememberIt en: "yes, for the next logs too" fr: "oui, pour les prochains journaux aussi",
        OnlyThisTime en: "only this time" fr: "seulement cette fois",
        NoFunder en: "no funder" fr: "aucun financeur",
        NoAnswer en: "no answer" fr: "pas de réponse",
        WithoutQuestions { command: String }
            en: "all that was answered, in one line: `{command}`"
            fr: "vos réponses, en une ligne : `{command}`",

        CannotBeEmpty en: "it cannot be empty" fr: "il faut une réponse",
        FirstWord en: "FIRST" fr: "PRÉNOM",
        LastWord en: "LAST" fr: "NOM",
        KeysOfChoice
            en: "↑↓ to move, enter to take, type to filter"
            fr: "↑↓ pour choisir, entrée pour valider, tapez pour filtrer",

        KeysOfLetters en: "the letter then enter, or ↑↓ to move" fr: "la lettre puis entrée, ou ↑↓ pour choisir",
        KeysOfChecklist
            en: "space to check, → all, ← none, type to filter, enter when done, esc to stop"
            fr: "espace coche, → tous, ← aucun, lettres filtrent, entrée valide, échap arrête",

        Checked { count: usize }
            en: { count_en(*count, "checked", "checked") }
            fr: { count_fr(*count, "coché", "cochés") },

        TopicsWithDots
            en: "topics with their dots: t3=2, or t3 for one"
            fr: "les sujets et leurs points : t3=2, ou t3 pour un point",

        CriteriaWithScores
            en: "criteria with their scores, from 0 to 5: c1=4 c2=2"
            fr: "les critères et leurs notes, de 0 à 5 : c1=4 c2=2",

        CriteriaWithWeights
            en: "criteria with their weights, from 0 to 9: c1=5 c2=0"
            fr: "les critères et leurs poids, de 0 à 9 : c1=5 c2=0",

        YesOrNo en: "y or n" fr: "o ou n",
    }
}
