//! Times counted since 1970, as JSON has them: no order, no zone, nothing to decide.

use chrono::{DateTime, Datelike, NaiveDateTime};
use serde_json::Value;

use crate::domain::attendance::connection::{Connection, Log, Presence};
use crate::domain::programme::clock_change::SessionClock;
use crate::domain::taken::LogKind;
use crate::import::logs::messages::LogNote;
use crate::lang::cut::cut;

/// A log whose times were counted.
#[derive(Debug)]
pub struct CountedLog {
    pub kind: LogKind,
    pub log: Log,
    pub notes: Vec<LogNote>,
}

impl CountedLog {
    /// A log, with those of whom the end of the meeting was taken for their own.
    pub fn new(kind: LogKind, log: Log, end_taken: Vec<String>) -> Self {
        let unknown = |row: &&Connection| matches!(row.presence, Presence::Total { .. });
        let no_time: Vec<u32> = log.connections.iter().filter(unknown).map(|row| row.row).collect();
        let end = Some(end_taken).filter(|people| !people.is_empty()).map(|people| LogNote::EndTaken { people });
        let no_time =
            Some(no_time).filter(|rows| !rows.is_empty()).map(|rows| LogNote::NoTime { rows, cells: Vec::new() });
        Self { kind, log, notes: end.into_iter().chain(no_time).collect() }
    }
}

/// A stay from one moment to another, or to the end of the meeting; of whose beginning nothing is said, nothing is known:
/// unknown is not zero, and nobody vanishes.
pub fn stay_between(
    joined: Option<NaiveDateTime>,
    left: Option<NaiveDateTime>,
    ended: Option<NaiveDateTime>,
) -> Presence {
    match joined {
        Some(joined) => {
            let left = left.or(ended).map(|left| left.max(joined));
            Presence::Interval { joined, left, start_unsure: false }
        }
        None => Presence::Total { seconds: None, first: None, last: left },
    }
}

/// Milliseconds since 1970 as the session's moments are told; none for nothing and for zero.
pub fn from_millis(value: Option<&Value>, clock: SessionClock) -> Option<NaiveDateTime> {
    let millis = number(value?)?;
    if millis <= 0 {
        return None;
    }
    moment(millis / 1000, clock)
}

/// Seconds since 1970 as the session's moments are told; none for nothing and for zero.
pub fn from_seconds(value: Option<&Value>, clock: SessionClock) -> Option<NaiveDateTime> {
    let seconds = number(value?)?;
    if seconds <= 0 {
        return None;
    }
    moment(seconds, clock)
}

/// A year of more than four digits is a slip; the last of all moments has no local time everywhere.
fn moment(seconds: i64, clock: SessionClock) -> Option<NaiveDateTime> {
    let moment = DateTime::from_timestamp(seconds, 0).filter(|moment| moment.year() < 10_000)?;
    Some(clock.tell(moment))
}

/// A whole number, fractions cut off, digits in quotes read.
#[allow(clippy::cast_possible_truncation, reason = "out of range becomes the limit, which is no moment of ours")]
fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_f64().map(|number| number as i64)).or_else(|| value.as_str()?.parse().ok())
}

/// The text under a key, as much of it as an address may have; empty where there is none.
pub fn text(value: &Value, key: &str) -> String {
    cut(value.get(key).and_then(Value::as_str).unwrap_or_default().trim(), 254).into_owned()
}
