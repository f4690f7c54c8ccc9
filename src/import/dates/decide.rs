//! Whether day or month comes first: one decision a file, over all its values (rules 1 to 5 of the list below). Never
//! guessed: where both readings stay possible, it stays open.
//!
//! 0. The command line says it.
//! 1. A number over 12, more exactly: a day that exists in one reading only. Both kinds in one file: it is mixed.
//! 2. `à`, points, a month in letters or the year first: each such value has one reading, and decides nothing for others.
//! 3. The day planned, those in the file's name or heading; then a program that has one order only.
//! 4. `AM` in capitals is month first, `am` day first.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::date_order::{DateOrder, OrderBecause, OrderDecision};

use super::written::{DateForm, Meridiem, WrittenDate, written};

/// What else speaks for an order.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrderHints<'a> {
    /// What the command line says.
    pub asked: Option<DateOrder>,
    /// Days near which the values should fall (one day more or less): the planned one first, then those in the file's
    /// name or heading. A day whose day and month swapped is there as well speaks for neither.
    pub near: &'a [NaiveDate],
    /// The order of a program that has only one.
    pub kind: Option<DateOrder>,
}

/// A value that two readings are possible of.
struct Open {
    value: String,
    day_first: NaiveDate,
    month_first: NaiveDate,
}

impl Open {
    fn read(&self, order: DateOrder) -> NaiveDate {
        match order {
            DateOrder::Dmy => self.day_first,
            DateOrder::Mdy => self.month_first,
        }
    }
}

/// What all values of a file say together.
#[derive(Default)]
struct Seen {
    only_day_first: Option<String>,
    only_month_first: Option<String>,
    /// One for each day.
    open: Vec<Open>,
    open_days: HashSet<NaiveDate>,
    day_first: bool,
    month_in_words: bool,
    year_first: bool,
    capitals: Option<String>,
    small: Option<String>,
}

impl Seen {
    fn see(&mut self, value: &str) {
        let first = || value.to_owned();
        let Some(written) = written(value) else { return };
        match written.date {
            None => return,
            Some(WrittenDate::Fixed(_, form)) => {
                *match form {
                    DateForm::DayFirst => &mut self.day_first,
                    DateForm::MonthInWords => &mut self.month_in_words,
                    DateForm::YearFirst => &mut self.year_first,
                } = true;
                return;
            }
            Some(date) => match (date.read(DateOrder::Dmy), date.read(DateOrder::Mdy)) {
                (Some(day_first), Some(month_first))
                    if day_first != month_first && self.open_days.insert(day_first) =>
                {
                    self.open.push(Open { value: first(), day_first, month_first });
                }
                (Some(_), None) => _ = self.only_day_first.get_or_insert_with(first),
                (None, Some(_)) => _ = self.only_month_first.get_or_insert_with(first),
                _ => {}
            },
        }
        match written.meridiem {
            Some(Meridiem::Capitals) => _ = self.capitals.get_or_insert_with(first),
            Some(Meridiem::Small) => _ = self.small.get_or_insert_with(first),
            None => {}
        }
    }

    /// Why no order was to be decided.
    const fn no_question(&self) -> OrderBecause {
        if self.day_first {
            OrderBecause::Written
        } else if self.month_in_words {
            OrderBecause::MonthInWords
        } else if self.year_first {
            OrderBecause::YearFirst
        } else {
            OrderBecause::NothingToDecide
        }
    }

    /// The order that alone puts values near a day, or alone all of them.
    fn falls_on(&self, day: NaiveDate) -> Option<DateOrder> {
        let hits = |order| self.open.iter().filter(|open| near(open.read(order), day)).count();
        let (day_first, month_first) = (hits(DateOrder::Dmy), hits(DateOrder::Mdy));
        let all = self.open.len();
        match (day_first, month_first) {
            (0, 0) => None,
            (_, 0) => Some(DateOrder::Dmy),
            (0, _) => Some(DateOrder::Mdy),
            (most, less) if most == all && less < all => Some(DateOrder::Dmy),
            (less, most) if most == all && less < all => Some(DateOrder::Mdy),
            _ => None,
        }
    }

