//! The options of every command that takes the export of a form.

use std::path::PathBuf;

use crate::commands::values;

/// Where the answers come from.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "From a form")]
pub struct FormFile {
    /// All the answers of that form's export: CSV, XLSX or ODS
    /// fr: Toutes les réponses de cet export de formulaire : CSV, XLSX ou ODS
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Which heading stands for a column: COLUMN=HEADING
    /// fr: Quel titre correspond à une colonne : COLONNE=TITRE
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = values::mapping, requires = "from")]
    pub maps: Vec<(String, String)>,
    /// The sheet of a workbook to take
    /// fr: La feuille du classeur à prendre
    #[arg(long, value_name = "NAME", requires = "from")]
    pub sheet: Option<String>,
    /// Write the rows that were refused into that file, with the reason
    /// fr: Écrire les lignes refusées dans ce fichier, avec le motif
    #[arg(long, value_name = "FILE", requires = "from")]
    pub rejects: Option<PathBuf>,
}
