//! Text of a file made harmless to a terminal: what a terminal would obey, and what would make the text beside it read
//! otherwise, is shown as an escape (`\u009b`, as JSON and TOML write it). Owns no layout.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with an escape for each character that acts. Ends of line stay, a tab becomes a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |c| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        _ => None,
    })
}

/// As [`visible`], on one line: whatever parts words or lines becomes a space.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    shown(text, |c| matches!(c, '\n' | '\r' | '\t').then_some(' '))
}

/// As [`visible`], but as a table for programs: ends of line and tabs stay.
pub fn laid_out(text: &str) -> Cow<'_, str> {
    shown(text, |c| matches!(c, '\n' | '\r' | '\t').then_some(c))
}

/// Whether a character moves a terminal's cursor, or turns the direction of writing.
fn acts(c: char) -> bool {
    c.is_control() || turns(c)
}

/// Whether a sign turns the direction of writing: with one, a name could make what stands beside it read otherwise.
pub const fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What each character that acts becomes; none: an escape.
fn shown(text: &str, space: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if plain || !text.chars().any(|c| acts(c) && space(c) != Some(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match space(c).filter(|_| acts(c)) {
            Some(space) => out.push(space),
            None if acts(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c)); // a String takes everything
            }
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown_and_the_rest_stays() {
        for (text, seen) in [
            ("Zoé\nNguyễn 👩‍🏫", "Zoé\nNguyễn 👩‍🏫"),
            ("\u{1b}[31mrouge\u{7}", "\\u001b[31mrouge\\u0007"),
            ("\u{9b}31m", "\\u009b31m"),
            ("a\u{202e}b\u{2066}c\u{61c}", "a\\u202eb\\u2066c\\u061c"),
            ("a\tb\rc", "a b\\u000dc"),
        ] {
            assert_eq!(visible(text), seen);
        }
        assert_eq!(on_one_line("a\tb\r\nc\u{85}"), "a b  c\\u0085");
        assert_eq!(laid_out("a\tb\r\nc\u{85}"), "a\tb\r\nc\\u0085");
    }
}
