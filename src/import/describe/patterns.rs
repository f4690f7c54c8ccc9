//! The shape of values: every digit is a 9, every letter an a. What is left is what a reader of the format must know:
//! the signs between them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Signs of a pattern that are shown.
const LONGEST: usize = 40;
/// Patterns of a column that are shown.
const SHOWN: usize = 3;

/// The shape of one value. Spaces other than the usual one are named, for they are what makes a value unreadable;
/// signs of no width and accents apart from their letter are left out.
pub fn pattern(value: &str) -> String {
    let mut pattern = String::new();
    let mut shown = 0;
    for c in value.trim_matches([' ', '\n', '\r']).chars() {
        if shown == LONGEST {
            pattern.push('…');
            break;
        }
        shown += 1;
        match c {
            c if c.is_numeric() => pattern.push('9'),
            c if c.is_alphabetic() => pattern.push('a'),
            ' ' => pattern.push(' '),
            '\n' | '\r' => pattern.push('↵'),
            '\t' => pattern.push('→'),
            '\u{300}'..='\u{36f}' => shown -= 1,
            c if c.is_whitespace()
                || c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') =>
            {
                let _ = write!(pattern, "[U+{:04X}]", u32::from(c));
            }
            // Signs of writing and of currency; what is drawn (a flag, a face) says too much of a person.
            c if c.is_ascii() || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{203a}' | '€' | '\u{fffd}') => {
                pattern.push(c);
            }
            _ => pattern.push('¤'),
        }
    }
    pattern
}

/// The patterns of some values, the most frequent first: `` `99/99/9999` ×3, `aaaa` ×1, … ×2 ``.
pub fn patterns<'v>(values: impl Iterator<Item = &'v str>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(pattern(value)).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let others: usize = counts.iter().skip(SHOWN).map(|(_, count)| count).sum();
    let shown = counts.iter().take(SHOWN).map(|(pattern, count)| format!("`{pattern}` ×{count}"));
    shown.chain((others > 0).then(|| format!("… ×{others}"))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_no_letter_and_no_digit_of_the_value() {
        let cases = [
            ("12/05/1988", "99/99/9999"),
            ("elodie.lefevre@example.org", "aaaaaa.aaaaaaa@aaaaaaa.aaa"),
            ("Élodie", "aaaaaa"),
            ("E\u{301}lodie", "aaaaaa"),
            ("06\u{a0}39", "99[U+00A0]99"),
            ("É\u{200b}lodie", "a[U+200B]aaaaa"),
            ("10,50 €", "99,99 €"),
            ("  à 9h\n", "a 9a"),
            ("名前", "aa"),
            ("ligne 1\nligne 2", "aaaaa 9↵aaaaa 9"),
            ("🇫🇷 Zoé", "¤¤ aaa"),
            ("Ⅻ ½ ٣", "9 9 9"),
        ];
        for (value, expected) in cases {
            assert_eq!(pattern(value), expected, "{value:?}");
        }
        assert_eq!(pattern(&"a".repeat(60)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn the_frequent_come_first_and_few_are_shown() {
        let values = ["1", "22", "3", "a", "bb", "-", "4"];
        assert_eq!(patterns(values.into_iter()), "`9` ×3, `-` ×1, `99` ×1, … ×2");
        assert_eq!(patterns(std::iter::empty()), "");
    }
}
