//! Times that a spreadsheet left as numbers, in columns that are known to hold times: `46097.375` is nine o'clock on the
//! 16 March 2026, and in a workbook `0.375` is nine o'clock. Only days near the session are believed: any other number is
//! a number.

use chrono::{NaiveDate, NaiveTime};

use crate::import::grid::Grid;
use crate::import::serial;

/// How many days from the session a serial number is still believed to be a day of its log.
const NEAR: i64 = 366;
/// The longest meeting whose duration is believed to be written in days.
const LONGEST: f64 = 2.0;

/// Reads the numbers of one file.
#[derive(Clone, Copy, Debug)]
pub struct Serials {
    workbook: bool,
    epoch_1904: bool,
    planned: NaiveDate,
}

impl Serials {
    /// Of a file, for a session on that day.
    pub const fn of(grid: &Grid, planned: NaiveDate) -> Self {
        Self { workbook: grid.sheet.is_some(), epoch_1904: grid.epoch_1904, planned }
    }

    /// The time, with its day where the number counts one. A whole number is a day without a time.
    pub fn time(self, text: &str) -> Option<(Option<NaiveDate>, NaiveTime)> {
        let number = fraction(text)?;
        if self.workbook && number < 1.0 {
            return Some((None, serial::moment(number, true)?.time()));
        }
        let moment = serial::moment(number, self.epoch_1904)?;
        let near = (moment.date() - self.planned).num_days().abs() <= NEAR;
        near.then(|| (Some(moment.date()), moment.time()))
    }

    /// The seconds of a duration in days, as workbooks count it: `0.125` is three hours.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "two days at most")]
    pub fn seconds(self, text: &str) -> Option<u32> {
        let days = fraction(text).filter(|days| self.workbook && *days < LONGEST)?;
        Some((days * 86_400.0).round() as u32)
    }
}

/// `46097.375`, `0,375`: digits, a point or comma, digits.
fn fraction(text: &str) -> Option<f64> {
    let (whole, part) = text.trim().split_once(['.', ','])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(part)).then(|| format!("{whole}.{part}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(workbook: bool, epoch_1904: bool, text: &str) -> String {
        let grid = Grid { sheet: workbook.then(String::new), rows: Vec::new(), epoch_1904 };
        let planned = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
        match Serials::of(&grid, planned).time(text) {
            Some((Some(day), time)) => format!("{day} {time}"),
            Some((None, time)) => format!("- {time}"),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn numbers_near_the_session_are_times() {
        for (workbook, epoch_1904, text, expected) in [
            (true, false, "46097.375", "2026-03-16 09:00:00"),
            (true, true, "44635.375", "2026-03-16 09:00:00"),
            (false, false, "46097,5208333", "2026-03-16 12:30:00"),
            (true, false, "0.375", "- 09:00:00"),
            (true, false, "0.5", "- 12:00:00"),
            // A text may mean five minutes past midnight.
            (false, false, "0.5", "none"),
            (true, false, "46097", "none"),
            (true, false, "32905.5", "none"),
            (true, false, "12325.7", "none"),
            (true, false, "-46097.375", "none"),
            (true, false, "4.6097e4", "none"),
            (true, false, "16.03.2026", "none"),
        ] {
            assert_eq!(shown(workbook, epoch_1904, text), expected, "{text}");
        }
    }

    #[test]
    fn durations_of_a_workbook_may_be_days() {
        let of = |sheet: Option<&str>, text| {
            let grid = Grid { sheet: sheet.map(str::to_owned), ..Grid::default() };
            Serials::of(&grid, NaiveDate::from_ymd_opt(2026, 3, 16).unwrap()).seconds(text)
        };
        assert_eq!(of(Some("Meet"), "0.125"), Some(10_800));
        assert_eq!(of(Some("Meet"), "205.5"), None);
        assert_eq!(of(None, "0.125"), None);
    }
}
