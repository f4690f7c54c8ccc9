//! The clock above a chart: which moments are named.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::domain::attendance::spans::Span;

/// Minutes between two moments that are named: the first that leaves room for their names.
const STEPS: [i64; 6] = [15, 30, 60, 120, 240, 480];

/// Moments of a window to be named: its start, its end, and round times between, as many as `fit`.
pub fn moments(window: Span, fit: impl Fn(&[NaiveDateTime]) -> bool) -> Vec<NaiveDateTime> {
    let steps = STEPS.iter().map(|step| at_every(window, *step));
    steps.into_iter().find(|moments| fit(moments)).unwrap_or_else(|| vec![window.from, window.to])
}

fn at_every(window: Span, step: i64) -> Vec<NaiveDateTime> {
    let midnight = window.from.date().and_time(NaiveTime::MIN);
    let passed = (window.from - midnight).num_minutes();
    let next = midnight + TimeDelta::minutes((passed / step + 1) * step);
    let between = std::iter::successors(Some(next), |moment| Some(*moment + TimeDelta::minutes(step)));
    let between = between.take_while(|moment| *moment < window.to);
    std::iter::once(window.from).chain(between).chain([window.to]).collect()
}

/// How far into a window a moment lies: 0 at its start, 1 at its end.
#[allow(clippy::cast_precision_loss, reason = "seconds of a day")]
pub fn share(window: Span, moment: NaiveDateTime) -> f64 {
    let passed = (moment - window.from).num_seconds() as f64;
    (passed / window.seconds().max(1) as f64).clamp(0.0, 1.0)
}
