//! The summary of a funder's dossier: what its template knows beside the provider and the programme.

use serde::Serialize;

use super::CohortFacts;

/// What is in a dossier, and what is not.
#[derive(Debug, Serialize)]
pub struct Dossier<'a> {
    pub cohort: &'a CohortFacts,
    /// Its name.
    pub funder: String,
    pub file_number: String,
    /// For how many people it pays.
    pub people: usize,
    /// What they attended together.
    pub minutes: u32,
    /// In the language of the page.
    pub missing: Vec<String>,
    pub parts: Vec<DossierPart>,
    /// Whether files of evidence may name people whom somebody else pays for.
    pub quotes_others: bool,
}

/// A file of a dossier.
#[derive(Debug, Serialize)]
pub struct DossierPart {
    pub name: String,
    /// In the language of the page.
    pub what: String,
    pub bytes: usize,
    /// SHA-256, in hexadecimal digits.
    pub digest: String,
}
