//! Which of its three ways `formation enrol` goes: by name, by a file, or a description of that file.

use crate::commands::context::Context;
use crate::commands::enrol::args::Args;
use crate::commands::enrol::{describe, from_file, one};
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::Usage;

/// Enrols one person, or everybody of a form.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    match &args.file.from {
        None if args.file.is_used() || args.distinct.as_ref().is_some_and(|rows| !rows.is_empty()) => {
            let needed = vec![format!("--from {}", ui.lang.pick("FILE", "FICHIER"))];
            Err(CommandError::usage(Usage::Missing { needed }, None))
        }
        None => one::run(context, ui, args),
        Some(file) if args.file.describe => {
            describe::run(context, ui, file, args.file.sheet.as_deref(), args.write.is_json())
        }
        Some(file) => from_file::run(context, ui, args, file),
    }
}
