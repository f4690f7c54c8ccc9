//! `formation share leave`: a copy becomes an ordinary folder again.

use crate::commands::context::Context;
use crate::commands::share::words::ShareWords;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Make this copy an ordinary folder again; the store keeps everything
/// fr: Refaire de cette copie un dossier ordinaire ; la base garde tout
#[derive(Clone, Debug, clap::Args)]
pub struct Args {}

/// Leaves, once the copy is complete.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    // Brought to where the store is, and what was left is sent.
    drop(context.read(ui)?);
    let fetched = context.folder()?.leave(context.reach)?;
    ui.status(&ShareWords::Left { fetched });
    Ok(())
}
