//! The command that writes a script.

use clap_complete::Shell;

use super::install::{comment, page};
use super::scripts::asking;
use crate::commands::context::Context;
use crate::commands::word_lists;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The completion script of a shell, or how to install one
/// fr: Le script de complétion d'un interpréteur de commandes, ou comment l'installer
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// bash, zsh, fish, powershell or elvish
    /// fr: bash, zsh, fish, powershell ou elvish
    #[arg(value_name = "SHELL", value_parser = word_lists::shells())]
    shell: Option<Shell>,
}

/// Writes the script. That of elvish knows commands and options, the others ask what lies in the folder too.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let Some(shell) = args.shell else { return Ok(ui.answer(&page(ui.lang))?) };
    let mut script = Vec::new();
    // zsh knows by the first line which command a file of its path is about.
    if shell == Shell::Zsh {
        script.extend(b"#compdef formation\n");
    }
    script.extend(comment(shell, ui.lang).as_bytes());
    match asking(shell) {
        Some(asking) => script.extend(asking.as_bytes()),
        None => clap_complete::generate(shell, &mut (context.grammar)(ui.lang), "formation", &mut script),
    }
    Ok(ui.bytes(&script)?)
}
