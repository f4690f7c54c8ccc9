//! The certificat de réalisation: the variables of its template.

use serde::Serialize;

use super::{CohortFacts, Head, Letterhead, Line, Person, ProgrammeFacts};

/// A certificate of somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Certificate {
    pub lang: &'static str,
    pub doc: Head,
    pub provider: Letterhead,
    pub programme: ProgrammeFacts,
    pub cohort: CohortFacts,
    pub person: Person,
    /// Session by session, for a second page; empty where none is asked for.
    pub detail: Vec<Line>,
}
