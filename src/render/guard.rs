//! Cells that a spreadsheet would run as a formula, made harmless (product §8).

use std::borrow::Cow;

/// The text, behind an apostrophe when a spreadsheet would run it. Phone numbers and negative numbers stay.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous && !is_phone(text) && !is_negative(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
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
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for text in
            ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\tx", "\r=1", "-", "+", "+1-1", "--1", "-1,2,3", "+12"]
        {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
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
            assert_eq!(guarded(text), text, "{text:?}");
        }
    }
}
