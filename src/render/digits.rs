//! Numbers, dates and times as digits, appended to what is being written. A million rows have sixteen million of them:
//! no formatting machinery here.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// `1258`.
pub fn number(out: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0_u8; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = digit(number % 10);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

/// `12.58` from 1258 hundredths, `0.846` from 846 thousandths.
pub fn decimal(out: &mut Vec<u8>, scaled: u64, decimals: u32, point: u8) {
    let scale = 10_u64.pow(decimals);
    number(out, scaled / scale);
    out.push(point);
    let mut rest = scaled % scale;
    for place in (0..decimals).rev() {
        let unit = 10_u64.pow(place);
        out.push(digit(rest / unit));
        rest %= unit;
    }
}

/// `2021-03-16`.
pub fn iso_date(out: &mut Vec<u8>, date: NaiveDate) {
    year(out, date);
    out.push(b'-');
    two(out, date.month());
    out.push(b'-');
    two(out, date.day());
}

/// `16/03/2021`.
pub fn french_date(out: &mut Vec<u8>, date: NaiveDate) {
    two(out, date.day());
    out.push(b'/');
    two(out, date.month());
    out.push(b'/');
    year(out, date);
}

/// `14:25`.
pub fn time(out: &mut Vec<u8>, time: NaiveTime) {
    two(out, time.hour());
    out.push(b':');
    two(out, time.minute());
}

fn year(out: &mut Vec<u8>, date: NaiveDate) {
    let year = u32::try_from(date.year()).unwrap_or(0);
    two(out, year / 100);
    two(out, year % 100);
}

fn two(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&[digit(u64::from(number / 10 % 10)), digit(u64::from(number % 10))]);
}

#[allow(clippy::cast_possible_truncation, reason = "it is below ten")]
fn digit(number: u64) -> u8 {
    b'0' + (number % 10) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn digits_are_those_of_the_number() {
        for value in [0, 7, 10, 1258, 999_999, u64::MAX] {
            assert_eq!(written(|out| number(out, value)), value.to_string());
        }
        for (scaled, decimals, expected) in
            [(1258, 2, "12.58"), (5, 2, "0.05"), (846, 3, "0.846"), (1000, 3, "1.000"), (0, 2, "0.00")]
        {
            assert_eq!(written(|out| decimal(out, scaled, decimals, b'.')), expected);
        }
    }

    #[test]
    fn dates_and_times() {
        let date = NaiveDate::from_ymd_opt(2021, 3, 6).unwrap();
        assert_eq!(written(|out| iso_date(out, date)), "2021-03-06");
        assert_eq!(written(|out| french_date(out, date)), "06/03/2021");
        assert_eq!(written(|out| time(out, NaiveTime::from_hms_opt(9, 5, 0).unwrap())), "09:05");
    }
}
