//! What is typed.

use std::path::PathBuf;

use crate::commands::meant_cohort::Naming;
use crate::commands::values;
use crate::commands::word_lists;
use crate::render::paper::PaperFormat;

/// What a funder asks for, in one folder: attendance, hours, sheets, certificates, evidence
/// fr: Ce qu'un financeur demande, dans un dossier : présences, heures, feuilles, certificats, justificatifs
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The funder
    /// fr: Le financeur
    #[arg(long, value_name = "FUNDER", value_parser = values::something)]
    pub(super) funder: String,
    /// Write into that folder, or that zip
    /// fr: Écrire dans ce dossier, ou dans ce fichier zip
    #[arg(short, long, value_name = "DIR|FILE.zip")]
    pub(super) output: PathBuf,
    /// Also where something is missing
    /// fr: Même s'il manque quelque chose
    #[arg(long)]
    pub(super) partial: bool,
    /// html or pdf, for sheets and certificates
    /// fr: html ou pdf, pour les feuilles et les certificats
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::printed_formats())]
    pub(super) format: Option<PaperFormat>,
    /// Write over a file that says something else
    /// fr: Écrire par-dessus un fichier qui dit autre chose
    #[arg(long)]
    pub(super) force: bool,
    /// Show what would be in it, and write nothing
    /// fr: Montrer ce qu'il contiendrait, et ne rien écrire
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
}

impl Args {
    /// It names nothing of a cohort, and keeps numbers of papers.
    pub fn naming(&self) -> Naming<'_> {
        if self.dry_run { Naming::reading([]) } else { Naming::writing([]) }
    }
}
