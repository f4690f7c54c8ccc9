//! How mails leave: options of every command that drafts some.

use std::path::PathBuf;

use crate::commands::word_lists;
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
    /// Leave out those who get none; whoever has no address is named at the end all the same (exit code 1)
    /// fr: Laisser de côté qui n'en reçoit pas ; qui n'a pas d'adresse est quand même nommé à la fin (code de sortie 1)
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

/// The same of mails with which documents go.
#[derive(Clone, Debug, clap::Args)]
pub struct WithDocuments {
    #[command(flatten)]
    pub outgoing: Outgoing,
    /// The documents that go with it as html or pdf, docx or odt with a template of yours; pdf where a browser is found
    /// fr: Les documents joints en html ou pdf, docx ou odt avec un modèle à vous ; pdf si un navigateur est trouvé
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::paper_formats())]
    pub format: Option<PaperFormat>,
}

/// The documents that go with the mails of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Documents {
    None,
    /// In the format that is asked for, where one is.
    In(Option<PaperFormat>),
}

impl Documents {
    /// The format that is asked for.
    pub const fn asked(self) -> Option<PaperFormat> {
        match self {
            Self::None => None,
            Self::In(asked) => asked,
        }
    }
}
