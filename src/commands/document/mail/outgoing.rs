//! How mails leave: options of every command that drafts some.

use std::path::PathBuf;

use crate::commands::values;
use crate::render::paper::PaperFormat;

/// Where drafts go, and what goes with them.
#[derive(Clone, Debug, clap::Args)]
pub struct Outgoing {
    /// The folder to write the drafts into, one file a person
    /// fr: Le dossier où écrire les brouillons, un fichier par personne
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// A file that goes with each of them; may be said several times
    /// fr: Un fichier à joindre à chacun ; peut se répéter
    #[arg(long, value_name = "FILE")]
    pub attach: Vec<PathBuf>,
    /// The document that goes with it as html or pdf; pdf where a browser is found
    /// fr: Le document joint en html ou pdf ; pdf si un navigateur est trouvé
    #[arg(long, value_name = "FORMAT", value_parser = values::paper_format)]
    pub format: Option<PaperFormat>,
    /// Leave out those who get none
    /// fr: Laisser de côté qui n'en reçoit pas
    #[arg(long)]
    pub skip_refused: bool,
    /// Write over a file that says something else
    /// fr: Écrire par-dessus un fichier qui dit autre chose
    #[arg(long)]
    pub force: bool,
    /// Show what would be done, and write nothing
    /// fr: Montrer ce qui serait fait, sans rien écrire
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}
