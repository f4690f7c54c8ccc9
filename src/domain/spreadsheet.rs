//! What a spreadsheet does to a cell when a table is opened and saved: which text it would run, which it would take for a
//! number or a date and write otherwise. Owns no table: who holds such a cell decides.

use super::date_words::named_month;
use crate::lang::folded_words;

/// Whether a spreadsheet would run a text as a formula. Phone numbers and negative numbers stay what they are.
pub fn runs(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_phone(text) && !is_negative(text)
}

/// `+33 6 12 34 56 78`: a plus, then six to fifteen digits (E.164) with the separators that people use between them.
fn is_phone(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('+') else { return false };
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let only =
        rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '(' | ')'));
    only && rest.starts_with(|c: char| c.is_ascii_digit() || c == '(') && (6..=15).contains(&digits)
}

/// `-12`, `-12,5`, `-12.50`.
fn is_negative(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('-') else { return false };
    let (whole, decimals) = rest.split_once([',', '.']).unwrap_or((rest, "0"));
    is_digits(whole) && is_digits(decimals)
}

/// Whether a spreadsheet would take an id for a number, a date or a truth value: opened and saved, it is another id, and
/// what refers to it is lost.
pub fn changes(id: &str) -> bool {
    let lower = id.to_lowercase();
    is_number(&lower) || is_date(&lower) || matches!(lower.as_str(), "true" | "false" | "vrai" | "faux")
}

/// `12`, `007`, `1.5`, `1e5`, `2.5e-3`.
fn is_number(text: &str) -> bool {
    let (number, power) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    is_digits(whole) && is_digits(decimals) && is_digits(power.strip_prefix(['-', '+']).unwrap_or(power))
}

/// `3-1`, `1/2`, `2021-03-16`, `mars-1`, `1-mars-21`, `sept2`.
fn is_date(text: &str) -> bool {
    let mut parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    if let [only] = parts[..] {
        let letter = |c: char| c.is_alphabetic();
        let apart = only.find(letter).filter(|at| *at > 0).or_else(|| only.find(|c| !letter(c)));
        parts = apart.map_or(parts, |at| vec![&only[..at], &only[at..]]);
    }
    let month = |part: &&str| folded_words(part).first().is_some_and(|word| named_month(word).is_some());
    let number = |part: &&str| is_digits(part) && part.len() <= 4;
    let months = parts.iter().filter(|part| month(part)).count();
    let numbers = parts.iter().filter(|part| number(part)).count();
    months + numbers == parts.len() && months <= 1 && (2..=3).contains(&parts.len())
}

/// The id that a cell was before a spreadsheet saved it, where that is exactly one of them: `03-janv` was `3-1`.
pub fn once<'i>(cell: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    let seen = Seen::of(cell)?;
    let mut fitting = ids.filter(|id| *id != cell && seen.is_made_of(id) && changes(id));
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}

/// The id that a cell surely was: as [`once`], without the numbers of which a spreadsheet shows a few figures only.
pub fn restored<'i>(cell: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    let rounded = cell.contains(['e', 'E']) && number(cell).is_some();
    if rounded { None } else { once(cell, ids) }
}

/// What a cell is that a spreadsheet wrote: looked at once, and held against many ids.
struct Seen<'c> {
    truth: Option<bool>,
    /// A number, and whether only three figures of it are left: `2,42E+85`.
    number: Option<(f64, bool)>,
    days: Vec<(u32, u32)>,
    year: Option<&'c str>,
}

impl<'c> Seen<'c> {
    /// None where no spreadsheet writes so.
    fn of(cell: &'c str) -> Option<Self> {
        let number = number(cell).map(|number| (number, cell.contains(['e', 'E'])));
        let seen = Self { truth: truth(cell), number, days: days(cell), year: year(cell) };
        (seen.truth.is_some() || seen.number.is_some() || !seen.days.is_empty()).then_some(seen)
    }

    /// Whether it is written where that id was: the same number, day or truth value.
    fn is_made_of(&self, id: &str) -> bool {
        if let Some(truth) = self.truth {
            return self::truth(id) == Some(truth);
        }
        if let (Some((shown, rounded)), Some(number)) = (self.number, number(id)) {
            return if rounded {
                (shown - number).abs() <= number.abs() * 0.005
            } else {
                shown.to_bits() == number.to_bits()
            };
        }
        // An id without a year was given the one in which the table was saved.
        if self.days.is_empty() || matches!((self.year, year(id)), (Some(one), Some(other)) if one != other) {
            return false;
        }
        let days = days(id);
        self.days.iter().any(|day| days.contains(day))
    }
}

