//! What the overview is made from, beside the cohorts.

use chrono::NaiveDateTime;

use crate::domain::programme::definition::Programme;
use crate::lang::Lang;

/// What the page is made from.
pub struct OverviewScope<'s> {
    pub programme: &'s Programme,
    /// Now, in the programme's zone.
    pub now: NaiveDateTime,
    /// In which language it speaks.
    pub lang: Lang,
    /// Whether commands have to name the cohort.
    pub several: bool,
}
