//! A mail to somebody, as the variables of its template.

use serde::Serialize;

use super::paper::{CohortFacts, Letterhead, ModuleFacts, Person, ProgrammeFacts, SessionFacts};

/// What a mail says to somebody.
#[derive(Debug, Serialize)]
pub struct Letter<'a> {
    pub provider: &'a Letterhead,
    pub programme: &'a ProgrammeFacts,
    pub cohort: &'a CohortFacts,
    pub person: &'a Person,
    /// The session that it is about; none of one about the whole path.
    pub session: Option<&'a SessionFacts>,
    /// The title of its module; empty without a session.
    pub module_title: &'a str,
    /// Sessions to come, in an invitation; those that were cancelled too.
    pub modules: &'a [ModuleFacts],
    /// How many of them take place, and their length together.
    pub count: usize,
    pub minutes: u32,
    /// Whether the sessions go with it, as a file for a calendar.
    pub has_calendar: bool,
    /// Whether the internal rules go with it, as a file.
    pub has_rules: bool,
    /// Names of the files that go with it.
    pub attached: &'a [String],
}
