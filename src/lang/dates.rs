//! Dates and times as people write them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::lang::words::Lang;

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_SHORT_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Whether a word is the name of a month, in either language.
pub fn is_month(word: &str) -> bool {
    MONTHS_FR.contains(&word) || MONTHS_EN.contains(&word)
}

/// Whether a word is the name of a day of the week, in either language.
pub fn is_weekday(word: &str) -> bool {
    DAYS_FR.contains(&word) || DAYS_EN.contains(&word)
}

/// `mars`, `March`.
pub fn month(date: NaiveDate, lang: Lang) -> &'static str {
    lang.pick(MONTHS_EN, MONTHS_FR)[date.month0() as usize]
}

/// `mardi`, `Tuesday`.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    lang.pick(DAYS_EN, DAYS_FR)[date.weekday().num_days_from_monday() as usize]
}

/// `16 mars`, `1er avril`, `16 March`.
pub fn day_of_month(date: NaiveDate, lang: Lang) -> String {
    let day = match (date.day(), lang) {
        (1, Lang::Fr) => "1er".to_owned(),
        (day, _) => day.to_string(),
    };
    format!("{day} {}", month(date, lang))
}

/// `16 mars`, `2 avr.`; `16 Mar`, `2 Apr`.
pub fn short_date(date: NaiveDate, lang: Lang) -> String {
    let month = date.month0() as usize;
    let short = lang.pick(&MONTHS_EN[month][..3], MONTHS_SHORT_FR[month]);
    format!("{} {short}", date.day())
}

/// `16 mars 2021`, `1er avril 2021`, `16 March 2021`.
pub fn long_date(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", day_of_month(date, lang), date.year())
}

/// `mardi 16 mars 2021`, `Tuesday 16 March 2021`.
pub fn full_date(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", weekday(date, lang), long_date(date, lang))
}

/// `14h`, `14h25`; `14:00`, `14:25`.
pub fn clock(time: NaiveTime, lang: Lang) -> String {
    match (lang, time.minute()) {
        (Lang::Fr, 0) => format!("{}h", time.hour()),
        (Lang::Fr, minute) => format!("{}h{minute:02}", time.hour()),
        (Lang::En, minute) => format!("{:02}:{minute:02}", time.hour()),
    }
}

/// `m2-1 (2 April 2021)`: each thing with its day.
pub fn dated<T: std::fmt::Display>(known: &[(T, NaiveDate)], lang: Lang) -> Vec<String> {
    known.iter().map(|(thing, date)| format!("{thing} ({})", long_date(*date, lang))).collect()
}
