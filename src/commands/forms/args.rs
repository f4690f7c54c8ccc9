//! The options of every command that takes the export of a form.

use std::path::{Path, PathBuf};

use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_order::DateOrder;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::Usage;

/// The options that are about a form: with one of them, nobody and nothing has to be named on the line.
pub const FORM: [&str; 8] = ["from", "maps", "values", "sheet", "same", "date_order", "rejects", "describe"];

/// Where the answers come from.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "From a form")]
pub struct FormFile {
    /// All the answers of that form's export: CSV, XLSX or ODS; options above that go with it are for rows that say
    /// nothing of it
    /// fr: Toutes les réponses de cet export de formulaire : CSV, XLSX ou ODS ; les options ci-dessus qui vont avec lui
    /// valent pour les lignes qui n'en disent rien
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Which heading stands for a column or a question: COLUMN=HEADING
    /// fr: Quel titre correspond à une colonne ou à une question : COLONNE=TITRE
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = values::mapping)]
    pub maps: Vec<(String, String)>,
    /// What a word of the form is in a column: COLUMN:WORD=VALUE
    /// fr: Ce que veut dire un mot du formulaire : COLONNE:MOT=VALEUR
    #[arg(long = "value", value_name = "COLUMN:WORD=VALUE", value_parser = values::meant)]
    pub values: Vec<(String, String, String)>,
    /// The sheet of a workbook to take
    /// fr: La feuille du classeur à prendre
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// Whom a row is about: ROW=PERSON
    /// fr: De qui parle une ligne : LIGNE=PERSONNE
    #[arg(long = "same", value_name = "ROW=PERSON", value_parser = values::of_row)]
    pub same: Vec<(u32, String)>,
    /// How 02/03 is to be read: dmy or mdy [as the file shows]
    /// fr: Comment lire 02/03 : dmy ou mdy [d'après le fichier]
    #[arg(long, value_name = "ORDER", value_parser = word_lists::date_orders())]
    pub date_order: Option<DateOrder>,
    /// Write the rows that were refused into that file, with the reason
    /// fr: Écrire les lignes refusées dans ce fichier, avec le motif
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Show what the file is made of, with no personal data, and write nothing
    /// fr: Montrer de quoi le fichier est fait, sans donnée personnelle, et ne rien écrire
    #[arg(long, conflicts_with_all = ["maps", "values", "same", "rejects"])]
    pub describe: bool,
}

impl FormFile {
    /// Refuses what is said of a form where none is named; `also`: an option of the command itself that is about one.
    /// (clap asks for `--from` itself, but not beside a name, which excludes it.)
    pub fn named(&self, ui: &Ui<'_>, also: bool) -> Result<Option<&Path>> {
        match &self.from {
            None if also || self.is_told() => {
                let needed = vec![format!("--from {}", ui.lang.pick("FILE", "FICHIER"))];
                Err(CommandError::usage(Usage::Missing { needed }, None))
            }
            from => Ok(from.as_deref()),
        }
    }

    /// Whether something is said of a form.
    fn is_told(&self) -> bool {
        let told = !self.maps.is_empty() || !self.values.is_empty() || !self.same.is_empty();
        told || self.date_order.is_some() || self.sheet.is_some() || self.rejects.is_some() || self.describe
    }
}
