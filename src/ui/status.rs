//! The short lines beside an answer: what was done, what was not, where.

use crate::lang::message::words;
use crate::lang::words::{count_en, count_fr};

words! {
    /// A line on standard error, or an answer that is one sentence.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Status {
        NothingWritten en: "dry run: nothing was written" fr: "essai : rien n'a été écrit",
        Written { operation: u64 }
            en: "operation {operation}; `formation undo` takes it back"
            fr: "opération {operation} ; `formation undo` l'annule",

        InStore { operation: u64 }
            en: "operation {operation}, in the store"
            fr: "opération {operation}, dans la base",

        Waits
            en: "not in the store yet: it is sent as soon as the store answers"
            fr: "pas encore dans la base : envoi dès que la base répond",

        SentByHand { files: Vec<String>, operation: u64 }
            en: "{files}, changed by hand: operation {operation}, in the store"
            fr: "{files}, modification à la main : opération {operation}, dans la base",

        NearestCohort { cohort: String }
            en: "no cohort is running today: `{cohort}` is the nearest; `-c` names another"
            fr: "aucune cohorte n'est en cours aujourd'hui : « {cohort} » est la plus proche ; `-c` en nomme une autre",

        Restored { files: Vec<String> }
            en: "{files} had been saved by a spreadsheet: in its usual form again"
            fr: "{files} venait d'un tableur : remis dans sa forme habituelle",

        Recoded { files: Vec<String> }
            en: "{files} had been saved in another encoding: in UTF-8 again"
            fr: "{files} était enregistré dans un autre encodage : remis en UTF-8",

        ChangedByHand { files: Vec<String> }
            en: "{files} had been changed by hand: noted in the journal"
            fr: "{files} avait été modifié à la main : noté dans le journal",

        Empty en: "nothing to show" fr: "rien à montrer",
        NothingDue en: "nothing is due: all is in order" fr: "rien à faire : tout est à jour",
        NothingWrong en: "nothing is wrong, nothing looks wrong" fr: "aucun problème trouvé",
        OthersAlike { code: Option<&'static str>, more: usize }
            en: (
                "{}{} like the hundred above",
                code.map_or_else(String::new, |code| format!("{code}: ")),
                count_en(*more, "other", "others"),
            )
            fr: (
                "{}{} comme les cent ci-dessus",
                code.map_or_else(String::new, |code| format!("{code} : ")),
                count_fr(*more, "autre", "autres"),
            ),

        NoFolder { from: String, above: bool }
            en: ("no programme.toml in {from}{}", if *above { " or above it" } else { "" })
            fr: ("pas de programme.toml dans {from}{}", if *above { " ni au-dessus" } else { "" }),

        MakeFolder
            en: "`formation init` makes one; `-C DIR` names another folder"
            fr: "`formation init` en crée un ; `-C DOSSIER` en désigne un autre",

        NotAnswered en: "cancelled: nothing was written" fr: "abandonné : rien n'a été écrit",
        Exported { file: String, rows: usize }
            en: ("{file}: {}", count_en(*rows, "row", "rows"))
            fr: ("{file} : {}", count_fr(*rows, "ligne", "lignes")),

        SchemaWritten { file: String } en: "{file}: written" fr: "{file} : schéma écrit",
        PageWritten { file: String } en: "{file}: written" fr: "{file} : page écrite",
        AsSealed { file: String } en: "{file}: as it was sealed" fr: "{file} : tel qu'il a été scellé",
        CalendarWritten { file: String, sessions: usize }
            en: ("{file}: {}", count_en(*sessions, "session", "sessions"))
            fr: ("{file} : {}", count_fr(*sessions, "séance", "séances")),

        FolderWritten { folder: String, files: usize }
            en: ("{folder}: {}; open index.html", count_en(*files, "file", "files"))
            fr: ("{folder} : {} ; ouvrez index.html", count_fr(*files, "fichier", "fichiers")),

        OperationsAreInHistory
            en: "`formation history` tells who marked, when, and by which command"
            fr: "`formation history` dit qui a marqué, quand, et par quelle commande",

        System { words: String }
            both: "{words}",
    }
}
