//! `formation init`: a new folder from a commented model.

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::store::model;
use crate::store::start::Start;
use crate::ui::command_error::Result;
use crate::ui::status::Status;
use crate::ui::{Ui, failure};

/// Make a new folder from a commented model
/// fr: Créer un dossier à partir d'un modèle commenté
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The folder to make [this one]
    /// fr: Le dossier à créer [celui-ci]
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Show what would be done, and write nothing
    /// fr: Montrer ce qui serait fait, sans rien écrire
    #[arg(short = 'n', long)]
    dry_run: bool,
}

/// Makes the folder and says what to do next.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let typed = args.dir.as_ref().or(context.global.folder.as_ref());
    let folder = typed.map_or_else(|| context.env.folder.clone(), |dir| context.env.folder.join(dir));
    model::create(&folder, ui.lang, args.dry_run)?;
    let file = typed.cloned().unwrap_or_default().join("programme.toml").display().to_string();
    let answered = ui.answer(&file);
    if args.dry_run {
        ui.status(&Status::NothingWritten);
        return Ok(answered?);
    }
    ui.hint(&Start::NextSteps { file, folder: typed.map(|dir| dir.display().to_string()) });
    failure::shown(ui, answered.map_err(Into::into), None)
}