    /// The day nearest to another on which a value falls.
    fn nearest(&self, day: NaiveDate, order: DateOrder) -> NaiveDate {
        let read = self.open.iter().map(|open| open.read(order));
        read.min_by_key(|read| (*read - day).num_days().abs()).unwrap_or(day)
    }
}

fn near(one: NaiveDate, other: NaiveDate) -> bool {
    (one - other).num_days().abs() <= 1
}

/// Decides the order for all values of a file; those that are no dates have no say.
pub fn decide(values: impl IntoIterator<Item: AsRef<str>>, hints: &OrderHints<'_>) -> OrderDecision {
    let mut seen = Seen::default();
    for value in values {
        seen.see(value.as_ref());
    }
    let taken = |order, because| OrderDecision::Order { order, because };
    if let Some(order) = hints.asked {
        return taken(order, OrderBecause::Asked);
    }
    match (seen.only_day_first.take(), seen.only_month_first.take()) {
        (Some(day_first), Some(month_first)) => {
            return OrderDecision::Mixed { day_first, month_first };
        }
        (Some(value), None) => return taken(DateOrder::Dmy, OrderBecause::Over12 { value }),
        (None, Some(value)) => return taken(DateOrder::Mdy, OrderBecause::Over12 { value }),
        (None, None) => {}
    }
    let Some(first) = seen.open.first() else {
        return taken(hints.kind.unwrap_or(DateOrder::Dmy), seen.no_question());
    };
    for day in speaking(hints.near) {
        if let Some(order) = seen.falls_on(day) {
            return taken(order, OrderBecause::FallsOn { date: seen.nearest(day, order) });
        }
    }
    if let Some(order) = hints.kind {
        return taken(order, OrderBecause::Kind);
    }
    match (seen.capitals.take(), seen.small.take()) {
        (Some(value), None) => taken(DateOrder::Mdy, OrderBecause::Meridiem { value }),
        (None, Some(value)) => taken(DateOrder::Dmy, OrderBecause::Meridiem { value }),
        _ => OrderDecision::Open {
            value: first.value.clone(),
            day_first: first.day_first,
            month_first: first.month_first,
        },
    }
}

