//! A paper: what stands on every one, and what it says beside.

use serde::Serialize;

use super::{Head, Letterhead, ProgrammeFacts};

/// The variables of a template.
#[derive(Debug, Serialize)]
pub struct PaperVariables<'a, B> {
    /// `fr`, `en`.
    pub lang: &'static str,
    pub doc: Head,
    pub provider: &'a Letterhead,
    pub programme: &'a ProgrammeFacts,
    #[serde(flatten)]
    pub body: B,
}
