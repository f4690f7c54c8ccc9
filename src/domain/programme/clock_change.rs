//! The night when the clocks change: a session lasts the time that passes, not the time between two readings of a clock
//! (rule 6.12). Within a session the moments are told by a clock that nobody turns, set as clocks are when it begins; people
//! are shown what their own clocks say.
//!
//! ```text
//! spring   on the wall   01:00  02:00=03:00  04:00     nobody turned   01:00  02:00  03:00
//! autumn   on the wall   01:00  03:00=02:00  04:00     nobody turned   01:00  03:00  05:00
//! ```

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Nowhere are clocks changed later in the day: a session that begins then needs no look at the zone.
const ALL_CHANGED: NaiveTime = match NaiveTime::from_hms_opt(5, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// A change of the clocks within a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    /// How far clocks are from UTC when the session begins.
    before: FixedOffset,
    /// When it happens, by clocks as they were before.
    at: NaiveDateTime,
    /// How far they are put forward; negative: back.
    by: TimeDelta,
}

impl ClockChange {
    /// The change between two readings of clocks of one day; none on any other.
    pub fn between(zone: Tz, from: NaiveDateTime, to: NaiveDateTime) -> Option<Self> {
        if from.time() >= ALL_CHANGED {
            return None;
        }
        // A reading that the change skips lies behind it: an hour before it clocks are as they were.
        let before = offset(zone, from).or_else(|| offset(zone, from - TimeDelta::hours(1)))?;
        let until = instant(zone, to)?;
        let offset_at = |moment: DateTime<Utc>| zone.offset_from_utc_datetime(&moment.naive_utc()).fix();
        let by = TimeDelta::seconds(i64::from(offset_at(until).local_minus_utc() - before.local_minus_utc()));
        if by.is_zero() {
            return None;
        }
        // Seconds between which it happens; from the hour before, for a session that begins in the hour skipped.
        let from = Utc.from_utc_datetime(&(from - before)) - TimeDelta::hours(1);
        let (mut earlier, mut later) = (0, (until - from).num_seconds());
        while later - earlier > 1 {
            let middle = i64::midpoint(earlier, later);
            if offset_at(from + TimeDelta::seconds(middle)) == before { earlier = middle } else { later = middle }
        }
        let at = (from + TimeDelta::seconds(later)).with_timezone(&before).naive_local();
        Some(Self { before, at, by })
    }

    /// A moment by the clock that nobody turned.
    pub fn unturned(self, moment: DateTime<Utc>) -> NaiveDateTime {
        moment.with_timezone(&self.before).naive_local()
    }

    /// What a clock on the wall says, by the clock that nobody turned. A reading that comes twice is taken as the earlier
    /// one, one that never comes as the change itself.
    pub fn read(self, wall: NaiveDateTime) -> NaiveDateTime {
        if wall < self.at { wall } else { (wall - self.by).max(self.at) }
    }

    /// As [`ClockChange::read`], a reading that comes twice taken as the later one.
    pub fn read_later(self, wall: NaiveDateTime) -> NaiveDateTime {
        if self.by < TimeDelta::zero() && wall >= self.at + self.by { wall - self.by } else { self.read(wall) }
    }

    /// What a clock on the wall says at a moment by the clock that nobody turned.
    pub fn wall(self, unturned: NaiveDateTime) -> NaiveDateTime {
        if unturned < self.at { unturned } else { unturned + self.by }
    }
}

/// How the moments of a session are told: as clocks of the programme's zone show them; where they change within the session,
/// by the clock that nobody turned.
#[derive(Clone, Copy, Debug)]
pub struct SessionClock {
    zone: Tz,
    change: Option<ClockChange>,
}

impl SessionClock {
    /// For a session between two readings of clocks of one day.
    pub fn new(zone: Tz, from: NaiveDateTime, to: NaiveDateTime) -> Self {
        Self { zone, change: ClockChange::between(zone, from, to) }
    }

    /// For no session: the zone's clocks.
    pub fn of_zone(zone: Tz) -> Self {
        Self { zone, change: None }
    }

