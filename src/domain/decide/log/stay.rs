//! How long one person was there: rule 6.6 of the contract, word for word. The union of their connections clipped to the
//! session, rounded down to whole minutes; from a tool that gives only totals, the least of the total, the clipped span
//! from first arrival to last departure, and the planned minutes.

use chrono::NaiveDateTime;

use crate::domain::attendance::connection::Presence;
use crate::domain::attendance::spans::{Span, seconds, union, whole_minutes};
use crate::domain::programme::clock_change::wall;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;

use super::rows::{Falls, LogRow, around, interval};

/// What the rows of one person come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogStay {
    /// How many rows fall in the session.
    pub rows: usize,
    /// Their connections within the session, overlaps united.
    pub intervals: Vec<Span>,
    /// First arrival, before the session perhaps.
    pub first: Option<NaiveDateTime>,
    /// Last departure, after the session perhaps.
    pub last: Option<NaiveDateTime>,
    /// Whole minutes of the session.
    pub minutes: Minutes,
    /// Seconds of the session during which they were connected more than once: counted once.
    pub overlap: u64,
    /// A connection had no end: the planned end was taken.
    pub open_end: bool,
    /// A connection began before anybody looked.
    pub start_unsure: bool,
    /// What the tool counted, where it gives totals: seconds, and whether every row could be read.
    pub total: Option<Total>,
    /// Positions of the logs that gave connections.
    pub connected_in: Vec<usize>,
    /// Positions of the logs that gave totals.
    pub totalled_in: Vec<usize>,
}

/// Totals of one person, added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Of the rows that can be read; none when none can: unknown is not zero.
    pub seconds: Option<u64>,
    /// Rows whose duration cannot be read.
    pub unreadable: usize,
}

impl LogStay {
    /// Of these rows, as far as they fall in the session.
    pub(super) fn of<'r, 'a: 'r>(rows: impl IntoIterator<Item = &'r LogRow<'a>>, session: &Session) -> Self {
        let planned = Span::planned(session);
        let rows: Vec<&LogRow<'_>> = rows.into_iter().filter(|row| row.falls == Falls::In).collect();
        let connections: Vec<(&LogRow<'_>, Span)> =
            rows.iter().filter_map(|row| Some((*row, interval(&row.connection.presence, planned)?))).collect();
        let clipped: Vec<Span> = connections.iter().filter_map(|(_, span)| span.within(planned)).collect();
        let intervals = union(clipped.iter().copied());
        let mut stay = Self {
            rows: rows.len(),
            first: connections.iter().map(|(_, span)| span.from).min(),
            last: connections.iter().map(|(_, span)| span.to).max(),
            minutes: whole_minutes(seconds(&intervals) + tolerated(&intervals, session)),
            overlap: seconds(&clipped) - seconds(&intervals),
            open_end: rows.iter().any(|row| matches!(row.connection.presence, Presence::Interval { left: None, .. })),
            start_unsure: rows
                .iter()
                .any(|row| matches!(row.connection.presence, Presence::Interval { start_unsure: true, .. })),
            connected_in: logs(rows.iter().filter(|row| is_interval(row))),
            totalled_in: logs(rows.iter().filter(|row| !is_interval(row))),
            intervals,
            ..Self::default()
        };
        stay.add_totals(&rows, planned);
        stay
    }

    /// Whether its length is known at all.
    pub fn is_known(&self) -> bool {
        !self.connected_in.is_empty() || self.total.is_some_and(|total| total.seconds.is_some())
    }

    /// Totals of all rows are added before the least is taken. Beside connections, the greater of both is what is sure.
    fn add_totals(&mut self, rows: &[&LogRow<'_>], planned: Span) {
        let mut total = Total::default();
        let (mut rows_of, mut around_all, mut firsts, mut lasts) = (0, Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            let Presence::Total { seconds, first, last } = row.connection.presence else { continue };
            let open = first.is_some() && last.is_none();
            // Of a length that is not known no end is taken.
            self.open_end |= open && seconds.is_some();
            self.start_unsure |= first.is_none() && last.is_some() && seconds.is_some();
            rows_of += 1;
            around_all.extend((first.or(last)).map(|_| around(&row.connection.presence, planned)));
            match seconds {
                Some(seconds) => total.seconds = Some(total.seconds.unwrap_or(0) + u64::from(seconds)),
                None => total.unreadable += 1,
            }
            firsts.extend(first);
            lasts.extend(last.or((open && seconds.is_some()).then_some(planned.to)));
        }
        if rows_of == 0 {
            return;
        }
        self.total = Some(total);
        if total.seconds.is_none() {
            self.totalled_in.clear();
        }
        // A row without times may lie anywhere: then there is no span to clip.
        let span = if around_all.len() == rows_of {
            let from = around_all.iter().flatten().map(|span| span.from).min();
            let to = around_all.iter().flatten().map(|span| span.to).max();
            let whole = from.zip(to).and_then(|(from, to)| Span::new(from, to));
            whole.and_then(|span| span.within(planned)).map_or(0, Span::seconds)
        } else {
            planned.seconds()
        };
        let counted = total.seconds.unwrap_or(0).min(span).min(planned.seconds());
        self.minutes = self.minutes.max(whole_minutes(counted));
        self.first = self.first.into_iter().chain(firsts).min();
        self.last = self.last.into_iter().chain(lasts).max();
    }
}

/// The seconds between the session's ends and the first arrival and last departure, where its tolerance allows them.
fn tolerated(intervals: &[Span], session: &Session) -> u64 {
    let (Some(first), Some(last)) = (intervals.first(), intervals.last()) else { return 0 };
    let planned = Span::planned(session);
    let clock = |moment| wall(session.clock_change(), moment).time();
    let before = Span::new(planned.from, first.from).filter(|late| session.tolerates_arrival(clock(late.to)));
    let after = Span::new(last.to, planned.to).filter(|early| session.tolerates_departure(clock(early.from)));
    before.into_iter().chain(after).map(Span::seconds).sum()
}

fn is_interval(row: &LogRow<'_>) -> bool {
    matches!(row.connection.presence, Presence::Interval { .. })
}

/// Positions of the logs of these rows, each once, in order.
fn logs<'r, 'a: 'r>(rows: impl Iterator<Item = &'r &'r LogRow<'a>>) -> Vec<usize> {
    let mut logs: Vec<usize> = rows.map(|row| row.log).collect();
    logs.dedup();
    logs
}
