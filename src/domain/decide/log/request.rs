//! What is asked when a session is marked from logs.

use crate::domain::attendance::connection::Log;
use crate::domain::index::SessionIndex;

/// Mark one session from what video tools wrote.
#[derive(Clone, Debug, Default)]
pub struct FromLog<'a> {
    /// Position of the session.
    pub session: SessionIndex,
    /// The logs: a meeting that was restarted leaves several.
    pub logs: Vec<LogGiven<'a>>,
    /// Who is who, as told.
    pub aliases: Vec<AliasGiven>,
    /// Marks made by hand, or from another log, give way.
    pub replace: bool,
    /// Everybody expected who is neither in the logs nor marked is absent.
    pub rest_absent: bool,
}

/// One log.
#[derive(Clone, Copy, Debug)]
pub struct LogGiven<'a> {
    /// Its rows.
    pub log: &'a Log,
    /// The first 12 hex digits of the SHA-256 of its bytes.
    pub digest: &'a str,
    /// The tool rounds each connection up to the next minute.
    pub rounds_up: bool,
}

/// That a name shown is a person, or nobody of the cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasGiven {
    /// As the tool shows it: a name, or an e-mail.
    pub alias: String,
    /// The person as typed; empty: nobody of the cohort.
    pub person: String,
    /// Whether it is kept for the next log.
    pub remember: bool,
}
