//! What a file is that is described without a value of it.

use crate::domain::taken::{FormKind, LogKind};

use super::words::{Words, count_en, count_fr};

/// A line of the description. Sheets are numbered from 1, none where there is one table only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Described {
    /// A text.
    Text {
        /// As one writes it: `UTF-8`.
        encoding: &'static str,
        /// What parts its cells.
        delimiter: char,
    },
    /// A workbook.
    Workbook {
        /// `XLSX` or `ODS`.
        format: &'static str,
        /// Sheets that hold something and are not hidden.
        sheets: usize,
    },
    /// JSON.
    Json,
    /// The program that exports such forms.
    Form {
        /// The sheet.
        sheet: Option<usize>,
        /// Which.
        kind: FormKind,
    },
    /// The tool that writes such logs of meetings.
    Log {
        /// The sheet.
        sheet: Option<usize>,
        /// Which.
        kind: LogKind,
    },
    /// How many rows there are, and of how many cells: cells and rows, the most frequent first.
    Rows {
        /// The sheet.
        sheet: Option<usize>,
        /// Rows that are not blank.
        rows: usize,
        /// Cells, and rows of so many cells.
        widths: Vec<(usize, usize)>,
    },
    /// A row before the headings.
    Before {
        /// The sheet.
        sheet: Option<usize>,
        /// Its number.
        row: u32,
        /// Patterns of its cells that hold something.
        cells: Vec<String>,
    },
    /// A row that is taken for headings.
    HeadingRow {
        /// The sheet.
        sheet: Option<usize>,
        /// Its number.
        row: u32,
        /// Rows below it.
        rows: usize,
    },
    /// No row is surely one of headings.
    NoHeadingRow {
        /// The sheet.
        sheet: Option<usize>,
    },
    /// Cells that were encoded twice.
    TwiceEncoded {
        /// Repaired.
        cells: usize,
        /// Beyond repair.
        lost: usize,
    },
    /// Lines of a file in UTF-8 that are Windows-1252.
    Pasted {
        /// How many.
        lines: usize,
        /// The first.
        first: u32,
    },
    /// A quote that is opened and never closed.
    UnclosedQuote {
        /// Its line.
        line: u32,
    },
}

/// How many widths are said.
const WIDTHS: usize = 4;

impl Words for Described {
    fn en(&self) -> String {
        match self {
            Self::Text { encoding, delimiter } => {
                format!("text, {encoding}, cells parted by {}", delimiter_en(*delimiter))
            }
            Self::Workbook { format, sheets } => {
                format!("workbook, {format}, {}", count_en(*sheets, "sheet", "sheets"))
            }
            Self::Json => "JSON: the keys of its first level".into(),
            Self::Form { sheet, kind } => format!("{}the export of a form: {}", sheet_en(*sheet), kind.en()),
            Self::Log { sheet, kind } => format!(
                "{}the log of a meeting, {}: `formation attend SESSION --from FILE` reads it",
                sheet_en(*sheet),
                kind.en()
            ),
            Self::Rows { sheet, rows, widths } => {
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
            Self::Before { sheet, row, cells } => {
                format!("{}before the table, row {row}: {}", sheet_en(*sheet), quoted(cells, "\"", "\""))
            }
            Self::HeadingRow { sheet, row, rows } => {
                format!("{}headings in row {row}, {} below", sheet_en(*sheet), count_en(*rows, "row", "rows"))
            }
            Self::NoHeadingRow { sheet } => {
                format!("{}no row is surely one of headings: none is shown", sheet_en(*sheet))
            }
            Self::TwiceEncoded { cells, lost } => {
                format!("encoded twice: {} repaired, {lost} beyond repair", count_en(*cells, "cell", "cells"))
            }
            Self::Pasted { lines, first } => {
                format!(
                    "{} read as Windows-1252, unlike the rest; the first is {first}",
                    count_en(*lines, "line", "lines")
                )
            }
            Self::UnclosedQuote { line } => format!("line {line}: a quote is opened and never closed"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Text { encoding, delimiter } => {
                format!("texte, {encoding}, cellules séparées par {}", delimiter_fr(*delimiter))
            }
            Self::Workbook { format, sheets } => {
                format!("classeur, {format}, {}", count_fr(*sheets, "feuille", "feuilles"))
            }
            Self::Json => "JSON : les clés de son premier niveau".into(),
            Self::Form { sheet, kind } => format!("{}l'export d'un formulaire : {}", sheet_fr(*sheet), kind.fr()),
            Self::Log { sheet, kind } => format!(
                "{}le journal d'une réunion, {} : `formation attend SÉANCE --from FICHIER` le lit",
                sheet_fr(*sheet),
                kind.fr()
            ),
            Self::Rows { sheet, rows, widths } => {
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
            }
            Self::Before { sheet, row, cells } => {
                format!("{}avant le tableau, ligne {row} : {}", sheet_fr(*sheet), quoted(cells, "« ", " »"))
            }
            Self::HeadingRow { sheet, row, rows } => {
                format!("{}en-têtes ligne {row}, {} dessous", sheet_fr(*sheet), count_fr(*rows, "ligne", "lignes"))
            }
            Self::NoHeadingRow { sheet } => {
                format!("{}aucune ligne n'est à coup sûr celle des en-têtes : aucune n'est affichée", sheet_fr(*sheet))
            }
            Self::TwiceEncoded { cells, lost } => format!(
                "encodage appliqué deux fois : {}, {}",
                count_fr(*cells, "cellule réparée", "cellules réparées"),
                count_fr(*lost, "irréparable", "irréparables")
            ),
            Self::Pasted { lines, first } => format!(
                "{} en Windows-1252, contrairement au reste ; la première est la {first}",
                count_fr(*lines, "ligne lue", "lignes lues")
            ),
            Self::UnclosedQuote { line } => format!("ligne {line} : un guillemet s'ouvre et ne se ferme jamais"),
        }
    }
}

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
