//! What the log of a video tool says of one row, whatever tool wrote it: a connection with its times, or a total. Owns no
//! rule: who it is and how many minutes count is decided in [`crate::domain::decide`].

use std::sync::Arc;

use chrono::NaiveDateTime;

/// One row of a log, its times local to the session (the programme's zone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Line or row of its file, from 1; for JSON, the place in the list.
    pub row: u32,
    /// How it shows somebody. Rows that show somebody alike may share it: a log has many of them.
    pub shown: Arc<Appearance>,
    pub presence: Presence,
}

/// How a row shows somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Appearance {
    /// The name, with everything the tool or the person put into it; empty where the tool had none.
    pub name: String,
    /// As written; empty where there is none.
    pub email: String,
    /// The name with which they registered, where the tool gives it beside the one shown; empty where it does not.
    pub registered: String,
    /// The tool says that they ran the meeting: host, organiser, moderator, presenter.
    pub host: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// From one moment to another: intervals that can be united.
    Interval {
        joined: NaiveDateTime,
        /// It ends; none: still there when the log was written, or the tool did not say.
        left: Option<NaiveDateTime>,
        /// The start is not known to be the start (Teams' `Joined before`).
        start_unsure: bool,
    },
    /// Only a total: the tool adds overlaps, and says at most when the first began and the last ended.
    Total {
        /// Seconds connected; none where it cannot be read: unknown is not zero.
        seconds: Option<u32>,
        /// First arrival, where the tool says it.
        first: Option<NaiveDateTime>,
        /// Last departure, where the tool says it.
        last: Option<NaiveDateTime>,
    },
    /// In the waiting room: never presence, said apart.
    Waiting {
        /// Seconds, where the tool says them.
        seconds: Option<u32>,
    },
    /// Registered and never came.
    NoShow,
}

/// A log as a right reading gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Its rows, in the order of the file.
    pub connections: Vec<Connection>,
    /// Rows of the file that are nobody: `Anonymous`, blank lines between meetings; said, never counted.
    pub nobody: u32,
    /// Rows of sections that could not be read, each in one text.
    pub unread: Vec<String>,
    /// Rows that a connection above is made of beside its own: where each row is one coming or going, the goings that end
    /// one.
    pub departures: u32,
}

impl Log {
    /// How many rows of the file it is made of.
    pub fn rows(&self) -> usize {
        self.connections.len() + usize::try_from(self.departures).unwrap_or_default()
    }
}
