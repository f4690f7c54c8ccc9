//! `--password-file`: where a login's password is, for whoever does not type it.

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::commands::outside;
use crate::commands::share::words::ShareWords;
use crate::domain::problem::Problem;
use crate::store::shared::opening::StoreCredentials;
use crate::store::shared::reach::StoreReach;
use crate::store::there;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::exit;

/// The option.
#[derive(Clone, Debug, clap::Args)]
pub struct PasswordFile {
    /// The file whose first line is the password [~/.pgpass, PGPASSWORD, or asked]
    /// fr: Le fichier dont la première ligne est le mot de passe [~/.pgpass, PGPASSWORD, ou demandé]
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

/// What the outside knows of passwords, with that of the file.
pub fn credentials(context: &Context<'_>, option: &PasswordFile) -> Result<StoreCredentials> {
    let credentials = outside::credentials(context.env);
    let Some(file) = &option.password_file else { return Ok(credentials) };
    let unreadable = |why: &std::io::Error| {
        let file = file.display().to_string();
        let what = ShareWords::PasswordFileUnreadable { file, why: why.to_string() };
        CommandError::problem(Problem::error(what), exit::REFUSED)
    };
    let bytes = there::read(&context.env.folder.join(file)).map_err(|error| unreadable(&error))?;
    let bytes = bytes.ok_or_else(|| unreadable(&std::io::ErrorKind::NotFound.into()))?;
    let text = String::from_utf8_lossy(&bytes);
    let typed = text.lines().next().unwrap_or_default().to_owned();
    Ok(StoreCredentials { typed: Some(typed), ..credentials })
}

/// The way to the store with that password.
pub fn reach(context: &Context<'_>, option: &PasswordFile) -> Result<StoreReach> {
    if option.password_file.is_none() {
        return Ok(context.reach.clone());
    }
    Ok(outside::reach_with(credentials(context, option)?))
}
