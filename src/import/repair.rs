//! What a spreadsheet does to a single cell, and how it is undone where that is certain: the zero that a phone number
//! or a postcode lost, the day that became a number, the sign that a form put before a formula. What is not certain is
//! reported by whoever reads the column: nothing is guessed here.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::serial;
use crate::domain::people::phone_number::{is_scientific, restored};

/// What became of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// It is as it was typed, but for spaces around it and signs that nobody sees.
    Typed(String),
    /// It was damaged, and is right again.
    Repaired(String),
    /// What stood there is gone: `3,36112E+10`, `#NOM?`.
    Lost,
}

impl Repair {
    /// What can be used of it.
    pub fn value(&self) -> &str {
        match self {
            Self::Typed(value) | Self::Repaired(value) => value,
            Self::Lost => "",
        }
    }
}

/// What the cell of a column of days holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCell {
    /// A text, to be read as a date.
    Typed,
    /// The number of a day: that day.
    Serial(NaiveDate),
    /// A date whose year has two digits: `12/05/88`. Nobody can tell the century.
    ShortYear,
    /// A date without a year: `29-févr`.
    NoYear,
    /// Nothing can be told of it: `#NOM?`, `########`.
    Lost,
}

/// A cell without spaces around it (of any width) and without the signs of no width that come along when one copies.
pub fn trimmed(cell: &str) -> Cow<'_, str> {
    let unseen = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    if cell.contains(unseen) {
        let seen: String = cell.chars().filter(|c| !unseen(*c)).collect();
        Cow::Owned(seen.trim().to_owned())
    } else {
        Cow::Borrowed(cell.trim())
    }
}

/// A cell without the `'` by which Nextcloud and others keep a spreadsheet from running it: `'+33 6…`, `'=1+1`.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(cell)
}

/// The text of any cell: unguarded, trimmed, lost when a spreadsheet put an error in its place.
pub fn text(cell: &str) -> Repair {
    let seen = trimmed(cell);
    if is_error(&seen) {
        return Repair::Lost;
    }
    let bare = unguarded(&seen);
    if bare.len() < seen.len() { Repair::Repaired(bare.to_owned()) } else { Repair::Typed(seen.into_owned()) }
}

/// A telephone number: of nine digits the first zero is back, one of another country has its `+` back. Others as typed.
pub fn phone(cell: &str) -> Repair {
    let typed = text(cell);
    if typed == Repair::Lost || is_scientific(typed.value()) {
        return Repair::Lost;
    }
    let number = without_decimals(typed.value());
    let plain = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-'));
    match restored(number) {
        Some(whole) => Repair::Repaired(whole),
        None if plain && number.len() < typed.value().len() => Repair::Repaired(number.to_owned()),
        None => typed,
    }
}

/// A French postcode: of four digits the first zero is back. Others as typed.
pub fn postcode(cell: &str) -> Repair {
    let typed = text(cell);
    if typed == Repair::Lost || is_scientific(typed.value()) {
        return Repair::Lost;
    }
    let number = without_decimals(typed.value());
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    match number.len() {
        4 if digits && !number.starts_with('0') => Repair::Repaired(format!("0{number}")),
        5 if digits && number.len() < typed.value().len() => Repair::Repaired(number.to_owned()),
        _ => typed,
    }
}

/// What a cell of a column of days holds. A number is a day where it has five digits: 1927 to 2100, 1931 to 2104 in
/// the epoch of 1904. Four digits may be a year.
pub fn day(cell: &str, epoch_1904: bool) -> DayCell {
    let seen = trimmed(cell);
    if is_error(&seen) || is_scientific(&seen) {
        return DayCell::Lost;
    }
    let number = without_decimals(&seen);
    if number.len() == 5 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        let serial = number.parse().ok().filter(|serial| (10_000..=73_415).contains(serial));
        return serial.and_then(|serial| serial::date(serial, epoch_1904)).map_or(DayCell::Typed, DayCell::Serial);
    }
    // The day alone: times, and what stands between, come after it.
    let date = seen.split([' ', '\u{a0}', '\u{202f}', 'T']).next().unwrap_or_default().trim_end_matches(',');
    let parts: Vec<&str> = date.split(['/', '-', '.']).filter(|part| !part.is_empty()).collect();
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let word = |part: &str| part.chars().next().is_some_and(char::is_alphabetic);
    match parts[..] {
        [one, middle, year] if short(one) && (short(middle) || word(middle)) && short(year) => DayCell::ShortYear,
        // `29-févr`, `févr-92`, `12/05`: a spreadsheet that shows no more.
        [one, other] if short(one) && (short(other) || word(other)) || word(one) && short(other) => DayCell::NoYear,
        _ => DayCell::Typed,
    }
}

/// Whether a spreadsheet put an error, or a row of `#`, in the place of a value; in French and in English.
pub fn is_error(cell: &str) -> bool {
    const ERRORS: &[&str] = &[
        "#NOM?",
        "#N/A",
        "#N/D",
        "#VALEUR!",
        "#REF!",
        "#DIV/0!",
        "#NUL!",
        "#NOMBRE!",
        "#NAME?",
        "#VALUE!",
        "#NULL!",
        "#NUM!",
        "#DATA!",
        "#SPILL!",
        "#PROPAGATION!",
        "#CALC!",
    ];
    // French typography puts a space before `!` and `?`, LibreOffice too.
    let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let filled = cell.len() >= 3 && cell.bytes().all(|byte| byte == b'#');
    filled || ERRORS.iter().any(|error| cell.eq_ignore_ascii_case(error)) || is_calc_error(&cell)
}

