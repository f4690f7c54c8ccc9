//! What is asked of a report: which people and sessions, handed over how, and what for.

use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::render::Format;

/// What is asked.
pub struct Ask<'a> {
    /// The report.
    pub name: &'a str,
    /// Which people and sessions.
    pub filters: &'a Filters,
    /// How it is handed over.
    pub handover: &'a Handover,
    /// What for.
    pub purpose: ReportPurpose,
}

/// What a report is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportPurpose {
    /// To be looked at: a table.
    Look,
    /// To be handed over: csv, or what the funder wants.
    HandOver,
}

impl ReportPurpose {
    /// The format when nothing says which.
    pub const fn format(self) -> Format {
        match self {
            Self::Look => Format::Table,
            Self::HandOver => Format::Csv,
        }
    }
}
