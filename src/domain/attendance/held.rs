//! What is known of a session once held, as `sessions.csv` keeps it: the register beside the marks.

use chrono::NaiveDate;

use crate::domain::programme::ids::SessionId;

/// One row of `sessions.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSession {
    /// Which session.
    pub session: SessionId,
    /// How many people the trainer counted.
    pub headcount: Option<u32>,
    /// When the trainer signed.
    pub trainer_signed_on: Option<NaiveDate>,
    /// When the sheet was closed.
    pub closed_on: Option<NaiveDate>,
    /// Free text.
    pub note: String,
}

impl HeldSession {
    /// Nothing known yet.
    pub fn of(session: &SessionId) -> Self {
        Self {
            session: session.clone(),
            headcount: None,
            trainer_signed_on: None,
            closed_on: None,
            note: String::new(),
        }
    }
}
