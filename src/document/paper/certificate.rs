//! The certificat de réalisation: what its template knows beside the provider and the programme.

use serde::Serialize;

use super::{CohortFacts, Person, SessionLine};

/// What it says of somebody.
#[derive(Debug, Serialize)]
pub struct Certificate<'a> {
    pub cohort: &'a CohortFacts,
    pub person: &'a Person,
    /// Session by session, for a second page; empty where none is asked for.
    pub detail: &'a [SessionLine],
}
