//! The options of every command that takes the export of a form.

use std::path::{Path, PathBuf};

use crate::commands::values;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::Usage;

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
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = values::mapping)]
    pub maps: Vec<(String, String)>,
    /// The sheet of a workbook to take
    /// fr: La feuille du classeur à prendre
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Write the rows that were refused into that file, with the reason
    /// fr: Écrire les lignes refusées dans ce fichier, avec le motif
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

impl FormFile {
    /// Refuses what is said of a form where none is named; `also`: an option of the command itself that is about one.
    /// (clap asks for `--from` itself, but not beside a name, which excludes it.)
    pub fn named(&self, ui: &Ui<'_>, also: bool) -> Result<Option<&Path>> {
        let told = !self.maps.is_empty() || self.sheet.is_some() || self.rejects.is_some() || also;
        match &self.from {
            None if told => {
                let needed = vec![format!("--from {}", ui.lang.pick("FILE", "FICHIER"))];
                Err(CommandError::usage(Usage::Missing { needed }, None))
            }
            from => Ok(from.as_deref()),
        }
    }
}
