//! How a paper leaves: options of every command that makes one.

use std::path::PathBuf;

use crate::commands::word_lists;
use crate::render::paper::PaperFormat;

/// Where papers go, and in which format.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Leaving {
    /// Write into that file, or that folder; else a file here
    /// fr: Écrire dans ce fichier, ou ce dossier ; sinon un fichier ici
    #[arg(short, long, value_name = "FILE|DIR")]
    pub output: Option<PathBuf>,
    /// html or pdf, unless the ending of the file says it; docx or odt with a template of yours
    /// fr: html ou pdf, si la terminaison du fichier ne le dit pas ; docx ou odt avec un modèle à vous
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::paper_formats())]
    pub format: Option<PaperFormat>,
    /// Write over a file that says something else
    /// fr: Écrire par-dessus un fichier qui dit autre chose
    #[arg(long)]
    pub force: bool,
    /// Give no number and keep nothing; with -o, write a draft
    /// fr: Ne donner aucun numéro et ne rien garder ; avec -o, écrire un projet
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}
