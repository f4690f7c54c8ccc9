//! Interval arithmetic on local times (on the night of a clock change, those of [`crate::domain::programme::clock_change`]): uniting, clipping, measuring. Owns no rule: what is united, and what it is
//! clipped to, is decided where minutes are.

use chrono::NaiveDateTime;

use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;

/// From one moment to a later one, local times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: NaiveDateTime,
    /// It ends: after it began.
    pub to: NaiveDateTime,
}

impl Span {
    /// None when nothing lies between the two.
    pub fn new(from: NaiveDateTime, to: NaiveDateTime) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    /// When a session is planned, by a clock that nobody turns while it lasts.
    pub fn planned(session: &Session) -> Self {
        let (from, to) = (session.at(session.start), session.at(session.end));
        match session.clock_change() {
            None => Self { from, to },
            Some(change) => Self { from: change.read(from), to: change.read(to) },
        }
    }

    /// The part of it that lies in another; none when nothing does.
    pub fn within(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    pub fn seconds(self) -> u64 {
        u64::try_from((self.to - self.from).num_seconds()).unwrap_or(0)
    }
}

/// The same moments without overlaps, in order. Spans that touch become one; a gap stays, however short.
pub fn union(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().collect();
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match united.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => united.push(span),
        }
    }
    united
}

/// What they come to, added.
pub fn seconds(spans: &[Span]) -> u64 {
    spans.iter().map(|span| span.seconds()).sum()
}

/// Whole minutes, rounded down: over-counting is what a control sanctions.
pub fn whole_minutes(seconds: u64) -> Minutes {
    Minutes(u32::try_from(seconds / 60).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fixture::day;

    fn span(from: i64, to: i64) -> Option<Span> {
        let midnight = day("2026-03-16").and_hms_opt(0, 0, 0).unwrap();
        Span::new(midnight + TimeDelta::seconds(from), midnight + TimeDelta::seconds(to))
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        proptest::collection::vec((0_i64..600, 1_i64..200), 0..12)
            .prop_map(|all| all.into_iter().filter_map(|(from, length)| span(from, from + length)).collect())
    }

    proptest! {
        /// Second by second: in the union when in one of them, whatever their order, and each second once.
        #[test]
        fn a_union_holds_each_second_once(all in spans().prop_shuffle()) {
            let united = union(all.iter().copied());
            let counted = (0..800).filter_map(|second| span(second, second + 1))
                .filter(|second| all.iter().any(|one| second.within(*one) == Some(*second))).count();
            prop_assert_eq!(seconds(&united), counted as u64);
            prop_assert!(united.windows(2).all(|pair| pair[0].to < pair[1].from), "apart and in order: {:?}", united);
        }

        /// Clipping before uniting is clipping after.
        #[test]
        fn clipping_and_uniting_commute(all in spans(), from in 0_i64..600, length in 1_i64..300) {
            let window = span(from, from + length).unwrap();
            let before = union(all.iter().filter_map(|one| one.within(window)));
            let after: Vec<Span> = union(all).into_iter().filter_map(|one| one.within(window)).collect();
            prop_assert_eq!(&before, &after);
            prop_assert!(seconds(&before) <= window.seconds());
        }
    }

    #[test]
    fn spans_that_touch_are_one_and_a_gap_of_a_second_stays() {
        let touching = [span(0, 60).unwrap(), span(60, 90).unwrap(), span(91, 100).unwrap()];
        assert_eq!(union(touching), [span(0, 90).unwrap(), span(91, 100).unwrap()]);
        assert_eq!(span(10, 10), None);
    }
}
