//! A file of sessions, as it is named on the command line.

use std::path::Path;

use crate::commands::context::Context;
use crate::commands::foreign;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_order::DateOrder;
use crate::domain::decide::schedule::ScheduleRow;
use crate::import::schedule::{ScheduleRequest, read};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::progress::Work;

/// What may be said of a file of sessions.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PlanFile {
    /// How 02/03 is to be read in the file: dmy or mdy [as the file shows]
    /// fr: Comment lire 02/03 dans le fichier : dmy (jour d'abord) ou mdy [d'après le fichier]
    #[arg(long, value_name = "ORDER", value_parser = word_lists::date_orders(), requires = "from")]
    date_order: Option<DateOrder>,
    /// The sheet of a workbook to take
    /// fr: La feuille du classeur à prendre
    #[arg(long, value_name = "SHEET", requires = "from")]
    sheet: Option<String>,
    /// Which heading stands for a column of the file: COLUMN=HEADING
    /// fr: Quel titre correspond à une colonne du fichier : COLONNE=TITRE
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = values::mapping, requires = "from")]
    maps: Vec<(String, String)>,
}

impl PlanFile {
    /// The rows of that file.
    pub fn rows(&self, context: &Context<'_>, ui: &Ui<'_>, file: &Path) -> Result<Vec<ScheduleRow>> {
        let _waiting = ui.waiting(Work::Reading);
        let bytes = foreign::bytes(context, file)?;
        let wanted = ScheduleRequest {
            file_name: &file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default(),
            maps: &self.maps,
            sheet: self.sheet.as_deref(),
            date_order: self.date_order,
        };
        read(bytes, &wanted).map_err(|why| foreign::cannot(&foreign::name(file), &why))
    }
}
