//! What is typed for a date or a time of day, as a value: `2021-03-16`, `16/03`, `1er avril`, `demain`,
//! `mardi prochain`; `14:25`, `14h`. In two steps, so that a command line is understood before today is known. Day
//! comes before month, always. The words accepted here are input; those that are printed are in [`crate::lang::dates`].

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::lang::dates::full_date;
use crate::lang::folded_words;
use crate::lang::message::words;
use crate::lang::words::Lang;

/// A date as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// A whole date.
    Day(NaiveDate),
    /// A day and a month: the nearest such date to today, the later of two equally near.
    Yearless {
        /// Counted from 1.
        day: u32,
        /// Counted from 1.
        month: u32,
        /// The day of the week that was written before it: only such a year is meant.
        weekday: Option<Weekday>,
    },
    /// So many days after today: `hier` is -1.
    After(i64),
    /// The first such weekday from today on, today included.
    Coming(Weekday),
    /// The first such weekday after today.
    Next(Weekday),
    /// The latest such weekday before today.
    Last(Weekday),
}

words! {
    /// Why what was typed is no date.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum NotADate {
        Unreadable { typed: String }
            en: "`{typed}` is not a date: write 2021-03-16, 16/03/2021, 16 March, tomorrow or next tuesday"
            fr: "« {typed} » n'est pas une date : écrivez 2021-03-16, 16/03/2021, 16 mars, demain ou mardi prochain",

        DoesNotExist { typed: String }
            en: ("`{typed}` does not exist in the calendar{}", order(typed, " (the day comes first)"))
            fr: ("« {typed} » n'existe pas dans le calendrier{}", order(typed, " (le jour vient avant le mois)")),

        TwoDigitYear { typed: String }
            en: "`{typed}` has a two-digit year: write all four digits"
            fr: "« {typed} » a une année à deux chiffres : écrivez-en quatre",

        /// The weekday written before the date is not its own.
        OtherWeekday { typed: String, date: NaiveDate }
            en: ("`{typed}` contradicts itself: it is {}", full_date(*date, Lang::En))
            fr: ("« {typed} » se contredit : c'est le {}", full_date(*date, Lang::Fr)),
    }
}

words! {
    /// Why what was typed is no time of day.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NotATime { pub typed: String }
        en: "`{typed}` is not a time of day: write 14:25 or 14h25"
        fr: "« {typed} » n'est pas une heure : écrivez 14:25 ou 14h25"
}

impl NotADate {
    /// The same of a longer text, of which the date is a part.
    fn of(self, whole: &str) -> Self {
        let typed = whole.to_owned();
        match self {
            Self::Unreadable { .. } => Self::Unreadable { typed },
            Self::DoesNotExist { .. } => Self::DoesNotExist { typed },
            Self::TwoDigitYear { .. } => Self::TwoDigitYear { typed },
            Self::OtherWeekday { date, .. } => Self::OtherWeekday { typed, date },
        }
    }
}

impl std::fmt::Display for NotADate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::fmt::Display for NotATime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for NotADate {}
impl std::error::Error for NotATime {}

const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juil", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];
const WEEKDAYS: [(Weekday, [&str; 2]); 7] = [
    (Weekday::Mon, ["lundi", "monday"]),
    (Weekday::Tue, ["mardi", "tuesday"]),
    (Weekday::Wed, ["mercredi", "wednesday"]),
    (Weekday::Thu, ["jeudi", "thursday"]),
    (Weekday::Fri, ["vendredi", "friday"]),
    (Weekday::Sat, ["samedi", "saturday"]),
    (Weekday::Sun, ["dimanche", "sunday"]),
];

