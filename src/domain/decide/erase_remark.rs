//! What the coordinator should know of an erasure: what stays and why, what goes, what to look at.

use chrono::NaiveDate;

use crate::domain::programme::ids::{CohortId, SessionId};
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// What the coordinator should know of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ErasureRemark {
        NameKept { cohort: CohortId, until: NaiveDate }
            en: ("the name stays in `{cohort}` until {}, with what proves the hours", long_date(*until, Lang::En))
            fr: (
                "le nom reste dans « {cohort} » jusqu'au {}, avec ce qui prouve les heures",
                long_date(*until, Lang::Fr),
            ),

        /// A file may name them, or somebody else of that cohort who is called so: it stays.
        EvidenceUnsure { file: String }
            en: "{file} names them, or somebody else of that cohort who is called so: it stays; look at it"
            fr: "{file} contient ce nom, que quelqu'un d'autre de cette cohorte porte aussi : gardé, à vérifier",

        /// A file that cannot be searched may name them: it stays.
        EvidenceUnread { file: String }
            en: "{file} is no text, so nobody knows here whom it names: it stays; look at it"
            fr: "{file} n'est pas un texte, et le logiciel ne peut savoir qui y figure : gardé, à vérifier",

        /// They still have a place in a cohort that is not over.
        StillAwaited { cohort: CohortId }
            en: "`{cohort}` is not over: they can no longer be written to"
            fr: "la cohorte « {cohort} » n'est pas terminée : on ne pourra plus écrire à cette personne",

        /// What was handed over to the network names them: nobody here can take it back.
        HandedOver { cohort: CohortId, on: NaiveDate }
            en: (
                "what was handed over to the network of `{cohort}` on {} may name them: have those copies deleted, and hand \
                    over anew",
                long_date(*on, Lang::En),
            )
            fr: (
                "ce qui a été remis au réseau de « {cohort} » le {} contient peut-être ce nom : demandez que ces copies \
                    soient supprimées, et remettez-en de nouvelles",
                long_date(*on, Lang::Fr),
            ),

        EvidenceGoes {
            file: String,
            /// How many other people's marks rest on it.
            others: usize,
        } match others {
            0 => en: "{file} names them and is deleted" fr: "{file} contient ce nom et est supprimé",
            _ =>
                en: (
                    "{file} names them and is deleted; it also proves the hours of {}, whose marks keep its digest",
                    count_en(*others, "other person", "other people"),
                )
                fr: (
                    "{file} contient ce nom et est supprimé ; il prouve aussi les heures de {}, dont les présences \
                        gardent l'empreinte",
                    count_fr(*others, "autre personne", "autres personnes"),
                ),
        },

        /// A file that names them is kept: it proves the hours of others too.
        EvidenceKept {
            file: String,
            /// How many other people's marks rest on it.
            others: usize,
        }
            en: (
                "{file} names them and is kept: it proves the hours of {} too",
                count_en(*others, "other person", "other people"),
            )
            fr: (
                "{file} contient ce nom et est gardé : il prouve aussi les heures de {}",
                count_fr(*others, "autre personne", "autres personnes"),
            ),

        /// A sheet of a roll-call page proves the hours of all until their time has come (RGPD 17.3 b and e).
        SheetKept { file: String, until: Option<NaiveDate> } match until {
            Some(until) =>
                en: ("{file} is a signed sheet, a proof to be kept: their name stays in it until {}", long_date(*until, Lang::En))
                fr: (
                    "{file} est une feuille signée, une preuve à garder : le nom y reste jusqu'au {}",
                    long_date(*until, Lang::Fr),
                ),
            None =>
                en: "{file} is a signed sheet, a proof to be kept: their name stays in it"
                fr: "{file} est une feuille signée, une preuve à garder : le nom y reste",
        },

        /// It is written anew without them, and the marks of the others cite the new file.
        SheetRewritten { file: String, anew: String }
            en: "{file} is written anew without their name, mark and signature, as {anew}, which the marks of the others cite"
            fr: "{file} est réécrit sans le nom, la marque ni la signature, en {anew}, que citent les présences des autres",

        Ended { cohort: CohortId }
            en: "nothing was attended in `{cohort}`: the enrolment ends, and nothing obliges to keep the name"
            fr: "rien n'a été suivi dans « {cohort} » : l'inscription prend fin, et rien n'oblige à garder le nom",

        /// The note of a session of the definition names them.
        SessionNote { cohort: CohortId, session: SessionId }
            en: "the note of session `{session}` of `{cohort}` names them: correct it in the definition"
            fr: "la remarque de la séance « {session} » de « {cohort} » contient ce nom : à corriger dans la définition",
    }
}
