//! `formation share join`: a new folder that is a copy.

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::commands::share::password_file::{self, PasswordFile};
use crate::commands::share::words::ShareWords;
use crate::commands::values;
use crate::store::Folder;
use crate::store::shared::address::StoreAddress;
use crate::ui::command_error::Result;
use crate::ui::{Ui, failure};

/// Make a folder that is a copy of a shared programme: what this login may see
/// fr: Créer un dossier qui est une copie d'un programme partagé : ce que cet identifiant peut voir
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The store: postgres://USER@HOST/DATABASE
    /// fr: La base : postgres://UTILISATEUR@MACHINE/BASE
    #[arg(value_name = "ADDRESS", value_parser = values::store_address)]
    address: StoreAddress,
    /// The folder to make [named after the database]
    /// fr: Le dossier à créer [au nom de la base]
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    password: PasswordFile,
}

/// Makes the folder.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from(&args.address.database));
    let reach = password_file::reach(context, &args.password)?;
    let (_, link) = Folder::join(&context.env.folder.join(&dir), args.address.clone(), &reach)?;
    let answered = ui.answer(&dir.display().to_string());
    ui.status(&ShareWords::Joined { folder: dir.display().to_string(), operation: link.operation });
    failure::shown(ui, answered.map_err(Into::into), None)
}
