//! `formation cohorts schema`: what an editor needs to complete and check `cohort.toml`.

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::commands::schema_file;
use crate::store::programme::DescribedFile;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The JSON Schema of cohort.toml, with which an editor completes and checks it
/// fr: Le schéma JSON de cohort.toml, avec lequel un éditeur le complète et le vérifie
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Write into that file
    /// fr: Écrire dans ce fichier
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    schema_file::write(context, ui, DescribedFile::Cohort, args.output.as_deref())
}
