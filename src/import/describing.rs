//! What a file is that is described without a value of it.

use crate::domain::taken::{FormKind, LogKind};
use crate::lang::message::words;

use crate::lang::words::{Words, count_en, count_fr};

words! {
    /// A line of the description. Sheets are numbered from 1, none where there is one table only.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Described {
        Text { encoding: &'static str, delimiter: char }
            en: ("text, {encoding}, cells parted by {}", delimiter_en(*delimiter))
            fr: ("texte, {encoding}, cellules séparées par {}", delimiter_fr(*delimiter)),

        Workbook { format: &'static str, sheets: usize }
            en: ("workbook, {format}, {}", count_en(*sheets, "sheet", "sheets"))
            fr: ("classeur, {format}, {}", count_fr(*sheets, "feuille", "feuilles")),

        Json en: "JSON: the keys of its first level" fr: "JSON : les clés de son premier niveau",
        Form { sheet: Option<usize>, kind: FormKind }
            en: ("{}the export of a form: {}", sheet_en(*sheet), kind.en())
            fr: ("{}l'export d'un formulaire : {}", sheet_fr(*sheet), kind.fr()),

        Log { sheet: Option<usize>, kind: LogKind }
            en: (
                "{}the log of a meeting, {}: `formation attend SESSION --from FILE` reads it",
                sheet_en(*sheet),
                kind.en(),
            )
            fr: (
                "{}le journal d'une réunion, {} : `formation attend SÉANCE --from FICHIER` le lit",
                sheet_fr(*sheet),
                kind.fr(),
            ),

        Rows { sheet: Option<usize>, rows: usize, widths: Vec<(usize, usize)> }
            en: {
                let said = widths
                    .iter()
                    .take(WIDTHS)
                    .map(|(cells, rows)| format!("{rows} of {}", count_en(*cells, "cell", "cells")));
                format!(
                    "{}{}: {}",
                    sheet_en(*sheet),
                    count_en(*rows, "row", "rows"),
                    said.collect::<Vec<_>>().join(", ")
                )
            }
            fr: {
                let said = widths
                    .iter()
                    .take(WIDTHS)
                    .map(|(cells, rows)| format!("{rows} de {}", count_fr(*cells, "cellule", "cellules")));
                format!(
                    "{}{} : {}",
                    sheet_fr(*sheet),
                    count_fr(*rows, "ligne", "lignes"),
                    said.collect::<Vec<_>>().join(", ")
                )
            },

        Before { sheet: Option<usize>, row: u32, cells: Vec<String> }
            en: ("{}before the table, row {row}: {}", sheet_en(*sheet), quoted(cells, "\"", "\""))
            fr: ("{}avant le tableau, ligne {row} : {}", sheet_fr(*sheet), quoted(cells, "« ", " »")),

        HeadingRow { sheet: Option<usize>, row: u32, rows: usize }
            en: ("{}headings in row {row}, {} below", sheet_en(*sheet), count_en(*rows, "row", "rows"))
            fr: ("{}en-têtes ligne {row}, {} dessous", sheet_fr(*sheet), count_fr(*rows, "ligne", "lignes")),

        NoHeadingRow { sheet: Option<usize> }
            en: ("{}no row is surely one of headings: none is shown", sheet_en(*sheet))
            fr: ("{}aucune ligne n'est à coup sûr celle des en-têtes : aucune n'est affichée", sheet_fr(*sheet)),

        TwiceEncoded { cells: usize, lost: usize }
            en: ("encoded twice: {} repaired, {lost} beyond repair", count_en(*cells, "cell", "cells"))
            fr: (
                "encodage appliqué deux fois : {}, {}",
                count_fr(*cells, "cellule réparée", "cellules réparées"),
                count_fr(*lost, "irréparable", "irréparables"),
            ),

        Pasted { lines: usize, first: u32 }
            en: ("{} read as Windows-1252, unlike the rest; the first is {first}", count_en(*lines, "line", "lines"))
            fr: (
                "{} en Windows-1252, contrairement au reste ; la première est la {first}",
                count_fr(*lines, "ligne lue", "lignes lues"),
            ),

        UnclosedQuote { line: u32 }
            en: "line {line}: a quote is opened and never closed"
            fr: "ligne {line} : un guillemet s'ouvre et ne se ferme jamais",
    }
}

/// How many widths are said.
const WIDTHS: usize = 4;

fn sheet_en(sheet: Option<usize>) -> String {
    sheet.map_or_else(String::new, |number| format!("sheet {number}: "))
}

fn sheet_fr(sheet: Option<usize>) -> String {
    sheet.map_or_else(String::new, |number| format!("feuille {number} : "))
}

fn quoted(cells: &[String], open: &str, close: &str) -> String {
    cells.iter().map(|cell| format!("{open}{cell}{close}")).collect::<Vec<_>>().join(", ")
}

fn delimiter_en(delimiter: char) -> String {
    if delimiter == '\t' { "tabs".into() } else { format!("`{delimiter}`") }
}

fn delimiter_fr(delimiter: char) -> String {
    if delimiter == '\t' { "des tabulations".into() } else { format!("« {delimiter} »") }
}
