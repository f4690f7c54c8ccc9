//! Files that are not as they should be.

use crate::i18n::words::{Words, count_en, count_fr};

use super::code::Code;
use super::family::Finding;

/// What is found of a file as a file.
#[derive(Clone, Debug)]
pub enum Files {
    /// A folder of data that no definition names.
    UndefinedCohort {
        /// Its name.
        folder: String,
        /// The nearest cohort.
        near: Option<String>,
    },
    /// A known column is missing.
    ColumnMissing {
        /// Its heading.
        heading: String,
    },
    /// An unknown column that resembles a known one.
    ColumnResembles {
        /// As written.
        heading: String,
        /// The known one.
        near: String,
    },
    /// A file that a spreadsheet has saved its own way.
    NotCanonical {
        /// Phone numbers that lost their zero or their plus.
        phones: usize,
    },
    /// There are tables and no journal.
    NoJournal {
        /// Whether the file is there, and has no line.
        empty: bool,
    },
    /// A table is not as its last operation left it.
    Drifted {
        /// Which.
        file: String,
        /// The operation.
        operation: u64,
        /// Whether it is no longer there.
        gone: bool,
    },
    /// A copy of a file lies beside it.
    CopyBeside {
        /// The copy.
        file: String,
        /// Of what.
        of: String,
    },
    /// Anybody on the machine can change it.
    OpenToOthers {
        /// The path.
        path: String,
        /// Unix permissions, `644`.
        mode: u32,
    },
}

impl Finding for Files {
    fn code(&self) -> Code {
        match self {
            Self::UndefinedCohort { .. } => Code::UndefinedCohort,
            Self::ColumnMissing { .. } => Code::ColumnMissing,
            Self::ColumnResembles { .. } => Code::ColumnResembles,
            Self::NotCanonical { .. } => Code::NotCanonical,
            Self::OpenToOthers { .. } => Code::OpenToOthers,
            Self::NoJournal { .. } => Code::NoJournal,
            Self::Drifted { .. } => Code::Drifted,
            Self::CopyBeside { .. } => Code::CopyBeside,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::UndefinedCohort { near: Some(near), .. } | Self::ColumnResembles { near, .. } => {
                format!("did you mean `{near}`?")
            }
            Self::UndefinedCohort { near: None, folder } => {
                format!("add `[[cohorts]]` with `id = \"{folder}\"`, or move the folder elsewhere")
            }
            Self::ColumnMissing { .. } => "nothing to do: the next write adds it".to_owned(),
            Self::NotCanonical { .. } => "nothing to do: the next write puts it right".to_owned(),
            Self::NoJournal { .. } => {
                "bring it back from a backup; of tables made by hand there never was one: the next command begins it"
                    .to_owned()
            }
            Self::Drifted { gone: true, file, .. } => {
                format!("bring {file} back from a backup; if you deleted it yourself, nothing to do")
            }
            Self::Drifted { gone: false, .. } => {
                "if you changed it yourself, nothing to do: the next operation on it notes it; else compare it with a backup"
                    .to_owned()
            }
            Self::CopyBeside { of, .. } => {
                format!("compare it with {of}, bring over the rows that are missing there, then delete the copy")
            }
            Self::OpenToOthers { path, .. } => format!("`chmod o-w {path}`"),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::UndefinedCohort { near: Some(near), .. } | Self::ColumnResembles { near, .. } => {
                format!("vouliez-vous dire « {near} » ?")
            }
            Self::UndefinedCohort { near: None, folder } => {
                format!("ajoutez « [[cohorts]] » avec « id = \"{folder}\" », ou déplacez le dossier")
            }
            Self::ColumnMissing { .. } => "rien à faire : la prochaine écriture l'ajoutera".to_owned(),
            Self::NotCanonical { .. } => "rien à faire : la prochaine écriture le remettra en forme".to_owned(),
            Self::NoJournal { .. } => {
                "reprenez-le d'une sauvegarde ; si les tableaux ont été faits à la main, il n'y en a jamais eu : la prochaine commande le commence"
                    .to_owned()
            }
            Self::Drifted { gone: true, file, .. } => {
                format!("reprenez {file} d'une sauvegarde ; si vous l'avez supprimé vous-même, rien à faire")
            }
            Self::Drifted { gone: false, .. } => {
                "si vous l'avez modifié vous-même, rien à faire : la prochaine opération sur ce tableau le notera ; sinon, comparez-le avec une sauvegarde"
                    .to_owned()
            }
            Self::CopyBeside { of, .. } => {
                format!("comparez-la avec {of}, reportez-y les lignes qui manquent, puis supprimez la copie")
            }
            Self::OpenToOthers { path, .. } => format!("`chmod o-w {path}`"),
        }
    }
}

impl Words for Files {
    fn en(&self) -> String {
        match self {
            Self::UndefinedCohort { folder, .. } => format!("the folder data/{folder} belongs to no cohort"),
            Self::ColumnMissing { heading } => format!("the column `{heading}` is missing"),
            Self::ColumnResembles { heading, .. } => format!("the column `{heading}` is unknown"),
            Self::NotCanonical { phones: 0 } => "a spreadsheet has saved this file its own way".to_owned(),
            Self::NotCanonical { phones } => format!(
                "a spreadsheet has saved this file its own way: {} lost the first zero or the plus",
                count_en(*phones, "phone number", "phone numbers")
            ),
            Self::NoJournal { empty: false } => {
                "there are tables, and the journal data/journal.jsonl is gone".to_owned()
            }
            Self::NoJournal { empty: true } => {
                "there are tables, and the journal data/journal.jsonl is empty".to_owned()
            }
            Self::Drifted { file, operation, gone: true } => {
                format!("{file}, which operation {operation} left, is gone")
            }
            Self::Drifted { file, operation, gone: false } => {
                format!("{file} has changed since operation {operation}, the last one on it")
            }
            Self::CopyBeside { file, of } => format!("{file} looks like a copy of {of}: nothing in it counts"),
            Self::OpenToOthers { path, mode } => format!("any user of this computer can change {path} ({mode:03o})"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::UndefinedCohort { folder, .. } => format!("le dossier data/{folder} n'appartient à aucune cohorte"),
            Self::ColumnMissing { heading } => format!("la colonne « {heading} » manque"),
            Self::ColumnResembles { heading, .. } => format!("la colonne « {heading} » est inconnue"),
            Self::NotCanonical { phones: 0 } => "un tableur a enregistré ce fichier à sa façon".to_owned(),
            Self::NotCanonical { phones } => format!(
                "un tableur a enregistré ce fichier à sa façon : {} perdu le zéro ou le plus",
                count_fr(*phones, "numéro de téléphone a", "numéros de téléphone ont")
            ),
            Self::NoJournal { empty: false } => {
                "il y a des tableaux, et le journal data/journal.jsonl a disparu".to_owned()
            }
            Self::NoJournal { empty: true } => {
                "il y a des tableaux, et le journal data/journal.jsonl est vide".to_owned()
            }
            Self::Drifted { file, operation, gone: true } => {
                format!("{file}, laissé par l'opération {operation}, a disparu")
            }
            Self::Drifted { file, operation, gone: false } => {
                format!("{file} a changé depuis l'opération {operation}, la dernière sur ce tableau")
            }
            Self::CopyBeside { file, of } => {
                format!("{file} semble être une copie de {of} : rien de ce qu'elle contient ne compte")
            }
            Self::OpenToOthers { path, mode } => {
                format!("tout utilisateur de cet ordinateur peut modifier {path} ({mode:03o})")
            }
        }
    }
}