    pub fn tell(self, moment: DateTime<Utc>) -> NaiveDateTime {
        let local = || moment.with_timezone(&self.zone).naive_local();
        self.change.map_or_else(local, |change| change.unturned(moment))
    }

    /// What a clock on the wall says.
    pub fn read(self, wall: NaiveDateTime) -> NaiveDateTime {
        self.change.map_or(wall, |change| change.read(wall))
    }
}

/// As [`ClockChange::wall`], where the clocks change at all.
pub fn wall(change: Option<ClockChange>, moment: NaiveDateTime) -> NaiveDateTime {
    change.map_or(moment, |change| change.wall(moment))
}

/// How far clocks are from UTC; of two readings the earlier one; none where clocks never say so.
fn offset(zone: Tz, wall: NaiveDateTime) -> Option<FixedOffset> {
    match zone.offset_from_local_datetime(&wall) {
        MappedLocalTime::Single(offset) | MappedLocalTime::Ambiguous(offset, _) => Some(offset.fix()),
        MappedLocalTime::None => None,
    }
}

fn instant(zone: Tz, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    let found = zone.from_local_datetime(&wall).earliest();
    found.or_else(|| zone.from_local_datetime(&(wall + TimeDelta::hours(1))).earliest()).map(|found| found.to_utc())
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Paris;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn minutes(zone: Tz, from: &str, to: &str) -> i64 {
        let (from, to) = (at(from), at(to));
        let read = |wall| ClockChange::between(zone, from, to).map_or(wall, |change| change.read(wall));
        (read(to) - read(from)).num_minutes()
    }

    #[test]
    fn a_session_lasts_the_time_that_passes() {
        for (zone, from, to, elapsed) in [
            (Paris, "2021-03-28T01:00:00", "2021-03-28T04:00:00", 120),
            (Paris, "2021-03-28T00:00:00", "2021-03-28T23:59:00", 22 * 60 + 59),
            (Paris, "2021-03-28T01:30:00", "2021-03-28T02:30:00", 30),
            (Paris, "2021-03-28T02:30:00", "2021-03-28T04:00:00", 60),
            (Paris, "2021-03-28T03:00:00", "2021-03-28T04:00:00", 60),
            (Paris, "2021-03-28T10:00:00", "2021-03-28T12:00:00", 120),
            (Paris, "2021-10-31T01:00:00", "2021-10-31T04:00:00", 240),
            (Paris, "2021-10-31T02:00:00", "2021-10-31T03:00:00", 120),
            (Paris, "2021-10-31T01:00:00", "2021-10-31T02:30:00", 90),
            (Paris, "2021-10-31T03:00:00", "2021-10-31T04:00:00", 60),
            (Paris, "2021-03-16T01:00:00", "2021-03-16T04:00:00", 180),
            (chrono_tz::Australia::Lord_Howe, "2021-10-03T01:00:00", "2021-10-03T04:00:00", 150),
            (chrono_tz::Asia::Tokyo, "2021-03-28T01:00:00", "2021-03-28T04:00:00", 180),
        ] {
            assert_eq!(minutes(zone, from, to), elapsed, "{zone} {from} {to}");
        }
    }

    #[test]
    fn each_moment_of_the_night_is_one_and_is_shown_as_clocks_said() {
        for (day, from, to) in [("2021-03-28", 0, 3), ("2021-10-31", -1, 3)] {
            let (start, end) = (at(&format!("{day}T01:00:00")), at(&format!("{day}T04:00:00")));
            let change = ClockChange::between(Paris, start, end).unwrap();
            let midnight = at(&format!("{day}T00:00:00")).and_utc();
            for minute in (from * 60..to * 60).step_by(7) {
                let moment = midnight + TimeDelta::minutes(minute);
                let shown = moment.with_timezone(&Paris).naive_local();
                assert_eq!(change.wall(change.unturned(moment)), shown, "{moment}");
                let both = [change.read(shown), change.read_later(shown)];
                assert!(both.contains(&change.unturned(moment)), "{moment}");
            }
        }
    }
}