impl DateWord {
    /// Understands what was typed, without knowing today.
    pub fn parse(typed: &str) -> Result<Self, NotADate> {
        let text = typed.trim();
        let unreadable = || NotADate::Unreadable { typed: typed.to_owned() };
        if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.')) {
            return in_digits(text).ok_or_else(unreadable)?.date(typed);
        }
        let words = folded_words(text);
        let words: Vec<&str> = words.iter().map(String::as_str).skip_while(|word| *word == "le").collect();
        match words[..] {
            ["today" | "aujourd", ..] if matches!(words[1..], [] | ["hui"]) => Ok(Self::After(0)),
            ["aujourdhui"] => Ok(Self::After(0)),
            ["yesterday" | "hier"] => Ok(Self::After(-1)),
            ["tomorrow" | "demain"] => Ok(Self::After(1)),
            [day] => weekday(day).map(Self::Coming).ok_or_else(unreadable),
            [day, "prochain"] | ["next", day] => weekday(day).map(Self::Next).ok_or_else(unreadable),
            [day, "dernier"] | ["last", day] => weekday(day).map(Self::Last).ok_or_else(unreadable),
            [before, _, ..] if weekday(before).is_some() => {
                let (_, date) = after_le(text).split_once(char::is_whitespace).ok_or_else(unreadable)?;
                Self::parse(date).map_err(|wrong| wrong.of(typed))?.on_a(weekday(before), typed)
            }
            _ => in_words(&words).ok_or_else(unreadable)?.date(typed),
        }
    }

    /// The same, where the day of the week is written before it.
    fn on_a(self, named: Option<Weekday>, typed: &str) -> Result<Self, NotADate> {
        match self {
            Self::Day(date) if named.is_some_and(|named| named != date.weekday()) => {
                Err(NotADate::OtherWeekday { typed: typed.to_owned(), date })
            }
            Self::Day(_) => Ok(self),
            Self::Yearless { day, month, .. } => Ok(Self::Yearless { day, month, weekday: named }),
            _ => Err(NotADate::Unreadable { typed: typed.to_owned() }),
        }
    }

    /// The date meant, seen from today.
    pub fn on(self, today: NaiveDate) -> NaiveDate {
        let shifted = |days: i64| {
            let distance = Days::new(days.unsigned_abs());
            if days < 0 { today.checked_sub_days(distance) } else { today.checked_add_days(distance) }.unwrap_or(today)
        };
        let ahead = |day: Weekday| {
            let (from, to) = (today.weekday().num_days_from_monday(), day.num_days_from_monday());
            i64::from((to + 7 - from) % 7)
        };
        match self {
            Self::Day(date) => date,
            // Eight years hold a 29 February whatever the century.
            Self::Yearless { day, month, weekday } => (-8..=8)
                .filter_map(|years| NaiveDate::from_ymd_opt(today.year().checked_add(years)?, month, day))
                .filter(|date| weekday.is_none_or(|named| named == date.weekday()))
                .min_by_key(|date| ((*date - today).num_days().abs(), *date < today))
                .unwrap_or(today),
            Self::After(days) => shifted(days),
            Self::Coming(day) => shifted(ahead(day)),
            Self::Next(day) => shifted(match ahead(day) {
                0 => 7,
                days => days,
            }),
            Self::Last(day) => shifted(ahead(day) - 7),
        }
    }
}

/// What is typed, without the article before it.
fn after_le(text: &str) -> &str {
    match text.split_once(char::is_whitespace) {
        Some((article, date)) if article.eq_ignore_ascii_case("le") => date.trim_start(),
        _ => text,
    }
}

