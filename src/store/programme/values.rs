//! Single values as people write them: dates, times, lengths, shares. Pure text in, value out.

use chrono::{NaiveDate, NaiveTime, Timelike};
use toml::value::{Date, Time};

use crate::domain::date_words::time_of_day;
use crate::domain::quantity::{Minutes, Share};

/// What [`iso_date`] takes, as a pattern; of days that exist it takes no more.
pub const ISO_DATE: &str = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";

/// What [`clock_time`] takes, and a time of TOML in whole minutes, as a pattern.
pub const CLOCK_TIME: &str =
    r"(?:[01]?[0-9]|2[0-3])\s*(?:[hH]\s*(?:[0-5][0-9])?|:\s*[0-5][0-9](?:\s*:\s*00(?:\.0+)?)?)";

/// `2021-03-16`.
pub fn iso_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| matches!((place, byte), (4 | 7, b'-') | (_, b'0'..=b'9')));
    if shape { text.parse().ok() } else { None }
}

/// `16/03/2021` or `16-3-2021`, day first: what a hint can turn into an ISO date.
pub fn french_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
    let [day, month, year] = parts[..] else { return None };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `14:00`, `14h`, `14h30`, `14 h 30`, `9:05`.
pub fn clock_time(text: &str) -> Option<NaiveTime> {
    time_of_day(text).ok().filter(|time| time.second() == 0)
}

/// A date of the parser.
pub fn date_of(date: Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// A time of the parser; none when it counts seconds: sessions are whole minutes.
pub fn time_of(time: Time) -> Option<NaiveTime> {
    let whole = time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0;
    if whole { NaiveTime::from_hms_opt(u32::from(time.hour), u32::from(time.minute), 0) } else { None }
}

/// Hours with at most two decimals as whole minutes: `8`, `1.5`, `3.25`.
pub fn hours(text: &str) -> Option<Minutes> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let plain = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !plain(whole, 5) || !plain(decimals.trim_end_matches('0'), 2) && !decimals.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let decimals = decimals.trim_end_matches('0');
    let hundredths: u32 = format!("{decimals:0<2}").parse().ok()?;
    let sixtieths = (whole.parse::<u32>().ok()? * 100 + hundredths) * 3;
    sixtieths.is_multiple_of(5).then_some(Minutes(sixtieths / 5))
}

/// A share from 0 to 1, exactly as written.
pub fn share(text: &str) -> Option<Share> {
    let share = Share::from_decimal(text)?;
    let one = Share::new(1, 1)?;
    one.reaches(share).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("14:00", "14:00"),
            ("14h", "14:00"),
            ("14h30", "14:30"),
            ("14 h 30", "14:30"),
            ("9:05", "09:05"),
            ("9H", "09:00"),
        ] {
            assert_eq!(
                clock_time(text).map(|time| time.format("%H:%M").to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        for text in ["", "14", "25h", "14:60", "14:", "midi", "h30", "14h5m", "+1:00"] {
            assert_eq!(clock_time(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_whole_minutes_or_nothing() {
        for (text, minutes) in
            [("8", 480), ("1.5", 90), ("3.25", 195), ("0.75", 45), ("2.0", 120), ("2.50", 150), ("0.05", 3)]
        {
            assert_eq!(hours(text), Some(Minutes(minutes)), "{text}");
        }
        for text in ["0.33", "1.255", "-1", "1e3", "inf", "nan", "", "1,5", "123456"] {
            assert_eq!(hours(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_iso_and_french_ones_are_understood_for_the_hint() {
        assert_eq!(iso_date("2021-03-16"), NaiveDate::from_ymd_opt(2021, 3, 16));
        for text in ["2021-02-30", "2021-3-16", "16/03/2021", "+021-03-16", ""] {
            assert_eq!(iso_date(text), None, "{text}");
        }
        assert_eq!(french_date("16/03/2021"), NaiveDate::from_ymd_opt(2021, 3, 16));
        assert_eq!(french_date("31/02/2021"), None);
    }
}
