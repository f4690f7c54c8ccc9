//! When clocks change in a zone, as one yearly rule each way: the European one, the last Sundays of March and October at
//! 1:00 UTC. Outlook reduces a zone to such a pair; any other zone has none here.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::{OffsetName, Tz};

use super::content_line::ContentLines;

/// Since when it is in force.
const FIRST_YEAR: i32 = 1996;

/// The rule of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneRule {
    name: &'static str,
    standard: Observance,
    daylight: Observance,
}

/// What clocks are set to from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Observance {
    /// Seconds from UTC before and after.
    from: i32,
    to: i32,
    called: String,
    /// The first time, by clocks as they were before.
    onset: NaiveDateTime,
    month: u32,
}

impl ZoneRule {
    /// The rule that clocks of a zone follow in these years and in the one before; none where they do not.
    pub fn of(zone: Tz, years: &RangeInclusive<i32>) -> Option<Self> {
        let follows = |year: &i32| is_european(zone, *year);
        let needed = years.start() - 1..=years.end() + 1;
        if *needed.start() < FIRST_YEAR || !needed.clone().all(|year| follows(&year)) {
            return None;
        }
        let first = (FIRST_YEAR..*needed.start()).rev().take_while(follows).last().unwrap_or(*needed.start());
        let (daylight, standard) = (observance(zone, first, 3)?, observance(zone, first, 10)?);
        Some(Self { name: zone.name(), standard, daylight })
    }

    pub fn name(&self) -> &'static str {
        self.name
    }

    pub fn write(&self, lines: &mut ContentLines) {
        lines.plain("BEGIN", "VTIMEZONE");
        lines.plain("TZID", self.name);
        for (kind, observance) in [("DAYLIGHT", &self.daylight), ("STANDARD", &self.standard)] {
            lines.plain("BEGIN", kind);
            lines.plain("TZOFFSETFROM", &offset(observance.from));
            lines.plain("TZOFFSETTO", &offset(observance.to));
            lines.text("TZNAME", &observance.called);
            lines.plain("DTSTART", &observance.onset.format("%Y%m%dT%H%M%S").to_string());
            lines.plain("RRULE", &format!("FREQ=YEARLY;BYMONTH={};BYDAY=-1SU", observance.month));
            lines.plain("END", kind);
        }
        lines.plain("END", "VTIMEZONE");
    }
}

/// `+0200`, `-0330`.
fn offset(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// Whether clocks of a zone change in that year as the European rule has it, and at no other time.
fn is_european(zone: Tz, year: i32) -> bool {
    let (Some(spring), Some(autumn)) = (change(year, 3), change(year, 10)) else { return false };
    let (winter, summer) = (from_utc(zone, spring - TimeDelta::seconds(1)), from_utc(zone, spring));
    let whole = winter % 60 == 0 && summer - winter == 3600;
    let on_sunday = [(spring, winter), (autumn, summer)].into_iter().all(|(at, before)| {
        let local = at.naive_utc() + TimeDelta::seconds(i64::from(before));
        local.weekday() == Weekday::Sun && local.year() == year && local.date() == at.date_naive()
    });
    let weeks = (0..53).filter_map(|week| NaiveDate::from_yo_opt(year, 1)?.checked_add_days(Days::new(week * 7)));
    let moments = weeks.map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc());
    let turns = [spring - TimeDelta::seconds(1), spring, autumn - TimeDelta::seconds(1), autumn];
    let mut all = moments.chain(turns).filter(|at| at.year() == year);
    let as_ruled = all.all(|at| from_utc(zone, at) == if at >= spring && at < autumn { summer } else { winter });
    whole && on_sunday && as_ruled
}

/// 1:00 UTC on the last Sunday of a month of 31 days.
fn change(year: i32, month: u32) -> Option<DateTime<Utc>> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let sunday = last.checked_sub_days(Days::new(last.weekday().num_days_from_sunday().into()))?;
    sunday.and_hms_opt(1, 0, 0).map(|at| at.and_utc())
}

fn observance(zone: Tz, year: i32, month: u32) -> Option<Observance> {
    let at = change(year, month)?;
    let (from, to) = (from_utc(zone, at - TimeDelta::seconds(1)), from_utc(zone, at));
    let local = zone.offset_from_utc_datetime(&at.naive_utc());
    let called = local.abbreviation().map_or_else(|| offset(to), str::to_owned);
    let onset = at.naive_utc() + TimeDelta::seconds(i64::from(from));
    Some(Observance { from, to, called, onset, month })
}

fn from_utc(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(zone: Tz, year: i32) -> Option<ZoneRule> {
        ZoneRule::of(zone, &(year..=year))
    }

    #[test]
    fn zones_of_the_union_have_the_rule_and_others_none() {
        use chrono_tz::{Africa, America, Antarctica, Asia, Atlantic, Europe, Indian, UTC};
        for (zone, year, expected) in [
            (Europe::Paris, 2021, true),
            (Europe::London, 2021, true),
            (Europe::Dublin, 2021, true),
            (Europe::Athens, 2030, true),
            (Atlantic::Azores, 2021, true),
            (Europe::Paris, 1997, true),
            (Europe::Paris, 1996, false),
            (Europe::Paris, 1990, false),
            (Europe::Istanbul, 2008, true),
            (Europe::Istanbul, 2021, false),
            (Europe::Moscow, 2021, false),
            (Africa::Casablanca, 2021, false),
            (America::Martinique, 2021, false),
            (America::New_York, 2021, false),
            (America::Nuuk, 2021, false),
            (Antarctica::Troll, 2021, false),
            (Indian::Reunion, 2021, false),
            (Asia::Tokyo, 2021, false),
            (UTC, 2021, false),
        ] {
            assert_eq!(rule(zone, year).is_some(), expected, "{zone} {year}");
        }
    }

    #[test]
    fn it_is_written_from_the_first_year_that_follows_it() {
        let written = |zone, year| {
            let mut lines = ContentLines::default();
            rule(zone, year).unwrap().write(&mut lines);
            String::from_utf8(lines.bytes()).unwrap()
        };
        let paris = "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
            TZNAME:CEST\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
            BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19961027T030000\r\n\
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        assert_eq!(written(chrono_tz::Europe::Paris, 2021), paris);
        assert_eq!(written(chrono_tz::Europe::Paris, 2040), paris);
        assert!(written(chrono_tz::Europe::Vilnius, 2021).contains("DTSTART:20030330T030000\r\n"));
        assert!(written(chrono_tz::Atlantic::Azores, 2021).contains("TZOFFSETFROM:-0100\r\nTZOFFSETTO:+0000\r\n"));
    }
}
