//! What the bare numbers of a file's durations count, by its own times: `110` beside 9:00 and 10:50 are minutes.

use crate::import::durations::Unit;

use super::layout::{Said, When};

/// The one unit in which no number is longer than the time from arrival to departure, and more than half of them are as
/// long; none where both units fit or none does. `between` gives the seconds of two times as written.
pub fn by_times(rows: &[Said<'_>], between: impl Fn(&str, &str) -> Option<i64>) -> Option<Unit> {
    let pairs: Vec<(i64, i64)> = rows.iter().filter_map(|said| measured(said, &between)).collect();
    // A number of minutes may be rounded up.
    let fits = |unit: i64, slack: i64| {
        let off = |(number, span): &(i64, i64)| number.saturating_mul(unit) - span;
        let equal = pairs.iter().filter(|pair| off(pair).abs() <= slack).count();
        pairs.iter().all(|pair| off(pair) <= slack) && equal * 2 > pairs.len()
    };
    match (fits(60, 60), fits(1, 2)) {
        (true, false) => Some(Unit::Minutes),
        (false, true) => Some(Unit::Seconds),
        _ => None,
    }
}

/// A bare number with the seconds between the times beside it.
fn measured(said: &Said<'_>, between: impl Fn(&str, &str) -> Option<i64>) -> Option<(i64, i64)> {
    let (duration, joined, left) = match said.when {
        When::Span { joined, left, duration } => (duration, joined, left),
        When::Total { duration, first, last } => (duration, first, last),
        _ => return None,
    };
    let number = duration.trim().parse::<u32>().ok()?;
    Some((number.into(), between(joined, left)?))
}