/// A time of day: `14:25`, `14h25`, `14 h 25`, `14h`, `9h05`, `14:25:00`.
pub fn time_of_day(typed: &str) -> Result<NaiveTime, NotATime> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let parts: Vec<&str> = match text.split_once('h') {
        Some((hour, "")) => vec![hour, "00"],
        Some((hour, minute)) => vec![hour, minute],
        None => text.split(':').collect(),
    };
    let number = |part: &str, shortest: usize| {
        let digits = (shortest..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let time = match parts[..] {
        [hour, minute] => Some((number(hour, 1), number(minute, 2), Some(0))),
        [hour, minute, second] => Some((number(hour, 1), number(minute, 2), number(second, 2))),
        _ => None,
    };
    time.and_then(|(hour, minute, second)| NaiveTime::from_hms_opt(hour?, minute?, second?))
        .ok_or_else(|| NotATime { typed: typed.to_owned() })
}

/// Numbers read, not yet held against the calendar.
enum Numbers {
    Whole { year: i32, month: u32, day: u32 },
    Yearless { month: u32, day: u32 },
    TwoDigitYear,
}

impl Numbers {
    fn date(self, typed: &str) -> Result<DateWord, NotADate> {
        let none = || NotADate::DoesNotExist { typed: typed.to_owned() };
        match self {
            Self::Whole { year, month, day } => {
                NaiveDate::from_ymd_opt(year, month, day).map(DateWord::Day).ok_or_else(none)
            }
            // 2000 is a leap year: 29 February exists in some year.
            Self::Yearless { month, day } => NaiveDate::from_ymd_opt(2000, month, day)
                .map(|_| DateWord::Yearless { day, month, weekday: None })
                .ok_or_else(none),
            Self::TwoDigitYear => Err(NotADate::TwoDigitYear { typed: typed.to_owned() }),
        }
    }
}

/// `2021-03-16`, `16/03/2021`, `16.03`. Two numbers with a hyphen are left alone: they may be the id of a session.
fn in_digits(text: &str) -> Option<Numbers> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => {
            Some(Numbers::Whole { year: year.parse().ok()?, month: short(month)?, day: short(day)? })
        }
        [day, month, year] if year.len() == 4 => {
            Some(Numbers::Whole { year: year.parse().ok()?, month: short(month)?, day: short(day)? })
        }
        [one, two, three] => short(one).and(short(two)).and(short(three)).map(|_| Numbers::TwoDigitYear),
        [day, month] if separator != '-' => Some(Numbers::Yearless { month: short(month)?, day: short(day)? }),
        _ => None,
    }
}

/// `16 mars 2021`, `1er avril`, `March 16 2021`.
fn in_words(words: &[&str]) -> Option<Numbers> {
    let (day, month, year) = match *words {
        [day, month] | [month, day] if ordinal(day).is_some() && named_month(month).is_some() => (day, month, None),
        [day, month, year] | [month, day, year] if ordinal(day).is_some() && named_month(month).is_some() => {
            (day, month, Some(year))
        }
        _ => return None,
    };
    let (day, month) = (ordinal(day)?, named_month(month)?);
    match year {
        None => Some(Numbers::Yearless { month, day }),
        Some(year) if year.len() == 4 => Some(Numbers::Whole { year: year.parse().ok()?, month, day }),
        Some(year) => short(year).map(|_| Numbers::TwoDigitYear),
    }
}

fn short(digits: &str) -> Option<u32> {
    if (1..=2).contains(&digits.len()) { digits.parse().ok() } else { None }
}

/// `16`, `1er`, `1st`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = ["er", "st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    short(digits)
}

/// The number of a month, from 1, by its French or English name, folded, whole or shortened: `mars`, `sept`, `aout`.
pub fn named_month(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(month, _)| month)
}

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| names.contains(&word)).map(|(day, _)| *day)
}

/// The weekday that a folded word names, whole or by three letters or more: `lun`, `mardi`, `tues`.
pub fn weekday_beginning(word: &str) -> Option<Weekday> {
    let begins = |names: &[&str; 2]| word.len() > 2 && names.iter().any(|name| name.starts_with(word));
    WEEKDAYS.iter().find(|(_, names)| begins(names)).map(|(day, _)| *day)
}

