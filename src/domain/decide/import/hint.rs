//! The next step after an import, or what to know about it.

use crate::domain::people::registration::flag;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::life::brings_back;
use crate::domain::taken::named;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// The next step after an import, or what to know about it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ImportHint {
        Rejects
            en: "`--rejects rejected.csv` keeps these rows with their reason, to be corrected and imported again"
            fr: "`--rejects rejets.csv` garde ces lignes avec leur motif, pour les corriger et les importer de nouveau",

        CorrectAndImport { file: String, command: String }
            en: "correct {file}, then `{command}`"
            fr: "corrigez {file}, puis `{command}`",

        Erased { row: u32 }
            en: "whoever asks for a seat anew is enrolled with `--override {row}=\"reason\"`: it is kept"
            fr: "qui demande une place de nouveau s'inscrit avec `--override {row}=\"motif\"` : le motif est gardé",

        Left { rows: usize, person: Candidate, state: EnrolmentState }
            en: (
                "{} of somebody who left and {} no date: taken for the one that they left with; if {} asks for a seat \
                    again, {}",
                count_en(*rows, "row is", "rows are"),
                if *rows == 1 { "has" } else { "have" },
                person.name,
                brings_back(&person.id, *state, Lang::En),
            )
            fr: (
                "{} de qui a quitté la cohorte, sans date : {} pour l'ancienne demande ; si {} redemande une place, {}",
                count_fr(*rows, "ligne", "lignes"),
                if *rows == 1 { "prise" } else { "prises" },
                person.name,
                brings_back(&person.id, *state, Lang::Fr),
            ),

        Update { people: usize }
            en: ("the file says otherwise of {}: `--update` takes it", count_en(*people, "person", "people"))
            fr: ("le fichier dit autre chose de {} : `--update` le reprend", count_fr(*people, "personne", "personnes")),

        WhoIsIt { row: u32, person: String }
            en: "row by row: `--same {row}={person}` if it is that person, `--distinct {row}` if it is somebody else; \
                `--distinct` alone: all of them are somebody else"
            fr: "ligne par ligne : `--same {row}={person}` si c'est cette personne, `--distinct {row}` si c'en est une \
                autre ; `--distinct` seul : toutes en sont d'autres",

        Missing { column: String, label: Option<String>, rows: usize, perhaps_aside: bool }
            en: (
                "{} of `{}`: {}`{}` says it for them",
                count_en(*rows, "row says nothing", "rows say nothing"),
                label.as_deref().unwrap_or_else(|| named(column, Lang::En)),
                if *perhaps_aside { format!("if a column does, `--map {column}=HEADING`; else ") } else { String::new() },
                flag(column, Lang::En),
            )
            fr: (
                "{} de « {} » : {}`{}` le dit pour {}",
                count_fr(*rows, "ligne ne dit rien", "lignes ne disent rien"),
                label.as_deref().unwrap_or_else(|| named(column, Lang::Fr)),
                if *perhaps_aside { format!("si une colonne le dit, `--map {column}=TITRE` ; sinon, ") } else { String::new() },
                flag(column, Lang::Fr),
                if *rows == 1 { "elle" } else { "elles" },
            ),

        Remembered { columns: usize, values: usize } match values {
            0 =>
                en: (
                    "{} kept for files with the same headings",
                    count_en(*columns, "column of `--map` is", "columns of `--map` are"),
                )
                fr: (
                    "{} pour les fichiers aux mêmes titres",
                    count_fr(*columns, "colonne de `--map` est retenue", "colonnes de `--map` sont retenues"),
                ),
            _ =>
                en: (
                    "kept for files with the same headings: {} of `--map`, {} of `--value`",
                    count_en(*columns, "column", "columns"),
                    count_en(*values, "word", "words"),
                )
                fr: (
                    "retenu pour les fichiers aux mêmes titres : {} de `--map`, {} de `--value`",
                    count_fr(*columns, "colonne", "colonnes"),
                    count_fr(*values, "mot", "mots"),
                ),
        },

        RememberedRows { rows: usize }
            en: ("kept for the next import: whom {}", count_en(*rows, "row is about", "rows are about"))
            fr: ("retenu pour le prochain import : qui {}", count_fr(*rows, "ligne désigne", "lignes désignent")),

        NoRejects { file: String }
            en: "no row was rejected: {file} was not written"
            fr: "aucune ligne rejetée : {file} n'a pas été écrit",
    }
}
