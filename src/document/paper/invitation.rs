//! The invitation: what its template knows beside the provider and the programme.

use serde::Serialize;

use super::{CohortFacts, ModuleFacts, Person};

/// What it says to somebody.
#[derive(Debug, Serialize)]
pub struct Invitation<'a> {
    pub cohort: &'a CohortFacts,
    pub person: &'a Person,
    /// How many sessions take place.
    pub count: usize,
    /// Their length together.
    pub minutes: u32,
    /// Where people meet: `remote`, `in_person`, `blended` where sessions differ.
    pub modality: &'static str,
    /// With their sessions, also those that were cancelled.
    pub modules: &'a [ModuleFacts],
}