fn truth(text: &str) -> Option<bool> {
    let is = |words: [&str; 2]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(["true", "vrai"]) {
        Some(true)
    } else if is(["false", "faux"]) {
        Some(false)
    } else {
        None
    }
}

fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

/// The year of a text that has one of four digits.
fn year(text: &str) -> Option<&str> {
    text.split(['-', '/', '.', ' ']).find(|part| part.len() == 4 && is_digits(part))
}

/// What a text may be as a day and a month, and in which year where it says so; by French and by English readings.
fn days(text: &str) -> Vec<(u32, u32)> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let named = |part: &str| folded_words(part).first().and_then(|word| named_month(word));
    let figure = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let year = |part: &str| part.len() == 4 && is_digits(part);
    let two = |one: &str, other: &str| match (named(one), named(other)) {
        (Some(month), None) => figure(other).map(|day| vec![(day, month)]),
        (None, Some(month)) => figure(one).map(|day| vec![(day, month)]),
        _ => figure(one).zip(figure(other)).map(|(one, other)| vec![(one, other), (other, one)]),
    };
    let found = match parts[..] {
        [one, other] => two(one, other),
        [first, one, other] if year(first) => two(one, other),
        [one, other, last] if year(last) => two(one, other),
        _ => None,
    };
    found
        .unwrap_or_default()
        .into_iter()
        .filter(|(day, month)| (1..=31).contains(day) && (1..=12).contains(month))
        .collect()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_run_and_numbers_do_not() {
        for text in
            ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\tx", "\r=1", "-", "+", "+1-1", "--1", "-1,2,3", "+12"]
        {
            assert!(runs(text), "{text:?}");
        }
        for text in [
            "",
            "Zoé",
            "a=b",
            "+33 6 12 34 56 78",
            "+33612345678",
            "+33 (0)6.12.34-56-78",
            "-12",
            "-12,5",
            "-0.5",
            "'=1",
        ] {
            assert!(!runs(text), "{text:?}");
        }
    }

    #[test]
    fn ids_that_are_numbers_dates_or_truth_values_change() {
        for id in [
            "3-1",
            "1/2",
            "242e83",
            "1e5",
            "2.5e-3",
            "007",
            "12",
            "1.5",
            "1.2.2021",
            "2021-03-16",
            "2021-03",
            "mars-1",
            "1-mars",
            "MARS-2021",
            "déc-21",
            "aout-2",
            "jan-5",
            "sept2",
            "2mai",
            "1-feb-21",
            "TRUE",
            "faux",
            "vrai",
        ] {
            assert!(changes(id), "{id}");
        }
        for id in [
            "m1-1",
            "m2",
            "2021-spring",
            "zm4k7p",
            "e5",
            "1e",
            "mars",
            "mars-a",
            "2021-mars-atelier",
            "a-1",
            "m1.1",
            "1-2-3-4",
            "groupe-3",
            "afdas",
            "s12",
            "12b",
            "marseille-2",
            "",
        ] {
            assert!(!changes(id), "{id}");
        }
    }

    #[test]
    fn an_id_is_known_by_what_a_spreadsheet_makes_of_it() {
        let ids = ["3-1", "4-1", "007", "242e83", "true", "m1-1", "12"];
        for (cell, expected) in [
            ("03-janv", Some("3-1")),
            ("03-janv.", Some("3-1")),
            ("3-Jan", Some("3-1")),
            ("1-Mar", Some("3-1")),
            ("03/01/2021", Some("3-1")),
            ("2021-01-04", Some("4-1")),
            ("7", Some("007")),
            ("2,42E+85", Some("242e83")),
            ("VRAI", Some("true")),
            ("12", None),
            ("13", None),
            ("03-févr", None),
            ("m1-1", None),
            ("m1-2", None),
            ("", None),
        ] {
            assert_eq!(once(cell, ids.into_iter()), expected, "{cell}");
        }
        assert_eq!(once("03-janv", ["3-1", "1-3"].into_iter()), None, "two ids fit");
        assert_eq!(once("03/01/2021", ["2020-01-03", "2021-01-03"].into_iter()), Some("2021-01-03"), "of that year");
    }

    #[test]
    fn what_was_rounded_is_not_put_right() {
        let ids = ["3-1", "007", "242e83", "true"];
        for cell in ["03-janv", "3-janv.", "Jan-03", "03/01/2026", "7", "VRAI"] {
            assert!(restored(cell, ids.into_iter()).is_some(), "{cell}");
        }
        assert_eq!(restored("2,42E+85", ids.into_iter()), None, "three figures of six");
    }
}
