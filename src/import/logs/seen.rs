//! What was seen of the times of one file while it was read, and what has to be said of it.

use crate::domain::attendance::connection::{Log, Presence};
use crate::import::logs::messages::{CannotReadLog, LogNote};

/// Nothing is known of when, nor for how long.
pub const UNKNOWN: Presence = Presence::Total { seconds: None, first: None, last: None };

#[derive(Debug, Default)]
pub struct Seen {
    /// Times that were read.
    pub read: usize,
    /// Of those, with a zone.
    pub zoned: usize,
    /// Without a day.
    pub undated: usize,
    /// One has its seconds.
    pub to_the_second: bool,
    /// There are stays, not totals alone.
    pub intervals: bool,
    /// Rows of which a time is missing or cannot be read.
    pub no_time: Vec<u32>,
    /// The times that cannot be read, as written.
    pub cells: Vec<String>,
    /// Rows that leave before they join.
    pub backwards: Vec<u32>,
    /// Rows that come and go at one moment, and last.
    pub same_moment: Vec<u32>,
    /// Rows whose duration cannot be read.
    pub unknown_duration: Vec<u32>,
    pub durations: Vec<String>,
    /// Rows without a duration where it is all that counts.
    pub no_duration: Vec<u32>,
    /// Rows of which it is not understood whether they are of the waiting room.
    pub unclear: Vec<u32>,
    pub waiting: Vec<String>,
    /// Rows of which it is not understood whether somebody came.
    pub doubtful: Vec<u32>,
    pub attended: Vec<String>,
    /// The first time or duration that could not be read, as written.
    pub unread: Option<String>,
}

impl Seen {
    /// Why a log is refused in which people are, and not one time or duration that can be read.
    pub fn nothing(&mut self, log: &Log) -> Option<CannotReadLog> {
        let stays =
            log.connections.iter().filter(|row| !matches!(row.presence, Presence::Waiting { .. } | Presence::NoShow));
        let rows: Vec<u32> = stays.clone().map(|row| row.row).collect();
        let nothing = self.read == 0 && stays.clone().all(|row| row.presence == UNKNOWN) && !rows.is_empty();
        nothing.then(|| CannotReadLog::NoTimes { rows, value: self.unread.take() })
    }

    /// What has to be said.
    pub fn notes(self) -> Vec<LogNote> {
        let mut notes = Vec::new();
        let no_seconds = self.intervals && self.read > 0 && !self.to_the_second;
        notes.extend(Some(LogNote::NoSeconds).filter(|_| no_seconds));
        notes.extend(some(self.no_time).map(|rows| LogNote::NoTime { rows, cells: distinct(self.cells) }));
        notes.extend(some(self.backwards).map(|rows| LogNote::Backwards { rows }));
        notes.extend(some(self.same_moment).map(|rows| LogNote::SameMoment { rows }));
        let unknown = some(self.unknown_duration);
        notes.extend(unknown.map(|rows| LogNote::UnknownDuration { rows, cells: distinct(self.durations) }));
        let unclear = some(self.unclear);
        notes.extend(unclear.map(|rows| LogNote::WaitingUnclear { rows, cells: distinct(self.waiting) }));
        let doubtful = some(self.doubtful);
        notes.extend(doubtful.map(|rows| LogNote::AttendedUnclear { rows, cells: distinct(self.attended) }));
        notes.extend(some(self.no_duration).map(|rows| LogNote::NoDuration { rows }));
        notes
    }
}

fn some(rows: Vec<u32>) -> Option<Vec<u32>> {
    (!rows.is_empty()).then_some(rows)
}

/// Each once, in their order.
fn distinct(cells: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for cell in cells {
        if !all.contains(&cell) {
            all.push(cell);
        }
        // No more than can be shown are looked through.
        if all.len() > LogNote::QUOTED {
            break;
        }
    }
    all
}
