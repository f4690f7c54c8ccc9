//! The rows of all logs in one list, each with where it falls: in the session or beside it. Owns when a connection whose
//! end nobody wrote ends.

use chrono::NaiveDateTime;

use crate::domain::attendance::connection::{Connection, Presence};
use crate::domain::attendance::spans::Span;

use super::request::LogGiven;

/// One row of one log.
#[derive(Clone, Copy, Debug)]
pub(super) struct LogRow<'a> {
    /// Position of its log.
    pub log: usize,
    /// What it says.
    pub connection: &'a Connection,
    /// Where it falls.
    pub falls: Falls,
}

/// Where a row falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Falls {
    /// At least a moment of it lies in the session.
    In,
    /// Another meeting of the same file, a test before the session, a talk after it.
    Outside,
    /// The waiting room: no presence.
    Waiting,
    /// Registered, never came.
    NoShow,
}

/// All rows of all logs, in their order.
pub(super) fn rows<'a>(logs: &[LogGiven<'a>], planned: Span) -> Vec<LogRow<'a>> {
    let all = logs.iter().enumerate().flat_map(|(log, given)| given.log.connections.iter().map(move |row| (log, row)));
    all.map(|(log, connection)| LogRow { log, connection, falls: falls(&connection.presence, planned) }).collect()
}

fn falls(presence: &Presence, planned: Span) -> Falls {
    let inside = match presence {
        Presence::Waiting { .. } => return Falls::Waiting,
        Presence::NoShow => return Falls::NoShow,
        Presence::Interval { joined, .. } => {
            let moment = (planned.from..planned.to).contains(joined);
            moment || interval(presence, planned).is_some_and(|span| span.within(planned).is_some())
        }
        // A row without any time may lie anywhere.
        Presence::Total { first: None, last: None, .. } => true,
        Presence::Total { first, .. } => {
            let moment = first.is_some_and(|first| (planned.from..planned.to).contains(&first));
            moment || around(presence, planned).is_some_and(|span| span.within(planned).is_some())
        }
    };
    if inside { Falls::In } else { Falls::Outside }
}

/// From joining to leaving. An end that nobody wrote is the session's planned end, for who joined on its day.
pub(super) fn interval(presence: &Presence, planned: Span) -> Option<Span> {
    let Presence::Interval { joined, left, .. } = presence else { return None };
    Span::new(*joined, left.or_else(|| still_there(*joined, planned))?)
}

/// From first arrival to last departure of a total. Of one end alone, the other is the session's, on its day.
pub(super) fn around(presence: &Presence, planned: Span) -> Option<Span> {
    let Presence::Total { first, last, .. } = presence else { return None };
    let already = |last: NaiveDateTime| (last.date() == planned.from.date()).then_some(planned.from);
    let from = first.or_else(|| already((*last)?))?;
    Span::new(from, last.or_else(|| still_there(from, planned))?)
}

fn still_there(joined: NaiveDateTime, planned: Span) -> Option<NaiveDateTime> {
    (joined.date() == planned.from.date()).then_some(planned.to)
}
