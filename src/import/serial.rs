//! Days and times as spreadsheets count them: whole days since an epoch, the time as a part of the day. Two epochs: 1900
//! (Excel, with the 29 February 1900 that never was) and 1904 (Excel of old Macs, still the setting of their files).

use chrono::{Days, Duration, NaiveDate, NaiveDateTime};

/// Seconds of a day.
const DAY: f64 = 86_400.0;
/// The last day of 9999 in the epoch of 1900: spreadsheets count no further.
const LAST: f64 = 2_958_466.0;

/// The day and the time of a serial number, rounded to the second; none where it counts no day that ever was.
pub fn moment(serial: f64, epoch_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    let (day, seconds) = parts(serial);
    let date = first_day(day, epoch_1904)?.checked_add_days(Days::new(day))?;
    date.and_hms_opt(0, 0, 0)?.checked_add_signed(Duration::seconds(seconds))
}

/// The day of a whole serial number.
pub fn date(serial: u32, epoch_1904: bool) -> Option<NaiveDate> {
    moment(f64::from(serial), epoch_1904).map(|moment| moment.date())
}

/// Whole days and seconds of a serial number, rounded to the second.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range was looked at")]
fn parts(serial: f64) -> (u64, i64) {
    let day = serial.floor();
    let seconds = ((serial - day) * DAY).round();
    if seconds >= DAY { (day as u64 + 1, 0) } else { (day as u64, seconds as i64) }
}

/// The day that number 0 would be.
fn first_day(day: u64, epoch_1904: bool) -> Option<NaiveDate> {
    match (epoch_1904, day) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
        (false, 60) => None,
        (false, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
    }
}

/// Hours, minutes and seconds of a number of days that may be more than one: `27:30:00`.
#[allow(clippy::cast_possible_truncation, reason = "the range was looked at")]
pub fn duration(days: f64) -> Option<String> {
    if !(0.0..LAST).contains(&days) {
        return None;
    }
    let seconds = (days * DAY).round() as i64;
    Some(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days() {
        let cases = [
            (32905.0, false, Some("1990-02-01 00:00:00")),
            (31443.0, true, Some("1990-02-01 00:00:00")),
            (46_055.479_166_666_66, false, Some("2026-02-02 11:30:00")),
            (1.0, false, Some("1900-01-01 00:00:00")),
            (59.0, false, Some("1900-02-28 00:00:00")),
            (60.0, false, None),
            (61.0, false, Some("1900-03-01 00:00:00")),
            (0.0, true, Some("1904-01-01 00:00:00")),
            (46_055.999_999, false, Some("2026-02-03 00:00:00")),
            (2_958_465.0, false, Some("9999-12-31 00:00:00")),
            (2_958_466.0, false, None),
            (-1.0, false, None),
            (f64::NAN, false, None),
            (f64::INFINITY, true, None),
        ];
        for (serial, epoch_1904, expected) in cases {
            let found = moment(serial, epoch_1904).map(|moment| moment.to_string());
            assert_eq!(found.as_deref(), expected, "{serial}, epoch 1904: {epoch_1904}");
        }
    }

    #[test]
    fn durations_may_be_longer_than_a_day() {
        for (days, expected) in
            [(0.5, Some("12:00:00")), (1.145_833_333_333, Some("27:30:00")), (0.0, Some("00:00:00")), (-0.1, None)]
        {
            assert_eq!(duration(days).as_deref(), expected, "{days}");
        }
    }
}
