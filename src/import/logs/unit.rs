//! What the bare numbers of a file's durations count, by its own times: `110` beside 9:00 and 10:50 are minutes, `1:50` is
//! hours and minutes.

use crate::import::durations::{self, Unit};

use super::said::{AllSaid, LogRecord, When};

/// The one unit in which no number is longer than the time from arrival to departure, and more than half of them are as
/// long; none where both units fit or none does. `between` gives the seconds of two times as written.
pub fn by_times(rows: &AllSaid<'_>, between: impl Fn(&str, &str) -> Option<i64>) -> Option<Unit> {
    let pairs: Vec<(&str, i64)> = rows.iter().filter_map(|said| measured(&said, &between)).collect();
    // A number of minutes may be rounded up.
    let fits = |unit: Unit, slack: i64| {
        let off = |(text, span): &(&str, i64)| Some(i64::from(durations::seconds(text, Some(unit))?) - span);
        let all: Option<Vec<i64>> = pairs.iter().map(off).collect();
        all.is_some_and(|off| {
            let equal = off.iter().filter(|off| off.abs() <= slack).count();
            off.iter().all(|off| *off <= slack) && equal * 2 > off.len()
        })
    };
    let units = [(Unit::Hours, 60), (Unit::Minutes, 60), (Unit::Seconds, 2)];
    let mut fitting = units.into_iter().filter(|(unit, slack)| fits(*unit, *slack)).map(|(unit, _)| unit);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// A number without a unit, with the seconds between the times beside it.
fn measured<'t>(said: &LogRecord<'t>, between: impl Fn(&str, &str) -> Option<i64>) -> Option<(&'t str, i64)> {
    let (duration, joined, left) = match said.when {
        When::Span { joined, left, duration } => (duration, joined, left),
        When::Total { duration, first, last } => (duration, first, last),
        _ => return None,
    };
    let bare = duration.contains(|c: char| c.is_ascii_digit())
        && duration.trim().chars().all(|c| c.is_ascii_digit() || c == ':')
        && durations::seconds(duration, None).is_none();
    bare.then_some((duration, between(joined, left)?))
}
