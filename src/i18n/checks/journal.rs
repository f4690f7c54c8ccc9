//! Lines of the journal that are not as the program writes them.

use crate::i18n::words::Words;

use super::code::Code;
use super::family::Finding;

/// What is found of a line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalLine {
    /// It cannot be read.
    Broken,
    /// Zeros stand in the place of an operation.
    Zeros,
    /// It names a file that no operation can have written.
    Elsewhere {
        /// As it is named.
        path: String,
    },
    /// A newer version wrote it.
    Newer {
        /// The number of its operation.
        operation: u64,
    },
    /// An operation before it has the same number.
    Twice {
        /// The number.
        operation: u64,
        /// The line of the other.
        other: u32,
    },
}

impl Finding for JournalLine {
    fn code(&self) -> Code {
        match self {
            Self::Broken | Self::Elsewhere { .. } => Code::JournalBroken,
            Self::Zeros => Code::JournalZeros,
            Self::Newer { .. } => Code::JournalNewer,
            Self::Twice { .. } => Code::OperationTwice,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::Broken => {
                "restore the line from a backup, or delete it: the operation can then no longer be undone".into()
            }
            Self::Zeros => {
                "a power cut left them: look whether what you did last is there, and do it again if not; the zeros may be deleted"
                    .into()
            }
            Self::Elsewhere { .. } => "the program did not write it, and does not act on it: delete the line".into(),
            Self::Newer { .. } => "take it back with that version; this one leaves the line as it is".into(),
            Self::Twice { operation, .. } => format!(
                "two copies of the folder were put together, or a line was copied; `formation undo {operation}` takes \
                 back the later one"
            ),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::Broken => {
                "restaurez la ligne d'après une sauvegarde, ou supprimez-la : l'opération ne pourra plus être annulée"
                    .into()
            }
            Self::Zeros => {
                "une coupure de courant les a laissés : voyez si votre dernière saisie est là, et refaites-la sinon ; les zéros peuvent être supprimés"
                    .into()
            }
            Self::Elsewhere { .. } => {
                "le programme ne l'a pas écrite, et n'en tient pas compte : supprimez la ligne".into()
            }
            Self::Newer { .. } => "annulez-la avec cette version ; celle-ci laisse la ligne telle quelle".into(),
            Self::Twice { operation, .. } => format!(
                "deux copies du dossier ont été réunies, ou une ligne a été recopiée ; `formation undo {operation}` \
                 annule la plus récente"
            ),
        }
    }
}

impl Words for JournalLine {
    fn en(&self) -> String {
        match self {
            Self::Zeros => "this line of the journal holds zeros in the place of an operation".into(),
            Self::Broken => "this line of the journal cannot be read".into(),
            Self::Elsewhere { path } => {
                format!("this line of the journal names `{path}`, which is no file of this folder")
            }
            Self::Newer { operation } => format!("a newer version of the program wrote operation {operation}"),
            Self::Twice { operation, other } => {
                format!("operation {operation} is in the journal twice: here and on line {other}")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Zeros => "cette ligne du journal contient des zéros à la place d'une opération".into(),
            Self::Broken => "cette ligne du journal est illisible".into(),
            Self::Elsewhere { path } => {
                format!("cette ligne du journal désigne « {path} », qui n'est pas un fichier de ce dossier")
            }
            Self::Newer { operation } => {
                format!("une version plus récente du programme a écrit l'opération {operation}")
            }
            Self::Twice { operation, other } => {
                format!("l'opération {operation} est deux fois dans le journal : ici et à la ligne {other}")
            }
        }
    }
}
