//! What is said of a dossier on the terminal, and what its parts are called.

use chrono::NaiveDate;

use crate::domain::paper::dossier::Missing;
use crate::domain::programme::ids::SessionId;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

words! {
    /// What a part of a dossier is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum DossierContent {
        Attendance en: "attendance, in the funder's own columns" fr: "présences, dans les colonnes du financeur",
        Hours en: "hours of each person" fr: "heures de chaque personne",
        Programme en: "programme sheet" fr: "fiche du programme",
        Sheet { session: SessionId, date: NaiveDate }
            en: ("sheet of {session}, {}", long_date(*date, Lang::En))
            fr: ("feuille de {session}, {}", long_date(*date, Lang::Fr)),
        Certificate { number: String, name: String }
            en: "certificate {number}, {name}"
            fr: "certificat {number}, {name}",
        Evidence { sessions: Vec<SessionId> }
            en: ("evidence of {}, as it was received", list_en(sessions))
            fr: ("justificatif de {}, tel que reçu", list_fr(sessions)),
    }
}

words! {
    /// A part: one line of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PartLine { pub name: String, pub what: DossierContent }
        en: "- {name}: {what}"
        fr: "- {name} : {what}"
}

words! {
    /// The dossier: the first line of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DossierLine {
        pub file: String,
        pub funder: String,
        pub files: usize,
        pub people: usize,
    }
        en: ("{file}: dossier for {funder}, {}, {}", count_en(*people, "person", "people"), count_en(*files, "file", "files"))
        fr: ("{file} : dossier pour {funder}, {}, {}", count_fr(*people, "personne", "personnes"), count_fr(*files, "fichier", "fichiers"))
}

words! {
    /// What there is to know of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum DossierStatus {
        NamesOthers
            en: "evidence is handed over as it was received: it may name people whom somebody else pays for"
            fr: "les justificatifs sont remis tels que reçus : ils peuvent nommer des personnes que d'autres financent",

        Missing { what: Missing } en: "missing: {what}" fr: "il manque : {what}",
    }
}
