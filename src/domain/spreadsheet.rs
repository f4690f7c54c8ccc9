//! What a spreadsheet does to a cell when a table is opened and saved: which text it would run, which it would take for a
//! number or a date and write otherwise, which it would cut. Owns no table: who holds such a cell decides.

use super::date_words::named_month;
use super::names::folded_words;

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

/// A phone number that a spreadsheet cut, as it was: of nine digits the first zero is back, `33…` of eleven digits has its
/// plus back. None for any other.
pub fn restored_phone(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    // Points, spaces and hyphens part digits; anything else (`+`, `(0)`, words) was typed by somebody.
    let plain = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-'));
    match (digits.len(), digits.as_bytes()) {
        (9, [b'1'..=b'9', ..]) if plain => Some(format!("0{digits}")),
        (11, [b'3', b'3', third, ..]) if plain && *third != b'0' => Some(format!("+{digits}")),
        _ => None,
    }
}

/// A phone number of digits alone in groups, which a spreadsheet takes for a text: `06 39 98 01 01`, `+33 6 39 98 01 02`.
/// None where it is one already, or no phone number.
pub fn grouped_phone(number: &str) -> Option<String> {
    let (prefix, digits) = match number.strip_prefix('+') {
        Some(rest) => ("+", rest.replace(['-', '.'], "")),
        None => match number.strip_prefix("00") {
            Some(rest) => ("00", rest.to_owned()),
            None => ("", number.to_owned()),
        },
    };
    let abroad = !prefix.is_empty();
    if !is_digits(&digits) || digits.starts_with('0') == abroad || !(8..=15).contains(&digits.len()) {
        return None;
    }
    if !abroad {
        return (digits.len() == 10).then(|| pairs(&digits));
    }
    let country = country_digits(&digits);
    let (country, rest) = digits.split_at(country);
    let rest = if rest.len() % 2 == 1 { format!("{} {}", &rest[..1], pairs(&rest[1..])) } else { pairs(rest) };
    Some(format!("{prefix}{country} {rest}"))
}

/// How many digits the code of a country has (ITU-T E.164).
fn country_digits(digits: &str) -> usize {
    const TWO: [&str; 44] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    match digits.as_bytes()[0] {
        b'1' | b'7' => 1,
        _ if TWO.contains(&&digits[..2]) => 2,
        _ => 3,
    }
}

fn pairs(digits: &str) -> String {
    let chunks: Vec<&str> = (0..digits.len()).step_by(2).map(|at| &digits[at..(at + 2).min(digits.len())]).collect();
    chunks.join(" ")
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
    fn phones_lose_neither_zero_nor_plus() {
        for (cut, whole) in [
            ("639980101", Some("0639980101")),
            ("6 39 98 01 01", Some("0639980101")),
            ("33639980102", Some("+33639980102")),
            ("0639980101", None),
            ("33039980102", None),
            ("+33639980102", None),
            ("639980101 (bureau)", None),
        ] {
            assert_eq!(restored_phone(cut).as_deref(), whole, "{cut}");
        }
        for (digits, grouped) in [
            ("0639980101", Some("06 39 98 01 01")),
            ("+33639980102", Some("+33 6 39 98 01 02")),
            ("+33-6-39-98-01-02", Some("+33 6 39 98 01 02")),
            ("0033639980102", Some("0033 6 39 98 01 02")),
            ("+3228881234", Some("+32 28 88 12 34")),
            ("+352621123456", Some("+352 6 21 12 34 56")),
            ("+12025550123", Some("+1 20 25 55 01 23")),
            ("06 39 98 01 01", None),
            ("90176543800014", None),
            ("01000", None),
            ("+33 6 39 98 01 02", None),
            ("06.39.98.01.01", None),
            ("", None),
        ] {
            assert_eq!(grouped_phone(digits).as_deref(), grouped, "{digits}");
        }
    }
}
