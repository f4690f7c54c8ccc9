//! How templates write values: days, times, lengths, numbers, prose.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind};

use crate::domain::paper::content::{hours, paper_time};
use crate::domain::quantity::Minutes;
use crate::lang::Lang;
use crate::lang::dates::{day_of_month, full_date, long_date, weekday};

/// A space at which no line is broken.
const NO_BREAK: char = '\u{a0}';
/// The same, as narrow as French wants it before `;`, `!` and `?`.
const NARROW: char = '\u{202f}';

/// Adds all of them.
pub fn add(environment: &mut Environment<'_>, lang: Lang) {
    environment.add_filter("date", move |text: &str| day(text).map(|day| long_date(day, lang)));
    environment.add_filter("long_date", move |text: &str| day(text).map(|day| full_date(day, lang)));
    environment.add_filter("short_day", move |text: &str| day(text).map(|day| short_day(day, lang)));
    environment.add_filter("time", move |text: &str| time(text).map(|time| paper_time(time, lang)));
    environment.add_filter("hours", move |minutes: u32| hours(Minutes(minutes), lang));
    environment.add_filter("duration", duration);
    environment.add_filter("siret", siret);
    environment.add_filter("nda", nda);
    environment.add_filter("prose", move |text: &str| prose(text, lang));
    environment.add_filter("css", |text: &str| Value::from_safe_string(css(text)));
    environment.add_filter("lower_first", lower_first);
    environment.add_filter("short", |text: &str| short(text));
}

fn wrong(text: &str, what: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("`{text}` is no {what}"))
}

fn day(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|_| wrong(text, "day"))
}

fn time(text: &str) -> Result<NaiveTime, Error> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| wrong(text, "time"))
}

/// `ven. 2 avril`, `Fri 2 April`.
fn short_day(day: NaiveDate, lang: Lang) -> String {
    let name: String = weekday(day, lang).chars().take(3).collect();
    format!("{name}{}{NO_BREAK}{}", lang.pick("", "."), day_of_month(day, lang))
}

/// `12 h 35 min`, `5 h`, `35 min`.
fn duration(minutes: u32) -> String {
    let hours = (minutes >= 60).then(|| format!("{}{NO_BREAK}h", minutes / 60));
    let rest = (!minutes.is_multiple_of(60) || minutes == 0).then(|| format!("{}{NO_BREAK}min", minutes % 60));
    [hours, rest].into_iter().flatten().collect::<Vec<_>>().join(&NO_BREAK.to_string())
}

/// `901 765 438 00014`.
fn siret(text: &str) -> String {
    spaced(text, &[3, 3, 3, 5])
}

/// `84 69 01234 69`.
fn nda(text: &str) -> String {
    spaced(text, &[2, 2, 5, 2])
}

/// Digits in groups of these lengths; what is otherwise as it is.
fn spaced(text: &str, groups: &[usize]) -> String {
    if text.len() != groups.iter().sum::<usize>() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut from = 0;
    let parts = groups.iter().map(|length| {
        from += length;
        &text[from - length..from]
    });
    parts.collect::<Vec<_>>().join(&NO_BREAK.to_string())
}

/// Straight apostrophes become curly; in French no line is broken before `: ; ! ? »` nor after `«`.
fn prose(text: &str, lang: Lang) -> String {
    let text = text.trim().replace('\'', "’");
    if lang == Lang::En {
        return text;
    }
    let letters: Vec<char> = text.chars().collect();
    let space = |at: usize| match (at.checked_sub(1).and_then(|before| letters.get(before)), letters.get(at + 1)) {
        (_, Some(';' | '!' | '?')) => NARROW,
        (_, Some(':' | '»')) | (Some('«'), _) => NO_BREAK,
        _ => ' ',
    };
    letters.iter().enumerate().map(|(at, letter)| if *letter == ' ' { space(at) } else { *letter }).collect()
}

/// A text within the quotes of a style sheet that stands in a page.
fn css(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '"' => escaped.extend(['\\', letter]),
            '<' | '>' | '&' => {
                let _ = write!(escaped, "\\{:x} ", u32::from(letter)); // a String takes everything
            }
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Characters of a title in a line that repeats it on each page.
const SHORT: usize = 80;

/// As much of a title as one line holds, cut behind a word.
fn short(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let held: String = text.chars().take(SHORT).collect();
    let words = held.rsplit_once(' ').map_or(held.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '.', NO_BREAK]))
}

/// With its first letter small, unless the word is written in capitals.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_papers_have_them() {
        let date = day("2021-06-01").unwrap();
        assert_eq!([long_date(date, Lang::Fr), short_day(date, Lang::Fr)], ["1er juin 2021", "mar.\u{a0}1er juin"]);
        assert_eq!([long_date(date, Lang::En), short_day(date, Lang::En)], ["1 June 2021", "Tue\u{a0}1 June"]);
        let at = time("09:05").unwrap();
        assert_eq!([paper_time(at, Lang::Fr), paper_time(at, Lang::En)], ["09h05", "09:05"]);
        assert_eq!([hours(Minutes(755), Lang::Fr), hours(Minutes(755), Lang::En)], ["12,58", "12.58"]);
        assert_eq!(
            [755, 300, 35, 0].map(duration),
            ["12\u{a0}h\u{a0}35\u{a0}min", "5\u{a0}h", "35\u{a0}min", "0\u{a0}min"]
        );
        assert_eq!(siret("90176543800014"), "901\u{a0}765\u{a0}438\u{a0}00014");
        assert_eq!((nda("84690123469"), nda("8469")), ("84\u{a0}69\u{a0}01234\u{a0}69".to_owned(), "8469".to_owned()));
        assert_eq!([lower_first("Tour de table"), lower_first("QCM final")], ["tour de table", "QCM final"]);
        let long =
            "Concevoir des actions de transmission, les animer et les évaluer, pour les publics les plus éloignés";
        assert_eq!(short(long), "Concevoir des actions de transmission, les animer et les évaluer, pour les…");
        assert_eq!((short("QCM"), short(&"a".repeat(90)).chars().count()), ("QCM".to_owned(), 81));
        assert!(day("16 mars").is_err() && time("14h").is_err());
    }

    #[test]
    fn prose_breaks_no_line_before_a_sign() {
        let said = prose("L'un ; l'autre : « oui » ! Voir https://a.org ", Lang::Fr);
        assert_eq!(said, "L’un\u{202f}; l’autre\u{a0}: «\u{a0}oui\u{a0}»\u{202f}! Voir https://a.org");
        assert_eq!(prose("It's so; \"yes\"", Lang::En), "It’s so; \"yes\"");
    }

    #[test]
    fn a_text_in_a_style_sheet_ends_neither_the_quotes_nor_the_sheet() {
        assert_eq!(css("a\\b\"c</style>\nd"), "a\\\\b\\\"c\\3c /style\\3e  d");
    }
}
