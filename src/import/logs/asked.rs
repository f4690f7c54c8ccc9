//! What is known before a log is read.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::domain::date_order::DateOrder;
use crate::domain::programme::clock_change::SessionClock;

/// What is known before a log is read: the session it is of, and what the command line says.
#[derive(Clone, Copy, Debug)]
pub struct LogContext<'a> {
    /// Name of the file, without its folder.
    pub file_name: &'a str,
    pub planned: NaiveDate,
    pub start: NaiveTime,
    /// When it ends; before its start: on the next day.
    pub end: NaiveTime,
    /// The programme's zone: connections are told in it.
    pub local: Tz,
    /// The zone of the log's times, where it was said; else they are taken in the programme's.
    pub timezone: Option<Tz>,
    /// The order of day and month, where it was said.
    pub order: Option<DateOrder>,
    /// Columns as they were named: a key (`name`, `joined`…) and a heading.
    pub map: &'a [(String, String)],
}

impl LogContext<'_> {
    pub fn clock(&self) -> SessionClock {
        SessionClock::new(self.local, self.planned.and_time(self.start), self.planned.and_time(self.end))
    }
}
