//! `formation man`: the manual page, in the reader's language.

use clap_mangen::Man;

use crate::commands::context::Context;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The manual page
/// fr: La page de manuel
#[derive(Clone, Debug, clap::Args)]
pub struct Args {}

/// Writes the page.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    let mut page = Vec::new();
    Man::new((context.grammar)(ui.lang)).render(&mut page)?;
    Ok(ui.bytes(&page)?)
}
