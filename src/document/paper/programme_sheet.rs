//! The programme sheet: what its template knows beside the provider and the programme.

use serde::Serialize;

use super::session::TrainerFacts;
use super::{CohortFacts, ModuleFacts};

/// What it says of a programme, and of a group where it has dates.
#[derive(Debug, Serialize)]
pub struct ProgrammeSheet<'a> {
    /// None on a sheet without dates.
    pub cohort: Option<&'a CohortFacts>,
    /// Length of all that is taught.
    pub minutes: u32,
    /// How many sessions take place.
    pub sessions: usize,
    pub modules: Vec<ModuleFacts>,
    pub trainers: Vec<TrainerFacts>,
}
