//! The lines around the table of a sheet.

use chrono::NaiveDateTime;

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::decide::roll_call::Signed;
use crate::domain::refusal::log::alias_flag;
use crate::lang::Lang;
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;

words! {
    /// A line of the answer.
    #[derive(Clone, Debug)]
    pub enum SheetPart {
        Head { file: String, saved: NaiveDateTime, revision: u32, closed_by: Option<String> }
            en: (
                "{file}: roll-call page, saved on {} at {} (save {revision}), {}",
                long_date(saved.date(), Lang::En),
                clock(saved.time(), Lang::En),
                closed_by.as_ref().map_or("not closed".to_owned(), |name| format!("closed by {name}")),
            )
            fr: (
                "{file} : page d'émargement, enregistrée le {} à {} (état {revision}), {}",
                long_date(saved.date(), Lang::Fr),
                clock(saved.time(), Lang::Fr),
                closed_by.as_ref().map_or("non close".to_owned(), |name| format!("close par {name}")),
            ),

        Gone(names: Vec<String>)
            en: ("on the list, no longer expected, not marked: {}", names.join(", "))
            fr: ("sur la liste, plus attendus, sans marque : {}", names.join(", ")),

        Newcomers(names: Vec<String>)
            en: ("not on the list of the page, left unmarked: {}", names.join(", "))
            fr: ("absents de la liste de la page, non renseignés : {}", names.join(", ")),

        Blank(names: Vec<String>)
            en: ("without a mark on the page, left unmarked: {}", names.join(", "))
            fr: ("sans marque sur la page, non renseignés : {}", names.join(", ")),

        Added { name: String, organisation: String, signed: Signed, unexpected: Option<Unexpected> }
            en: {
                let house = if organisation.is_empty() { String::new() } else { format!(" ({organisation})") };
                let signed = signature_word(*signed, Lang::En).map(|word| format!(", {word}")).unwrap_or_default();
                let why = unexpected.map(|_| ", not expected here").unwrap_or_default();
                format!("added to the page, not marked: {name}{house}{signed}{why}")
            }
            fr: {
                let house = if organisation.is_empty() { String::new() } else { format!(" ({organisation})") };
                let signed = signature_word(*signed, Lang::Fr).map(|word| format!(", {word}")).unwrap_or_default();
                let why = unexpected.map(|_| ", non attendu ici").unwrap_or_default();
                format!("ajouté sur la page, sans marque : {name}{house}{signed}{why}")
            },

        SealedAnyway
            en: "the file is what the page saved: `--unsealed` changes nothing"
            fr: "le fichier est bien celui que la page a enregistré : `--unsealed` ne change rien",

        Superseded { revision: u32 }
            en: "a later save of this copy was read (save {revision})"
            fr: "un état plus récent de cette copie a été lu (état {revision})",
    }
}

words! {
    /// What is left to do.
    #[derive(Clone, Debug)]
    pub enum SheetHint {
        Alias { name: String }
            en: ("once they are enrolled, read the file again with `{}`", alias_flag(name, "…"))
            fr: ("une fois la personne inscrite, relisez le fichier avec `{}`", alias_flag(name, "…")),

        Close { session: String }
            en: "`formation sessions close {session}` closes the sheet"
            fr: "`formation sessions close {session}` clôt la feuille",
    }
}

/// How somebody signed, in a cell; none where nobody was asked.
pub fn signature_word(signed: Signed, lang: Lang) -> Option<&'static str> {
    match signed {
        Signed::Drawn => Some(lang.pick("signed", "signé")),
        Signed::Typed => Some(lang.pick("name typed", "nom écrit")),
        Signed::No => Some(lang.pick("not signed", "non signé")),
        Signed::NotAsked => None,
    }
}
