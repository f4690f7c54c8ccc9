//! What is said of offices, of the people who belong to them, and of their copies.

use crate::domain::problem::Problem;
use crate::lang::message::words;
use crate::lang::suggestion::there_are;
use crate::lang::words::{Words, list_en, list_fr};
use crate::store::shared::opening::CannotOpen;
use crate::store::shared::remote::KnownCopy;
use crate::ui::command_error::CommandError;
use crate::ui::exit;

words! {
    /// Why what was asked of a shared programme is not done.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ShareRefusal {
        NotHead { who: String }
            en: "{who} is not of the head office, which alone decides who sees which cohort"
            fr: "{who} ne fait pas partie du siège, qui décide seul de qui voit quelle cohorte"
            hint_en: "ask somebody of the head office"
            hint_fr: "demandez à quelqu'un du siège",

        ReadsAsHead { who: String }
            en: "{who} may only read as the head office: who sees which cohort is decided by those who may write"
            fr: "{who} n'a au siège qu'un droit de lecture : qui voit quelle cohorte est décidé par qui peut modifier"
            hint_en: "ask somebody of the head office who may write"
            hint_fr: "demandez à quelqu'un du siège qui peut modifier",

        UnknownPerson { typed: String, near: Option<String>, known: Vec<String> }
            en: "nobody called `{typed}` belongs to an office"
            fr: "personne n'appartient à une antenne sous le nom de « {typed} »"
            hint: (|lang| there_are(near.as_ref(), known, lang)),

        NotInOffice { who: String, office: String, offices: Vec<String> }
            en: "{who} does not belong to the office `{office}`"
            fr: "{who} n'appartient pas à l'antenne « {office} »"
            hint_en: "{who} belongs to {offices}"
            hint_fr: "{who} appartient à {offices}",

        GoneMeanwhile { who: String }
            en: "somebody else took {who} out just now"
            fr: "quelqu'un d'autre vient de retirer {who}"
            hint_en: "`formation share people` shows who belongs where"
            hint_fr: "`formation share people` montre qui appartient à quelle antenne",

        LastOfHead { who: String }
            en: "{who} is the last who may write as the head office: nobody could decide who sees what any more"
            fr: "{who} est la dernière personne à pouvoir modifier au siège : plus personne ne déciderait de qui voit quoi"
            hint_en: "let somebody else in first: `formation share allow WHO --office head`"
            hint_fr: "donnez d'abord ce droit à quelqu'un d'autre : `formation share allow QUI --office head`",

        NotInStore { cohort: String }
            en: "the store does not know the cohort `{cohort}`"
            fr: "la base ne connaît pas la cohorte « {cohort} »"
            hint_en: "its files were put into this folder by hand; the first command that writes in it brings it to the store"
            hint_fr: "ses fichiers ont été mis à la main dans ce dossier ; la première commande qui y écrit l'apporte à la base",
    }
}

impl From<ShareRefusal> for CommandError {
    fn from(refusal: ShareRefusal) -> Self {
        Self::problem(Problem::error(refusal), exit::REFUSED)
    }
}

words! {
    /// Why a store gave no answer to somebody who asked for what it alone knows.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum StoreSilence {
        Offline
            en: "offline, the store is not asked"
            fr: "hors ligne, la base n'est pas interrogée"
            hint_en: "run it without `--offline` and FORMATION_OFFLINE, with the network"
            hint_fr: "relancez sans `--offline` ni FORMATION_OFFLINE, avec le réseau",

        NoAnswer { host: String }
            en: "{host} does not answer: nothing was changed"
            fr: "{host} ne répond pas : rien n'a été modifié"
            hint_en: "run it again once the network is back"
            hint_fr: "relancez quand le réseau est revenu",

        NotKnown { host: String }
            en: "{host} stopped answering: it is not known whether it was done"
            fr: "{host} a cessé de répondre : on ne sait pas si c'est fait"
            hint_en: "run it again: what is done already is not done twice"
            hint_fr: "relancez : ce qui est déjà fait ne le sera pas deux fois",

        Shut { why: CannotOpen }
            both: "{why}"
            hint: (|lang| why.hint(lang)),
    }
}