/// LibreOffice: `Err:502`.
fn is_calc_error(cell: &str) -> bool {
    cell.strip_prefix("Err:")
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A whole number without the `.0` that programs add: `601020304.0`.
fn without_decimals(number: &str) -> &str {
    let Some((whole, decimals)) = number.split_once(['.', ',']) else { return number };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && decimals == "0" { whole } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(value: &str) -> Repair {
        Repair::Typed(value.to_owned())
    }

    fn repaired(value: &str) -> Repair {
        Repair::Repaired(value.to_owned())
    }

    #[test]
    fn phones() {
        let cases = [
            ("639980102", repaired("0639980102")),
            ("6 39 98 01 02", repaired("0639980102")),
            ("33639980102", repaired("+33639980102")),
            ("639980102.0", repaired("0639980102")),
            ("0639980102.0", repaired("0639980102")),
            ("'+33 6 39 98 01 02", repaired("+33 6 39 98 01 02")),
            ("06 39 98 01 02", typed("06 39 98 01 02")),
            ("\u{a0}06\u{a0}39\u{a0}98\u{a0}01\u{a0}02\u{200b}", typed("06\u{a0}39\u{a0}98\u{a0}01\u{a0}02")),
            ("06.39.98.01.02", typed("06.39.98.01.02")),
            ("+33 (0)6 39 98 01 02", typed("+33 (0)6 39 98 01 02")),
            ("33063998010", typed("33063998010")),
            ("039980102", typed("039980102")),
            ("41223456789", repaired("+41223456789")),
            ("41123456789", typed("41123456789")),
            ("poste 639980102", typed("poste 639980102")),
            ("", typed("")),
            ("3,36112E+10", Repair::Lost),
            ("3.36E+10", Repair::Lost),
            ("#NOM?", Repair::Lost),
        ];
        for (cell, expected) in cases {
            assert_eq!(phone(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn postcodes() {
        let cases = [
            ("1000", repaired("01000")),
            ("1000.0", repaired("01000")),
            ("75011.0", repaired("75011")),
            ("01000", typed("01000")),
            ("75 011", typed("75 011")),
            ("2A004", typed("2A004")),
            ("0100", typed("0100")),
            ("100", typed("100")),
            ("", typed("")),
            ("#N/A", Repair::Lost),
        ];
        for (cell, expected) in cases {
            assert_eq!(postcode(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn days() {
        let date = |year, month, day| DayCell::Serial(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        let cases = [
            ("32905", false, date(1990, 2, 1)),
            ("31443", true, date(1990, 2, 1)),
            ("32905.0", false, date(1990, 2, 1)),
            (" 46055 ", false, date(2026, 2, 2)),
            ("12/05/1988", false, DayCell::Typed),
            ("1988-05-12", false, DayCell::Typed),
            ("1988", false, DayCell::Typed),
            ("99999", false, DayCell::Typed),
            ("12 mai 1988", false, DayCell::Typed),
            ("12/05/88", false, DayCell::ShortYear),
            ("12/05/88 10:30", false, DayCell::ShortYear),
            ("3/16/26, 8:55 AM", false, DayCell::ShortYear),
            ("12-mai-88", false, DayCell::ShortYear),
            ("29-févr", false, DayCell::NoYear),
            ("29-févr.", false, DayCell::NoYear),
            ("12/05", false, DayCell::NoYear),
            ("mai-88", false, DayCell::NoYear),
            ("", false, DayCell::Typed),
            ("########", false, DayCell::Lost),
            ("#VALEUR!", false, DayCell::Lost),
            ("4,6E+04", false, DayCell::Lost),
        ];
        for (cell, epoch_1904, expected) in cases {
            assert_eq!(day(cell, epoch_1904), expected, "{cell:?}");
        }
    }

    #[test]
    fn texts() {
        let cases = [
            ("É\u{200b}lodie\u{feff}", typed("Élodie")),
            ("\u{202f}Lefèvre\u{a0}", typed("Lefèvre")),
            ("'=1+1", repaired("=1+1")),
            ("'-5", repaired("-5")),
            ("'@zoe", repaired("@zoe")),
            ("=1+1", typed("=1+1")),
            ("'s Hertogenbosch", typed("'s Hertogenbosch")),
            ("O'Brien", typed("O'Brien")),
            ("#VALEUR!", Repair::Lost),
            ("#n/a", Repair::Lost),
            ("#DIV/0\u{a0}!", Repair::Lost),
            ("#NOM ?", Repair::Lost),
            ("Err:502", Repair::Lost),
            ("Err\u{a0}:502", Repair::Lost),
            ("#1", typed("#1")),
            ("Erreur : aucune", typed("Erreur : aucune")),
            ("3E+10 et plus", typed("3E+10 et plus")),
        ];
        for (cell, expected) in cases {
            assert_eq!(text(cell), expected, "{cell:?}");
        }
    }
}