/// Days that are named more often than the same numbers swapped.
fn speaking(near: &[NaiveDate]) -> impl Iterator<Item = NaiveDate> {
    let times = |day: NaiveDate| near.iter().filter(|other| **other == day).count();
    near.iter().copied().filter(move |day| match NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()) {
        Some(swapped) if swapped != *day => times(*day) > times(swapped),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `dmy over 12`, `open`, `mixed`.
    fn shown(decided: &OrderDecision) -> String {
        match decided {
            OrderDecision::Open { day_first, month_first, .. } => format!("open {day_first} {month_first}"),
            OrderDecision::Mixed { .. } => "mixed".to_owned(),
            OrderDecision::Order { order, because } => {
                let why = match because {
                    OrderBecause::Asked => "asked".to_owned(),
                    OrderBecause::Over12 { value } => format!("over 12 {value}"),
                    OrderBecause::Written => "written".to_owned(),
                    OrderBecause::MonthInWords => "words".to_owned(),
                    OrderBecause::YearFirst => "year first".to_owned(),
                    OrderBecause::FallsOn { date } => format!("falls on {date}"),
                    OrderBecause::Kind => "kind".to_owned(),
                    OrderBecause::Meridiem { value } => format!("meridiem {value}"),
                    OrderBecause::NothingToDecide => "nothing".to_owned(),
                };
                format!("{} {why}", order.key())
            }
        }
    }

    fn days(days: &[&str]) -> Vec<NaiveDate> {
        days.iter().map(|day| day.parse().unwrap()).collect()
    }

    #[test]
    fn the_order_is_decided_once_from_all_values() {
        type Case<'a> = (&'a [&'a str], &'a [&'a str], &'a str);
        let cases: [Case<'_>; 22] = [
            (&["02/03/2026 09:00", "16/03/2026 09:00"], &[], "dmy over 12 16/03/2026 09:00"),
            (&["02/03/2026 9:00 am", "3/16/2026 9:00 am"], &[], "mdy over 12 3/16/2026 9:00 am"),
            (&["16/03/2026", "03/16/2026"], &["2026-03-16"], "mixed"),
            (&["2026-02-03 09:00", "3 mars 2026"], &[], "dmy words"),
            (&["2026-02-03 09:00", "20260316 09:00", "2026-02-03T09:00:00Z"], &[], "dmy year first"),
            (&["16 mars 2026 à 09:00", "03.03.2026"], &[], "dmy written"),
            (&["02/03/2026 à 09:00"], &[], "dmy written"),
            (&["9:00", "--", ""], &[], "dmy nothing"),
            (&["03/03/2026 9:00"], &[], "dmy nothing"),
            (&["02/03/2026 09:00"], &["2026-03-02"], "dmy falls on 2026-03-02"),
            (&["02/03/2026 09:00"], &["2026-02-03"], "mdy falls on 2026-02-03"),
            (&["02/03/2026 23:59", "03/03/2026 00:10"], &["2026-02-03"], "mdy falls on 2026-02-03"),
            (&["01/03/2026 09:00"], &["2026-03-02"], "dmy falls on 2026-03-01"),
            (&["02/03/2026 09:00 AM"], &["2026-03-02"], "dmy falls on 2026-03-02"),
            // The name of the file has two readings itself; the planned day has one.
            (&["3/10/25, 8:00"], &["2025-03-10", "2025-10-03", "2025-03-10"], "mdy falls on 2025-03-10"),
            (&["3/10/25, 8:00"], &["2026-01-01", "2025-10-03", "2025-03-10"], "open 2025-10-03 2025-03-10"),
            (&["3/10/25, 8:00"], &["2026-01-01", "2025-03-10"], "mdy falls on 2025-03-10"),
            // Two meetings in one file: the order that puts all of them there wins.
            (&["02/03/2026 09:00", "03/02/2026 09:00"], &["2026-03-02"], "open 2026-03-02 2026-02-03"),
            (&["02/03/2026 9:00 AM"], &["2026-05-01"], "mdy meridiem 02/03/2026 9:00 AM"),
            (&["02/03/2026 9:00 am"], &[], "dmy meridiem 02/03/2026 9:00 am"),
            (&["02/03/2026 9:00 am", "02/03/2026 10:00 AM"], &[], "open 2026-03-02 2026-02-03"),
            (&["02/03/2026 09:00"], &["2026-05-01"], "open 2026-03-02 2026-02-03"),
        ];
        for (values, near, expected) in cases {
            let hints = OrderHints { near: &days(near), ..OrderHints::default() };
            assert_eq!(shown(&decide(values.iter().copied(), &hints)), expected, "{values:?} near {near:?}");
        }
    }

    #[test]
    fn the_command_line_has_the_first_word_and_the_kind_one_of_the_last() {
        let near = days(&["2026-03-02"]);
        let asked = OrderHints { asked: Some(DateOrder::Mdy), near: &near, kind: Some(DateOrder::Dmy) };
        assert_eq!(shown(&decide(["02/03/2026 09:00"], &asked)), "mdy asked");
        let kind = OrderHints { asked: None, near: &days(&["2026-02-03"]), kind: Some(DateOrder::Dmy) };
        assert_eq!(shown(&decide(["02/03/2026 09:00"], &kind)), "mdy falls on 2026-02-03");
        assert_eq!(shown(&decide(["02/05/2026 09:00"], &kind)), "dmy kind");
    }
}
