//! `formation completions`: the script that lets a shell complete commands and flags.

use clap_complete::Shell;

use crate::commands::context::Context;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The completion script of a shell
/// fr: Le script de complétion d'un interpréteur de commandes
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// bash, zsh, fish, powershell or elvish
    /// fr: bash, zsh, fish, powershell ou elvish
    #[arg(value_name = "SHELL", value_parser = super::word_lists::shells())]
    shell: Shell,
}

/// Writes the script.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut (context.grammar)(ui.lang), "formation", &mut script);
    Ok(ui.bytes(&script)?)
}