/// What to say of the order of day and month: nothing where the year comes first.
fn order<'a>(typed: &str, said: &'a str) -> &'a str {
    let year_first = typed.trim().split(['-', '/', '.', ' ']).next().is_some_and(|part| part.len() == 4);
    if year_first { "" } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_understood_as_people_type_them() {
        // Seen from Wednesday 17 March 2021.
        let cases = [
            ("2021-03-16", "2021-03-16"),
            ("2021-3-6", "2021-03-06"),
            ("2021/03/16", "2021-03-16"),
            ("16/03/2021", "2021-03-16"),
            ("16.03.2021", "2021-03-16"),
            ("16-03-2021", "2021-03-16"),
            (" 16 mars 2021 ", "2021-03-16"),
            ("16 March 2021", "2021-03-16"),
            ("March 16, 2021", "2021-03-16"),
            ("1er avril 2021", "2021-04-01"),
            ("1st April 2021", "2021-04-01"),
            ("2 févr. 2021", "2021-02-02"),
            ("15 AOÛT 2021", "2021-08-15"),
            ("mardi 16 mars 2021", "2021-03-16"),
            ("Tuesday 16 March 2021", "2021-03-16"),
            ("mardi 16 mars", "2021-03-16"),
            ("le mardi 16/03/2021", "2021-03-16"),
            ("mardi 16/03", "2021-03-16"),
            ("lundi 16 mars", "2020-03-16"),
            ("16/03", "2021-03-16"),
            ("16.3", "2021-03-16"),
            ("16 mars", "2021-03-16"),
            ("1er avril", "2021-04-01"),
            ("25 décembre", "2020-12-25"),
            ("29/02", "2020-02-29"),
            ("today", "2021-03-17"),
            ("aujourd'hui", "2021-03-17"),
            ("Aujourd’hui", "2021-03-17"),
            ("yesterday", "2021-03-16"),
            ("hier", "2021-03-16"),
            ("tomorrow", "2021-03-18"),
            ("demain", "2021-03-18"),
            ("mercredi", "2021-03-17"),
            ("mardi", "2021-03-23"),
            ("Tuesday", "2021-03-23"),
            ("mercredi prochain", "2021-03-24"),
            ("mardi prochain", "2021-03-23"),
            ("next tuesday", "2021-03-23"),
            ("mercredi dernier", "2021-03-10"),
            ("last tuesday", "2021-03-16"),
            ("dimanche dernier", "2021-03-14"),
        ];
        for (typed, expected) in cases {
            let word = DateWord::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error:?}"));
            assert_eq!(word.on(date("2021-03-17")), date(expected), "{typed}");
        }
    }

    #[test]
    fn a_date_without_year_is_the_nearest() {
        for (typed, today, expected) in [
            ("31/12", "2021-01-02", "2020-12-31"),
            ("02/01", "2020-12-30", "2021-01-02"),
            ("29 février", "2023-01-01", "2024-02-29"),
            ("29 février", "2100-01-01", "2096-02-29"),
            ("16/03", "2021-09-15", "2022-03-16"),
        ] {
            assert_eq!(DateWord::parse(typed).unwrap().on(date(today)), date(expected), "{typed} seen from {today}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        let typed = |text: &str| text.to_owned();
        for text in ["2021-02-30", "31/04/2021", "30 février", "03/16/2021", "0/1", "2021-13-01", "31 avril 2021"] {
            assert_eq!(DateWord::parse(text), Err(NotADate::DoesNotExist { typed: typed(text) }), "{text}");
        }
        for text in ["16/03/21", "21-03-16", "16 mars 21"] {
            assert_eq!(DateWord::parse(text), Err(NotADate::TwoDigitYear { typed: typed(text) }), "{text}");
        }
        for text in
            ["", "m1-1", "1-2", "2021", "next", "mardi mardi", "prochain", "16/03/021", "mars 2021", "-/-", "16//3"]
        {
            assert_eq!(DateWord::parse(text), Err(NotADate::Unreadable { typed: typed(text) }), "{text}");
        }
        assert_eq!(
            DateWord::parse("lundi 16 mars 2021"),
            Err(NotADate::OtherWeekday { typed: typed("lundi 16 mars 2021"), date: date("2021-03-16") })
        );
    }

    #[test]
    fn times_are_understood_as_people_type_them() {
        let cases = [
            ("14:25", (14, 25, 0)),
            ("14h25", (14, 25, 0)),
            ("14 h 25", (14, 25, 0)),
            ("14H", (14, 0, 0)),
            ("9h05", (9, 5, 0)),
            ("9:05", (9, 5, 0)),
            ("14:25:00", (14, 25, 0)),
            ("00:00", (0, 0, 0)),
        ];
        for (typed, (hour, minute, second)) in cases {
            assert_eq!(time_of_day(typed), Ok(NaiveTime::from_hms_opt(hour, minute, second).unwrap()), "{typed}");
        }
        for typed in
            ["", "14", "24:00", "14h60", "14:5", "h30", "14:25:61", "14h25h", "2pm", "quatorze heures", "+1:00"]
        {
            assert_eq!(time_of_day(typed), Err(NotATime { typed: typed.to_owned() }), "{typed}");
        }
    }
}
