//! Who is at work in the folder.

use chrono::{DateTime, FixedOffset};

/// Who writes, when, by which command line.
#[derive(Clone, Debug)]
pub struct Actor {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub by: String,
    /// The command line as typed.
    pub command: Vec<String>,
}
