//! What keeps a command inside its folder, and from writing over what was written by hand meanwhile.

use super::words::Words;

/// What was found in the way of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guarding {
    /// A link leads out of the folder.
    LeadsOutside {
        /// The file.
        file: String,
        /// Where it really lies.
        to: String,
    },
    /// A file was changed by hand while an operation was put in place.
    SetAsideNow {
        /// Which.
        file: String,
        /// Under what name.
        kept: String,
    },
    /// Files that an operation would write or remove.
    WouldTouch {
        /// Those that it would write.
        written: Vec<String>,
        /// Those that it would remove.
        removed: Vec<String>,
    },
    /// A line of the journal that cannot be read holds the name of whoever is to be erased.
    LineNamesThem,
    /// Lines at the end of the journal are no operations.
    PassedOver,
    /// Another operation of that number can be taken back too.
    AnotherOfThatNumber {
        /// The number.
        operation: u64,
    },
}

impl Words for Guarding {
    fn en(&self) -> String {
        match self {
            Self::LeadsOutside { file, to } => format!("{file} leads out of the folder, to {to}; nothing was changed"),
            Self::SetAsideNow { file, kept } => {
                format!("{file} was changed by hand while the command was at work; that version is kept as {kept}")
            }
            Self::WouldTouch { written, removed } => {
                let part = |verb: &str, files: &[String]| {
                    (!files.is_empty()).then(|| format!("files to {verb}: {}", files.join(", ")))
                };
                let parts = [part("write", written), part("remove", removed)];
                parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
            }
            Self::LineNamesThem => {
                "this line of the journal cannot be read, and names the person; nothing was erased".into()
            }
            Self::PassedOver => "the journal ends with lines that are no operations: they were passed over".into(),
            Self::AnotherOfThatNumber { operation } => {
                format!("another operation {operation} still stands: `formation undo {operation}` takes it back too")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::LeadsOutside { file, to } => format!("{file} mène hors du dossier, à {to} ; rien n'a été modifié"),
            Self::SetAsideNow { file, kept } => format!(
                "{file} a été modifié à la main pendant que la commande travaillait ; cette version est gardée sous \
                 {kept}"
            ),
            Self::WouldTouch { written, removed } => {
                let part = |verb: &str, files: &[String]| {
                    (!files.is_empty()).then(|| format!("fichiers à {verb} : {}", files.join(", ")))
                };
                let parts = [part("écrire", written), part("supprimer", removed)];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ; ")
            }
            Self::LineNamesThem => {
                "cette ligne du journal est illisible, et nomme la personne ; rien n'a été effacé".into()
            }
            Self::PassedOver => {
                "le journal se termine par des lignes qui ne sont pas des opérations : il n'en est pas tenu compte"
                    .into()
            }
            Self::AnotherOfThatNumber { operation } => format!(
                "une autre opération {operation} reste en place : `formation undo {operation}` l'annule à son tour"
            ),
        }
    }
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardingHint {
    /// No link out of the folder.
    NoLinkOut,
    /// Mend the line, then erase.
    MendLineFirst,
    /// `check` names the lines.
    Check,
}

impl Words for GuardingHint {
    fn en(&self) -> String {
        match self {
            Self::NoLinkOut => "put the folder or the file itself in the place of the link, or work where it leads to",
            Self::MendLineFirst => "restore the line from a backup, or take the person out of it in a text editor: nothing acts on that line, and it can be deleted whole; then erase again",
            Self::Check => "`formation check` names them",
        }
        .into()
    }

    fn fr(&self) -> String {
        match self {
            Self::NoLinkOut => {
                "mettez le dossier ou le fichier lui-même à la place du lien, ou travaillez là où il mène"
            }
            Self::MendLineFirst => {
                "restaurez la ligne d'après une sauvegarde, ou ôtez-en la personne dans un éditeur de texte : rien ne dépend de cette ligne, elle peut être supprimée entière ; puis relancez l'effacement"
            }
            Self::Check => "`formation check` les désigne",
        }
        .into()
    }
}
