//! The short lines beside an answer: what was done, what was not, where.

use super::words::{Words, count_en, count_fr, list_en, list_fr};

/// A line on standard error, or an answer that is one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Dry run.
    NothingWritten,
    /// An operation was written.
    Written {
        /// Its number.
        operation: u64,
    },
    /// A file that a spreadsheet had re-saved is canonical again.
    Restored {
        /// Which.
        files: Vec<String>,
    },
    /// A file had been changed by hand.
    ChangedByHand {
        /// Which.
        files: Vec<String>,
    },
    /// An answer with no row.
    Empty,
    /// Nothing is due.
    NothingDue,
    /// A check found nothing.
    NothingWrong,
    /// Findings of a kind of which enough are shown.
    OthersAlike {
        /// Their code, where they have one.
        code: Option<&'static str>,
        /// How many.
        more: usize,
    },
    /// No folder of a programme.
    NoFolder {
        /// Where it was looked for.
        from: String,
        /// Whether it was looked for above, too.
        above: bool,
    },
    /// What to do without a folder.
    MakeFolder,
    /// A question was left unanswered.
    NotAnswered,
    /// A file of an export was written.
    Exported {
        /// Where.
        file: String,
        /// How many rows.
        rows: usize,
    },
    /// Where the numbers of operations lead.
    OperationsAreInHistory,
    /// The command could not go on for a reason of the system.
    System {
        /// In the system's words.
        words: String,
    },
}

impl Words for Status {
    fn en(&self) -> String {
        match self {
            Self::NothingWritten => "dry run: nothing was written".to_owned(),
            Self::Written { operation } => format!("operation {operation}; `formation undo` takes it back"),
            Self::Restored { files } => {
                format!("{} had been saved by a spreadsheet: in its usual form again", list_en(files))
            }
            Self::ChangedByHand { files } => {
                format!("{} had been changed by hand: noted in the journal", list_en(files))
            }
            Self::Empty => "nothing to show".to_owned(),
            Self::NothingDue => "nothing is due: all is in order".to_owned(),
            Self::NothingWrong => "nothing is wrong, nothing looks wrong".to_owned(),
            Self::OthersAlike { code, more } => format!(
                "{}{} like the hundred above",
                code.map_or_else(String::new, |code| format!("{code}: ")),
                count_en(*more, "other", "others")
            ),
            Self::NoFolder { from, above } => {
                format!("no programme.toml in {from}{}", if *above { " or above it" } else { "" })
            }
            Self::MakeFolder => "`formation init` makes one; `-C DIR` names another folder".to_owned(),
            Self::NotAnswered => "stopped: nothing was written".to_owned(),
            Self::Exported { file, rows } => format!("{file}: {}", count_en(*rows, "row", "rows")),
            Self::OperationsAreInHistory => {
                "`formation history` tells who marked, when, and by which command".to_owned()
            }
            Self::System { words } => words.clone(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NothingWritten => "essai : rien n'a été écrit".to_owned(),
            Self::Written { operation } => format!("opération {operation} ; `formation undo` l'annule"),
            Self::Restored { files } => {
                format!("{} venait d'un tableur : remis dans sa forme habituelle", list_fr(files))
            }
            Self::ChangedByHand { files } => {
                format!("{} avait été modifié à la main : noté dans le journal", list_fr(files))
            }
            Self::Empty => "rien à montrer".to_owned(),
            Self::NothingDue => "rien à faire : tout est à jour".to_owned(),
            Self::NothingWrong => "rien de faux, rien qui semble l'être".to_owned(),
            Self::OthersAlike { code, more } => format!(
                "{}{} comme les cent ci-dessus",
                code.map_or_else(String::new, |code| format!("{code} : ")),
                count_fr(*more, "autre", "autres")
            ),
            Self::NoFolder { from, above } => {
                format!("pas de programme.toml dans {from}{}", if *above { " ni au-dessus" } else { "" })
            }
            Self::MakeFolder => "`formation init` en crée un ; `-C DOSSIER` en désigne un autre".to_owned(),
            Self::NotAnswered => "arrêté : rien n'a été écrit".to_owned(),
            Self::Exported { file, rows } => format!("{file} : {}", count_fr(*rows, "ligne", "lignes")),
            Self::OperationsAreInHistory => {
                "`formation history` dit qui a marqué, quand, et par quelle commande".to_owned()
            }
            Self::System { words } => words.clone(),
        }
    }
}
