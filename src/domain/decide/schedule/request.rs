//! A session as it is asked for, names as they were typed.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::vocabulary::Modality;

/// A session to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// Its id; none = one is made of its module.
    pub id: Option<String>,
    pub module: String,
    pub date: NaiveDate,
    pub start: NaiveTime,
    pub end: NaiveTime,
    pub facts: SlotFacts,
}

/// What may be said of a session beside its slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotFacts {
    /// Id or name; empty = none.
    pub trainer: String,
    pub link: String,
    pub place: String,
    pub modality: Option<Modality>,
}
