//! `formation share check`: every file and every line of a copy against its store.

use crate::commands::context::Context;
use crate::commands::share::words::ShareWords;
use crate::lang::words::Words as _;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, exit, failure};

/// Hold every file and every line of the journal against the store
/// fr: Comparer chaque fichier et chaque ligne du journal à la base
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Set files aside that are not as the store has them, and put the store's in place
    /// fr: Mettre de côté les fichiers qui ne sont pas tels que dans la base, et remettre ceux de la base
    #[arg(long)]
    restore: bool,
}

/// Tells what is not alike (exit 1), or that all is.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let (found, notes) = context.folder()?.compare(context.reach, args.restore)?;
    for note in &notes {
        failure::problem(ui, note, &|_| None);
    }
    let restored = |file: &String| found.restored.iter().any(|(path, _)| path == file);
    let mut lines = Vec::new();
    for (file, kept) in &found.restored {
        lines.push(ShareWords::Restored { file: file.clone(), kept: kept.clone() });
    }
    let files = |of: &[String], word: fn(String) -> ShareWords| {
        of.iter().filter(|file| !restored(file)).cloned().map(word).collect::<Vec<_>>()
    };
    let mut odd = files(&found.differing, |file| ShareWords::FileDiffers { file });
    odd.extend(files(&found.missing, |file| ShareWords::FileMissing { file }));
    let is_mendable = !odd.is_empty();
    odd.extend(files(&found.unsent, |file| ShareWords::FileUnsent { file }));
    odd.extend(found.lines_differing.iter().map(|operation| ShareWords::LineDiffers { operation: *operation }));
    let is_alike = odd.is_empty();
    lines.extend(odd);
    if is_alike {
        let (files, lines_here, operation) = (found.files, found.lines, found.operation);
        lines.push(ShareWords::Alike { files, lines: lines_here, operation });
    }
    for line in lines {
        ui.answer(&line.say(ui.lang))?;
    }
    if is_mendable {
        ui.hint(&ShareWords::RestoreHint);
    }
    if is_alike { Ok(()) } else { Err(CommandError::Stop(exit::REFUSED)) }
}
