//! What identifies: ids of sessions, SIRET and NDA numbers. Pure text in, verdict out.

use crate::store::programme::fault::Fault;

pub use crate::domain::programme::plain_id::{is_plain_id, is_reserved_cohort, plain_id};

use super::values;

/// Words that stand for a session at the command line, and dates.
pub fn is_reserved_session(id: &str) -> bool {
    let lower = id.to_ascii_lowercase();
    matches!(lower.as_str(), "next" | "last")
        || values::iso_date(&lower).is_some()
        || values::french_date(&lower).is_some()
}

/// The look of a SIRET, as a pattern: its sum is beyond one.
pub const SIRET: &str = r"[0-9](?:\s*[0-9]){13}";

/// The look of an NDA, as a pattern.
pub const NDA: &str = r"[0-9](?:\s*[0-9]){10}";

/// A SIRET without its spaces, or what is wrong with it: 14 digits of which the weighted sum is a multiple of ten
/// (Luhn, ISO/IEC 7812-1). La Poste numbers its establishments so that the plain sum is a multiple of five.
pub fn siret(text: &str) -> Result<String, Fault> {
    const LA_POSTE: &str = "356000000";
    let digits = without_spaces(text);
    if digits.len() != 14 || !all_digits(&digits) {
        return Err(Fault::SiretDigits {
            text: text.to_owned(),
            digits: digits.chars().filter(char::is_ascii_digit).count(),
        });
    }
    let plain_sum: u32 = digits.bytes().map(|byte| u32::from(byte - b'0')).sum();
    let valid = plain_sum > 0 && (luhn(&digits) || digits.starts_with(LA_POSTE) && plain_sum.is_multiple_of(5));
    if valid { Ok(digits) } else { Err(Fault::SiretSum { text: text.to_owned() }) }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0') * if place % 2 == 1 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A numéro de déclaration d'activité without its spaces: 11 digits.
pub fn nda(text: &str) -> Result<String, Fault> {
    let digits = without_spaces(text);
    let valid = digits.len() == 11 && all_digits(&digits) && digits.bytes().any(|byte| byte != b'0');
    if valid {
        Ok(digits)
    } else {
        let count = digits.chars().filter(char::is_ascii_digit).count();
        Err(Fault::NdaDigits { text: text.to_owned(), digits: count })
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sirets_are_checked_by_their_sum() {
        for valid in ["732 829 320 00074", "35600000000048", "35600000049837", "40483304800022"] {
            assert!(siret(valid).is_ok(), "{valid}");
        }
        for wrong in ["73282932000075", "00000000000000", "7328293200007", "7328293200007A", "35600000000049", ""] {
            assert!(siret(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_nda_is_eleven_digits() {
        assert_eq!(nda("44 67 05432 67").unwrap(), "44670543267");
        for wrong in ["4467054326", "446705432678", "4467054326A", "00000000000"] {
            assert!(nda(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn words_and_dates_are_no_sessions() {
        for id in ["next", "LAST", "2021-03-16", "16-03-2021"] {
            assert!(is_reserved_session(id), "{id}");
        }
        assert!(!is_reserved_session("m2-1") && !is_reserved_session("1-2-3"));
    }
}
