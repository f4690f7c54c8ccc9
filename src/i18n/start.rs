//! What `formation init` says.

use super::keeping::Cause;
use super::typed::word;
use super::words::Words;

/// A new folder, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// What to do next.
    NextSteps {
        /// The file to write in.
        file: String,
        /// The folder as typed, if it is not this one.
        folder: Option<String>,
    },
    /// There is a programme already.
    Exists {
        /// Its file.
        file: String,
    },
    /// What to do then.
    ElseWhere,
    /// It could not be written.
    NotWritten {
        /// What.
        file: String,
        /// Why the system said no.
        why: Cause,
    },
}

impl Words for Start {
    fn en(&self) -> String {
        match self {
            Self::NextSteps { file, folder } => format!(
                "put your own texts and dates into {file}, then `formation{at} check`, `formation{at} programme show` and `formation{at} enrol FIRST LAST …`",
                at = at(folder.as_ref())
            ),
            Self::Exists { file } => format!("{file} exists already: nothing was written"),
            Self::ElseWhere => "name another folder: `formation init DIR`".to_owned(),
            Self::NotWritten { file, why } => format!("{file} could not be written: {}", why.en()),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NextSteps { file, folder } => format!(
                "mettez vos textes et vos dates dans {file}, puis `formation{at} check`, `formation{at} programme show` et `formation{at} enrol PRÉNOM NOM …`",
                at = at(folder.as_ref())
            ),
            Self::Exists { file } => format!("{file} existe déjà : rien n'a été écrit"),
            Self::ElseWhere => "indiquez un autre dossier : `formation init DOSSIER`".to_owned(),
            Self::NotWritten { file, why } => format!("{file} n'a pas pu être écrit : {}", why.fr()),
        }
    }
}

/// The option that names the folder, where it is not this one.
fn at(folder: Option<&String>) -> String {
    folder.map(|folder| format!(" -C {}", word(folder))).unwrap_or_default()
}
