//! Whether the times of a log look like those of another zone: nearly everybody came, and left, so many whole hours
//! before or after the plan. Only said: the clock of the file is the coordinator's to judge.

use chrono::NaiveDateTime;

use crate::domain::attendance::spans::Span;

/// How far from the shifted plan somebody may come or go.
const SLACK: i64 = 30 * 60;
/// Of ten people, how many make nearly everybody.
const NEARLY_ALL: usize = 8;

/// Whole hours by which nearly all of these stays, first arrival to last departure, lie after the plan; before it when
/// negative.
pub(super) fn shift(stays: &[(NaiveDateTime, NaiveDateTime)], planned: Span) -> Option<i64> {
    let late = |time: NaiveDateTime, plan: NaiveDateTime| (time - plan).num_seconds();
    let mut arrivals: Vec<i64> = stays.iter().map(|(first, _)| late(*first, planned.from)).collect();
    arrivals.sort_unstable();
    let median = *arrivals.get(arrivals.len() / 2)?;
    let hours = (median + 1800).div_euclid(3600);
    if hours == 0 || hours.abs() > 14 {
        return None;
    }
    let near = |time, plan| (late(time, plan) - hours * 3600).abs() <= SLACK;
    let shifted = stays.iter().filter(|(first, last)| near(*first, planned.from) && near(*last, planned.to)).count();
    (shifted * 10 >= stays.len() * NEARLY_ALL).then_some(hours)
}
