//! A cell of a workbook: a value with its type, people's words in the reader's language.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use unicode_width::UnicodeWidthStr;

use crate::lang::Lang;
use crate::table::Cell;

use super::spoken;

/// What a cell of a workbook holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookValue {
    Empty,
    Text(String),
    /// A number in units of the last of so many decimals: 3500 with three is 3.500.
    Number(u64, u32),
    /// Thousandths of a whole.
    Share(u64),
    Date(NaiveDate),
    Time(NaiveTime),
    /// A moment, where the programme is.
    Moment(NaiveDateTime),
}

/// As many UTF-16 units as a cell of a workbook takes (Excel's limits: 32 767 characters).
const LONGEST: usize = 32_767;

impl WorkbookValue {
    /// The value of a cell.
    pub fn of(cell: &Cell<'_>, lang: Lang) -> Self {
        match cell {
            Cell::Empty => Self::Empty,
            Cell::Decimal(scaled, decimals) => Self::Number(*scaled, *decimals),
            Cell::Date(date) => dated(*date, Self::Date(*date), cell, lang),
            Cell::Time(time) => Self::Time(*time),
            Cell::Moment(moment) => dated(moment.date_naive(), Self::Moment(moment.naive_local()), cell, lang),
            Cell::Minutes(minutes) | Cell::PartOf(minutes, _) => Self::Number(minutes.0.into(), 0),
            Cell::Hours(minutes) => Self::Number(minutes.hundredths_of_hours(), 2),
            Cell::WholeHours(minutes) => Self::Number(minutes.whole_hours(), 0),
            Cell::Rate(share) => Self::Share(share.thousandths()),
            Cell::Count(count) => Self::Number(*count, 0),
            Cell::Text(_)
            | Cell::Named(_)
            | Cell::Word(_)
            | Cell::Evidence(_)
            | Cell::Dates(_)
            | Cell::Flag(_)
            | Cell::Partly(..)
            | Cell::Dash => text(cell, lang),
        }
    }

    /// The number that a workbook keeps: days since the end of 1899, parts of a day, a number; none of a text.
    #[allow(clippy::cast_precision_loss, reason = "minutes and hours are far below 2^53")]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Empty | Self::Text(_) => None,
            Self::Number(scaled, decimals) => Some(*scaled as f64 / 10_f64.powi(i32::try_from(*decimals).unwrap_or(0))),
            Self::Share(thousandths) => Some(*thousandths as f64 / 1000.0),
            Self::Date(date) => Some(days(*date)),
            Self::Time(time) => Some(part_of_a_day(*time)),
            Self::Moment(moment) => Some(days(moment.date()) + part_of_a_day(moment.time())),
        }
    }

    /// How many columns of text it takes to be read.
    pub fn width(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(text) => text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0),
            Self::Number(scaled, decimals) => {
                let (decimals, whole) = (*decimals as usize, scaled.checked_ilog10().map_or(1, |log| log as usize + 1));
                if decimals == 0 { whole } else { whole.max(decimals + 1) + 1 }
            }
            Self::Share(_) => "100,0 %".len(),
            Self::Date(_) => "2021-03-16".len(),
            Self::Time(_) => "14:25".len(),
            Self::Moment(_) => "2021-03-16 14:25".len(),
        }
    }
}

fn text(cell: &Cell<'_>, lang: Lang) -> WorkbookValue {
    let mut bytes = Vec::new();
    spoken::write(cell, lang, &mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if text.is_empty() { WorkbookValue::Empty } else { WorkbookValue::Text(within_a_cell(text)) }
}

/// Days before March 1900 are not those that Excel counts: they are texts.
fn dated(date: NaiveDate, value: WorkbookValue, cell: &Cell<'_>, lang: Lang) -> WorkbookValue {
    if date.year() > 1900 { value } else { text(cell, lang) }
}

fn within_a_cell(text: String) -> String {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut left = LONGEST - 1;
    let fits = |sign: &char| {
        let fits = sign.len_utf16() <= left;
        left = left.saturating_sub(sign.len_utf16());
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn days(date: NaiveDate) -> f64 {
    const BEFORE_1900: i32 = 693_594; // 30 December 1899, counted from 1 January of the year 1
    f64::from(date.num_days_from_ce() - BEFORE_1900)
}

fn part_of_a_day(time: NaiveTime) -> f64 {
    f64::from(time.num_seconds_from_midnight()) / 86_400.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::{Minutes, Share};

    #[test]
    fn values_are_those_that_a_workbook_counts_with() {
        let day = NaiveDate::from_ymd_opt(2021, 3, 16).unwrap();
        let time = NaiveTime::from_hms_opt(18, 0, 0).unwrap();
        let cases: Vec<(Cell<'_>, Option<f64>)> = vec![
            (Cell::Date(day), Some(44_271.0)),
            (Cell::Time(time), Some(0.75)),
            (Cell::Hours(Minutes(755)), Some(12.58)),
            (Cell::Minutes(Minutes(90)), Some(90.0)),
            (Cell::Rate(Share::new(660, 780).unwrap()), Some(0.846)),
            (Cell::text("06 39 98 01 01"), None),
        ];
        for (cell, number) in cases {
            assert_eq!(WorkbookValue::of(&cell, Lang::Fr).number(), number, "{cell:?}");
        }
        let old = NaiveDate::from_ymd_opt(1899, 5, 1).unwrap();
        assert_eq!(WorkbookValue::of(&Cell::Date(old), Lang::Fr), WorkbookValue::Text("01/05/1899".into()));
        assert_eq!(WorkbookValue::of(&Cell::text("=1+1"), Lang::Fr), WorkbookValue::Text("=1+1".into()));
    }

    #[test]
    fn a_text_fits_its_cell() {
        let long = "é𝄞".repeat(20_000);
        let WorkbookValue::Text(cut) = WorkbookValue::of(&Cell::text(long.as_str()), Lang::Fr) else {
            panic!("a text")
        };
        assert!(
            cut.encode_utf16().count() <= LONGEST && cut.ends_with('…') && long.starts_with(cut.trim_end_matches('…'))
        );
    }
}
