//! `formation man`: the manual page, in the reader's language.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use clap_mangen::Man;

use crate::commands::context::Context;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The manual page
/// fr: La page de manuel
#[derive(Clone, Debug, clap::Args)]
pub struct Args {}

/// Writes the page; on a terminal a reader of manual pages shows it, where there is one.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    let mut page = Vec::new();
    Man::new((context.grammar)(ui.lang)).render(&mut page)?;
    if ui.to_terminal && read(&page).is_ok() {
        return Ok(());
    }
    Ok(ui.bytes(&page)?)
}

/// Gives the page to `man`, which lays it out for the terminal and stops at every screen.
fn read(page: &[u8]) -> io::Result<()> {
    let mut reader = Command::new("man").args(["-l", "-"]).stdin(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = reader.stdin.take() {
        stdin.write_all(page)?;
    }
    if reader.wait()?.success() { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}