words! {
    /// What was done, and what to know of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ShareNote {
        Allowed { who: String, office: String, is_head: bool, writes: bool }
            match (is_head, writes) {
                (true, true) =>
                    en: "{who} sees and writes everything, as the head office"
                    fr: "{who} voit et modifie tout, au titre du siège",
                (true, false) =>
                    en: "{who} sees everything and writes nothing, as the head office"
                    fr: "{who} voit tout et ne modifie rien, au titre du siège",
                (false, true) =>
                    en: "{who} sees and writes the cohorts of the office `{office}`"
                    fr: "{who} voit et modifie les cohortes de l'antenne « {office} »",
                (false, false) =>
                    en: "{who} sees the cohorts of the office `{office}`, and writes nothing there"
                    fr: "{who} voit les cohortes de l'antenne « {office} », sans rien y modifier",
            },

        AllowedBefore { who: String, office: String, writes: bool }
            match writes {
                true =>
                    en: "{who} sees and writes for `{office}` already: nothing was changed"
                    fr: "{who} voit et modifie déjà pour « {office} » : rien n'a été modifié",
                false =>
                    en: "{who} sees for `{office}` already, and writes nothing there: nothing was changed"
                    fr: "{who} voit déjà pour « {office} », sans rien y modifier : rien n'a été modifié",
            },

        NewOffice { office: String, others: Vec<String> }
            en: "`{office}` is a new office, beside {others}"
            fr: "« {office} » est une nouvelle antenne, à côté de {others}",

        Denied { who: String, offices: Vec<String>, left: Vec<String> }
            match left {
                none if none.is_empty() =>
                    en: "{who} belongs to no office any more, and sees nothing; until now: {offices}"
                    fr: "{who} n'appartient plus à aucune antenne et ne voit plus rien ; jusqu'ici : {offices}",
                _ =>
                    en: "{who} no longer belongs to {offices}, and still to {left}"
                    fr: "{who} n'appartient plus à {offices}, mais toujours à {left}",
            },

        CopiesKeep { who: String, copies: Vec<LeftCopy> }
            en: (
                "what {who} may no longer see goes when a copy next asks the store, and stays in one that never does: {}",
                list_en(&copies.iter().map(Words::en).collect::<Vec<_>>())
            )
            fr: (
                "ce qui est retiré à {who} quitte une copie dès qu'elle interroge la base, et reste dans celle qui ne le \
                 fait plus : {}",
                list_fr(&copies.iter().map(Words::fr).collect::<Vec<_>>())
            ),

        Moved { cohort: String, office: String }
            en: "the cohort `{cohort}` belongs to `{office}`"
            fr: "la cohorte « {cohort} » appartient à « {office} »",

        HeadAlone { cohort: String }
            en: "the head office alone sees `{cohort}` from now on"
            fr: "seul le siège voit désormais « {cohort} »",

        OfficeOfNobody { office: String, cohort: String, others: Vec<String> }
            en: "nobody belongs to `{office}`: the head office alone sees `{cohort}`; the offices with people are {others}"
            fr: "personne n'appartient à « {office} » : seul le siège voit « {cohort} » ; ont du monde : {others}"
            hint_en: "`formation share allow WHO --office OFFICE` lets somebody in"
            hint_fr: "`formation share allow QUI --office ANTENNE` y fait entrer quelqu'un",

        NotEverywhere { copies: Vec<LeftCopy> }
            en: (
                "the person stays in copies that have not asked the store since: {}",
                list_en(&copies.iter().map(Words::en).collect::<Vec<_>>())
            )
            fr: (
                "la personne reste dans les copies qui n'ont pas interrogé la base depuis : {}",
                list_fr(&copies.iter().map(Words::fr).collect::<Vec<_>>())
            )
            hint_en: "have whoever holds one run a command; `formation share copies` shows which are still behind"
            hint_fr: "faites lancer une commande à qui en tient une ; `formation share copies` montre celles qui ont du retard",

        HeadKnowsCopies
            en: "other copies lose the person when they next ask the store: the head office sees which with `formation share copies`"
            fr: "les autres copies perdent la personne dès qu'elles interrogent la base : le siège voit lesquelles avec \
                `formation share copies`",
    }
}

words! {
    /// What to do next.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ShareHint {
        RunSql { who: String }
            en: "whoever runs the database types this in `psql`, which asks for a password; then {who} runs `formation share join`"
            fr: "qui gère la base tape ceci dans `psql`, qui demande un mot de passe ; puis {who} lance `formation share join`",

        LeaveLogin { who: String }
            en: "leave the login of {who} in the database until then: without it a copy cannot ask, and loses nothing"
            fr: "laissez d'ici là l'identifiant de {who} dans la base : sans lui, une copie ne peut pas l'interroger et garde tout",
    }
}

words! {
    /// A copy that has not come yet: whose it is, and as of which operation.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LeftCopy { pub who: String, pub operation: u64 }
        en: "one of {who}, as of operation {operation}"
        fr: "une de {who}, à l'opération {operation}"
}

impl LeftCopy {
    pub fn of(copy: &KnownCopy) -> Self {
        Self { who: copy.who.clone(), operation: copy.operation }
    }
}
