//! Who is at work in the folder.

use chrono::{DateTime, FixedOffset};

/// Who writes, when, by which command line.
#[derive(Clone, Debug)]
pub struct Actor {
    pub at: DateTime<FixedOffset>,
    pub by: String,
    /// The command line as typed.
    pub command: Vec<String>,
}
