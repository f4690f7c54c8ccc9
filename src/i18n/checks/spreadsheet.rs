//! What a spreadsheet would make of a table that is opened and saved.

use crate::i18n::cut::cut;
use crate::i18n::words::Words;

use super::code::Code;
use super::family::Finding;

/// What is found of cells and ids.
#[derive(Clone, Debug)]
pub enum Spreadsheet {
    /// A cell that would be run.
    Formula {
        /// As written.
        text: String,
    },
    /// A phone number that lost its digits.
    PhoneLost {
        /// As it stands.
        text: String,
    },
    /// An id that would become a number, a date or a truth value.
    IdChanges {
        /// Whose.
        of: IdOf,
        /// As written.
        id: String,
    },
}

/// Whose id it is.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "each is what it says")]
pub enum IdOf {
    Cohort,
    Session,
    Module,
    Person,
}

/// Letters of a formula that are shown.
const LONGEST: usize = 40;

impl Finding for Spreadsheet {
    fn code(&self) -> Code {
        match self {
            Self::Formula { .. } => Code::FormulaCell,
            Self::PhoneLost { .. } => Code::PhoneLost,
            Self::IdChanges { .. } => Code::IdChanges,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::Formula { .. } => {
                "write what is meant instead; until then open the table as text, never as a spreadsheet".to_owned()
            }
            Self::PhoneLost { .. } => {
                "its last digits are lost: write the number anew, from the form or after asking the person".to_owned()
            }
            Self::IdChanges { of: IdOf::Person, id } => {
                format!("write another id here and in the other tables, with a letter before the digits: `p{id}`")
            }
            Self::IdChanges { id, .. } => {
                format!("put a letter before it, in the definition and in the tables: `s{id}`")
            }
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::Formula { .. } => {
                "écrivez ce qu'il faut lire ; d'ici là, ouvrez ce tableau comme du texte, pas dans un tableur"
                    .to_owned()
            }
            Self::PhoneLost { .. } => {
                "ses derniers chiffres sont perdus : écrivez le numéro de nouveau, d'après le formulaire ou la personne"
                    .to_owned()
            }
            Self::IdChanges { of: IdOf::Person, id } => format!(
                "écrivez un autre identifiant, ici et dans les autres tableaux, une lettre avant les chiffres : « p{id} »"
            ),
            Self::IdChanges { id, .. } => {
                format!("mettez une lettre devant, dans la définition et dans les tableaux : « s{id} »")
            }
        }
    }
}

impl Words for Spreadsheet {
    fn en(&self) -> String {
        match self {
            Self::Formula { text } => format!("a spreadsheet would run `{}` as a formula", cut(text, LONGEST)),
            Self::PhoneLost { text } => {
                format!("`{}` is no phone number: a spreadsheet rounded it", cut(text, LONGEST))
            }
            Self::IdChanges { of, id } => {
                let of = match of {
                    IdOf::Cohort => "cohort",
                    IdOf::Session => "session",
                    IdOf::Module => "module",
                    IdOf::Person => "person",
                };
                format!("a spreadsheet would take the id `{id}` of the {of} for a number or a date")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Formula { text } => {
                format!("un tableur exécuterait « {} » comme une formule", cut(text, LONGEST))
            }
            Self::PhoneLost { text } => {
                format!("« {} » n'est pas un numéro de téléphone : un tableur l'a arrondi", cut(text, LONGEST))
            }
            Self::IdChanges { of, id } => {
                let of = match of {
                    IdOf::Cohort => "de la cohorte",
                    IdOf::Session => "de la séance",
                    IdOf::Module => "du module",
                    IdOf::Person => "de la personne",
                };
                format!("un tableur prendrait l'identifiant « {id} » {of} pour un nombre ou une date")
            }
        }
    }
}
