//! The attestation de fin de formation: what its template knows beside the provider and the programme.

use serde::Serialize;

use super::{CohortFacts, Person};

/// What it says of somebody.
#[derive(Debug, Serialize)]
pub struct Attestation<'a> {
    pub cohort: &'a CohortFacts,
    pub person: &'a Person,
}
