//! What `formation init` says.

use super::keeping::Cause;
use crate::lang::message::words;
use crate::lang::typed::word;

words! {
    /// A new folder, or why there is none.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Start {
        NextSteps { file: String, folder: Option<String> }
            en: (
                "put your own texts and dates into {file}, then `formation{at} check`, `formation{at} programme show` \
                    and `formation{at} enrol FIRST LAST …`",
                at = at(folder.as_ref()),
            )
            fr: (
                "mettez vos textes et vos dates dans {file}, puis `formation{at} check`, `formation{at} programme \
                    show` et `formation{at} enrol PRÉNOM NOM …`",
                at = at(folder.as_ref()),
            ),

        Exists { file: String }
            en: "{file} exists already: nothing was written"
            fr: "{file} existe déjà : rien n'a été écrit",

        ElseWhere
            en: "name another folder: `formation init DIR`"
            fr: "indiquez un autre dossier : `formation init DOSSIER`",

        NotWritten { file: String, why: Cause }
            en: "{file} could not be written: {why}"
            fr: "{file} n'a pas pu être écrit : {why}",
    }
}

/// The option that names the folder, where it is not this one.
fn at(folder: Option<&String>) -> String {
    folder.map(|folder| format!(" -C {}", word(folder))).unwrap_or_default()
}
