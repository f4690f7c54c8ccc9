//! What a dossier holds, and the files that it comes to.

use super::part::{DossierFile, MANIFEST, manifest};
use super::target::DossierFiles;
use crate::commands::carry_out::Aside;
use crate::domain::paper::dossier::Missing;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::programme::ids::{CohortId, FunderId};

/// The summary.
const SUMMARY: &str = "00-sommaire.html";

/// What a dossier holds.
pub struct Gathered {
    pub cohort: CohortId,
    /// Its name.
    pub funder: String,
    pub funder_id: FunderId,
    pub people: usize,
    pub missing: Vec<Missing>,
    pub parts: Vec<DossierFile>,
    /// Papers issued with it.
    pub rows: Vec<IssuedPaper>,
    pub asides: Vec<Aside>,
    pub notices: Vec<PaperNotice>,
    pub summary: Vec<u8>,
}

impl Gathered {
    /// Says these things beside the answer, each once.
    pub fn note(&mut self, notices: Vec<PaperNotice>) {
        for notice in notices {
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
    }

    /// Every file, the summary first, the manifest last.
    pub fn files(&self) -> DossierFiles {
        let mut files = vec![(SUMMARY.to_owned(), self.summary.clone())];
        files.extend(self.parts.iter().map(|part| (part.name.clone(), part.bytes.clone())));
        let digests = manifest(files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])));
        files.push((MANIFEST.to_owned(), digests.into_bytes()));
        DossierFiles { folder: format!("{}-{}", self.funder_id, self.cohort), of: files }
    }
}
