//! Files that are not as they should be.

use crate::i18n::words::Words;

use super::code::Code;
use super::family::Finding;

/// What is found of a file as a file.
#[derive(Clone, Debug)]
pub enum Files {
    /// Two columns of one heading.
    HeadingTwice {
        /// The heading.
        heading: String,
    },
    /// A line in the middle of the journal cannot be read.
    JournalBroken,
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
    NotCanonical,
    /// Anybody on the machine can read it.
    OpenToOthers {
        /// The path.
        path: String,
        /// Unix permissions, `644`.
        mode: u32,
    },
    /// The last line of the journal was cut.
    JournalTorn,
}

impl Finding for Files {
    fn code(&self) -> Code {
        match self {
            Self::HeadingTwice { .. } => Code::HeadingTwice,
            Self::JournalBroken => Code::JournalBroken,
            Self::UndefinedCohort { .. } => Code::UndefinedCohort,
            Self::ColumnMissing { .. } => Code::ColumnMissing,
            Self::ColumnResembles { .. } => Code::ColumnResembles,
            Self::NotCanonical => Code::NotCanonical,
            Self::OpenToOthers { .. } => Code::OpenToOthers,
            Self::JournalTorn => Code::JournalTorn,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::HeadingTwice { .. } => "rename or remove one of the two columns".to_owned(),
            Self::JournalBroken => "restore data/journal.jsonl from a copy; the tables themselves are whole".to_owned(),
            Self::UndefinedCohort { near: Some(near), .. } | Self::ColumnResembles { near, .. } => {
                format!("did you mean `{near}`?")
            }
            Self::UndefinedCohort { near: None, folder } => {
                format!("add `[[cohorts]]` with `id = \"{folder}\"`, or move the folder elsewhere")
            }
            Self::ColumnMissing { .. } => "nothing to do: the next write adds it".to_owned(),
            Self::NotCanonical => "nothing to do: the next write puts it right".to_owned(),
            Self::OpenToOthers { path, .. } => format!("`chmod go-rwx {path}`"),
            Self::JournalTorn => "nothing to do: the next write repairs it".to_owned(),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::HeadingTwice { .. } => "renommez ou supprimez l'une des deux colonnes".to_owned(),
            Self::JournalBroken => {
                "reprenez data/journal.jsonl d'une sauvegarde ; les tableaux, eux, sont intacts".to_owned()
            }
            Self::UndefinedCohort { near: Some(near), .. } | Self::ColumnResembles { near, .. } => {
                format!("vouliez-vous dire « {near} » ?")
            }
            Self::UndefinedCohort { near: None, folder } => {
                format!("ajoutez « [[cohorts]] » avec « id = \"{folder}\" », ou déplacez le dossier")
            }
            Self::ColumnMissing { .. } => "rien à faire : la prochaine écriture l'ajoutera".to_owned(),
            Self::NotCanonical => "rien à faire : la prochaine écriture le remettra en forme".to_owned(),
            Self::OpenToOthers { path, .. } => format!("`chmod go-rwx {path}`"),
            Self::JournalTorn => "rien à faire : la prochaine écriture le réparera".to_owned(),
        }
    }
}

impl Words for Files {
    fn en(&self) -> String {
        match self {
            Self::HeadingTwice { heading } => format!("two columns are called `{heading}`"),
            Self::JournalBroken => "this line of the journal cannot be read".to_owned(),
            Self::UndefinedCohort { folder, .. } => format!("the folder data/{folder} belongs to no cohort"),
            Self::ColumnMissing { heading } => format!("the column `{heading}` is missing"),
            Self::ColumnResembles { heading, .. } => format!("the column `{heading}` is unknown"),
            Self::NotCanonical => "a spreadsheet has saved this file its own way".to_owned(),
            Self::OpenToOthers { path, mode } => format!("{path} is open to other users of this computer ({mode:03o})"),
            Self::JournalTorn => "the last line of the journal was cut".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::HeadingTwice { heading } => format!("deux colonnes s'appellent « {heading} »"),
            Self::JournalBroken => "cette ligne du journal est illisible".to_owned(),
            Self::UndefinedCohort { folder, .. } => format!("le dossier data/{folder} n'appartient à aucune cohorte"),
            Self::ColumnMissing { heading } => format!("la colonne « {heading} » manque"),
            Self::ColumnResembles { heading, .. } => format!("la colonne « {heading} » est inconnue"),
            Self::NotCanonical => "un tableur a enregistré ce fichier à sa façon".to_owned(),
            Self::OpenToOthers { path, mode } => {
                format!("{path} est accessible aux autres utilisateurs de cet ordinateur ({mode:03o})")
            }
            Self::JournalTorn => "la dernière ligne du journal a été coupée".to_owned(),
        }
    }
}
