//! A file that proves marks, and whether it names a person. A list of many people as a rule: whom it is about, marks say.

use std::sync::Arc;

use super::mentions::Mentions;
use crate::domain::people::writings::Writings;
use crate::domain::programme::ids::CohortId;

/// A file of evidence as it is searched.
#[derive(Clone, Debug)]
pub struct EvidenceFile {
    pub cohort: CohortId,
    pub name: String,
    /// Where it lies, from the root of the folder.
    pub path: String,
    pub bytes: Arc<[u8]>,
    /// What it says, in every way that its bytes may be read; empty when it is no text.
    pub texts: Vec<String>,
    /// The first 12 hex digits of its SHA-256, as marks cite it.
    pub digest: String,
}

/// Whether a file names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// Them, or it is no text and their marks rest on it.
    Them,
    /// Them, or somebody else of that cohort who is called so.
    Perhaps,
    /// Nobody can tell: it is no text (a scan, a picture), and no mark of theirs rests on it.
    Unread,
    No,
}

impl EvidenceFile {
    /// Whether it names a person; `cited`: marks of theirs rest on it, so that a name which others bear too is theirs.
    pub fn names(&self, writings: &Writings, cited: bool) -> Occurrence {
        if cited && self.texts.is_empty() {
            return Occurrence::Them;
        }
        let certain = writings.in_cohort(&self.cohort);
        if self.holds(if cited { writings.all() } else { &certain }) {
            Occurrence::Them
        } else if self.holds(writings.all()) {
            Occurrence::Perhaps
        } else if self.texts.is_empty() && !self.bytes.is_empty() {
            Occurrence::Unread
        } else {
            Occurrence::No
        }
    }

    fn holds(&self, mentions: &Mentions) -> bool {
        self.texts.iter().any(|text| mentions.found_in(text)) || mentions.found_in(&self.name)
    }
}
