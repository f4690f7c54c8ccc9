//! Which of its three ways `formation enrol` goes: by name, by a file, or a description of that file.

use crate::commands::context::Context;
use crate::commands::enrol::args::Args;
use crate::commands::enrol::{from_file, one};
use crate::commands::forms::describe;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Enrols one person, or everybody of a form.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let rows = args.distinct.as_ref().is_some_and(|rows| !rows.is_empty());
    match args.file.form.named(ui, args.file.is_used() || rows)? {
        None => one::run(context, ui, args),
        Some(file) if args.file.form.describe => describe(context, ui, &args.file.form, file, args.write.is_json()),
        Some(file) => from_file::run(context, ui, args, file),
    }
}
