//! What a structure ran between two sessions, as somebody of it tells.

use chrono::NaiveDate;

use super::edit::with;
use super::meant::{enrolled, thing, took_place};
use super::sound::{added, plan};
use crate::domain::change::Plan;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::ids::FeedbackId;
use crate::domain::pedagogy::thing::next_id;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;

/// What is told.
#[derive(Clone, Debug)]
pub struct FeedbackReport {
    pub person: String,
    pub after: SessionIndex,
    pub tool: Option<String>,
    pub did: String,
    /// The other columns that say something.
    pub cells: Vec<(&'static str, String)>,
}

/// Adds a feedback.
pub fn add(records: &CohortRecords, report: &FeedbackReport, today: NaiveDate) -> Result<Plan, Refusal> {
    let person = enrolled(records, &report.person)?;
    let after = took_place(records, report.after, today)?;
    let tool = report.tool.as_deref().map(|typed| thing::<Tool>(records, typed)).transpose()?;
    let told = told(next_id::<Feedback>(records), person, after, &report.did, today);
    let told = Feedback { tool: tool.map(|tool| tool.id.clone()), ..told };
    Ok(plan([added(records, with(&told, &report.cells)?)?]))
}

/// A feedback that says what was run, and nothing else.
pub(super) fn told(id: FeedbackId, person: &Enrolment, after: &Session, did: &str, on: NaiveDate) -> Feedback {
    Feedback {
        id,
        participant: person.id.clone(),
        after: after.id.clone(),
        on: Some(on),
        tool: None,
        did: did.trim().to_owned(),
        audience: String::new(),
        worked: String::new(),
        hard: String::new(),
        internal: String::new(),
        external: String::new(),
        information: String::new(),
        audiences: String::new(),
    }
}
