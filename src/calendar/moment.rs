//! When a session begins and ends, as moments that are one each: a time that clocks show twice is the earlier one, a time
//! that they skip is the moment of the change (rule 6.12).

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::content_line::ContentLines;
use super::zone_rule::ZoneRule;

/// The longest that clocks were ever put forward.
const LONGEST_LEAP: i64 = 24 * 60;

/// The moment at which clocks of a zone show that.
pub fn instant(zone: Tz, wall: NaiveDateTime) -> DateTime<Utc> {
    let mut readings = (0..=LONGEST_LEAP).map(|minutes| wall + TimeDelta::minutes(minutes));
    let found = readings.find_map(|reading| zone.from_local_datetime(&reading).earliest());
    found.map_or_else(|| wall.and_utc(), |found| found.to_utc())
}

/// Writes a moment by the clocks of the zone where its rule is written beside it, else in UTC.
pub fn write(lines: &mut ContentLines, name: &str, at: DateTime<Utc>, zone: Tz, rule: Option<&ZoneRule>) {
    match rule {
        Some(rule) => {
            let local = at.with_timezone(&zone).naive_local().format("%Y%m%dT%H%M%S").to_string();
            lines.plain(&format!("{name};TZID={}", rule.name()), &local);
        }
        None => lines.plain(name, &utc(at)),
    }
}

/// `20210316T130000Z`.
pub fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Paris;

    use super::*;

    #[test]
    fn a_reading_of_the_clock_is_one_moment() {
        for (wall, expected) in [
            ("2021-03-16T14:00:00", "2021-03-16T13:00:00Z"),
            ("2021-03-28T01:59:00", "2021-03-28T00:59:00Z"),
            ("2021-03-28T02:00:00", "2021-03-28T01:00:00Z"),
            ("2021-03-28T02:30:00", "2021-03-28T01:00:00Z"),
            ("2021-03-28T03:00:00", "2021-03-28T01:00:00Z"),
            ("2021-05-25T14:00:00", "2021-05-25T12:00:00Z"),
            ("2021-10-31T02:30:00", "2021-10-31T00:30:00Z"),
            ("2021-10-31T03:00:00", "2021-10-31T02:00:00Z"),
        ] {
            let expected: DateTime<Utc> = expected.parse().unwrap();
            assert_eq!(instant(Paris, wall.parse().unwrap()), expected, "{wall}");
        }
    }
}
