//! Lines of a calendar: a name, a value, CRLF; folded at 75 octets, never within a character nor within an escape
//! (RFC 5545, 3.1 and 3.3.11).

use std::fmt::Write as _;

/// Octets of a line, its end left out.
const WIDTH: usize = 75;

/// The lines of a calendar, one behind the other.
#[derive(Debug, Default)]
pub struct ContentLines(String);

impl ContentLines {
    /// A value that stands as it is: a word, a moment, a rule.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", printable(value)));
    }

    /// A text, escaped.
    pub fn text(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", escaped(value)));
    }

    /// An address.
    pub fn address(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", encoded(value)));
    }

    pub fn bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn folded(&mut self, line: &str) {
        let mut used = 0;
        let mut rest = line;
        while let Some(unit) = unit(rest) {
            if used + unit.len() > WIDTH {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push_str(unit);
            used += unit.len();
            rest = &rest[unit.len()..];
        }
        self.0.push_str("\r\n");
    }
}

/// What is not to be cut: a character, or a backslash and what it escapes.
fn unit(text: &str) -> Option<&str> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let second = if first == '\\' { letters.next().map_or(0, char::len_utf8) } else { 0 };
    text.get(..first.len_utf8() + second)
}

/// A text as the value of a property. What is neither a character to read nor an end of line has no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.trim().replace("\r\n", "\n").replace('\r', "\n").chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            letter if letter.is_control() && letter != '\t' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

fn printable(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

/// An address with nothing in it but what RFC 3986 allows; the rest in percent.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.trim().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}"); // a String takes everything
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(value: &str) -> String {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", value);
        String::from_utf8(lines.bytes()).unwrap()
    }

    /// As a reader does: lines joined again, escapes undone.
    fn read(lines: &str) -> String {
        let line = lines.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
        let mut letters = line.strip_prefix("SUMMARY:").unwrap().chars();
        let mut read = String::new();
        while let Some(letter) = letters.next() {
            read.push(match letter {
                '\\' => match letters.next().unwrap() {
                    'n' => '\n',
                    escaped => escaped,
                },
                letter => letter,
            });
        }
        read
    }

    fn folded_well(lines: &str) -> bool {
        let lines: Vec<&str> = lines.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n']))
            && lines[1..].iter().all(|line| line.starts_with(' '))
            && lines.iter().all(|line| !line.ends_with('\\') || line.ends_with("\\\\"))
    }

    #[test]
    fn texts_are_escaped_and_controls_go() {
        assert_eq!(text("a;b,c\\d\r\ne\rf\ng\u{7}\th"), "SUMMARY:a\\;b\\,c\\\\d\\ne\\nf\\ng\th\r\n");
        assert_eq!(text(" « l'été » : 10 h "), "SUMMARY:« l'été » : 10 h\r\n");
    }

    #[test]
    fn a_line_is_full_before_it_is_folded() {
        assert_eq!(text(&"a".repeat(67)), format!("SUMMARY:{}\r\n", "a".repeat(67)));
        assert_eq!(text(&"a".repeat(68)), format!("SUMMARY:{}\r\n a\r\n", "a".repeat(67)));
        let long = text(&"a".repeat(67 + 74 + 1));
        assert_eq!(long.split("\r\n").map(str::len).collect::<Vec<_>>(), [75, 75, 2, 0]);
    }

    #[test]
    fn nothing_is_cut_wherever_it_stands() {
        for what in ["é", "œ", "’", "🎭", "\\", ";", "\n"] {
            for before in 0..160 {
                let value = format!("{}{what}{}", "a".repeat(before), "b".repeat(90));
                let written = text(&value);
                assert!(folded_well(&written), "{what:?} behind {before}: {written:?}");
                assert_eq!(read(&written), value.trim(), "{what:?} behind {before}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(value in "[a-zé🎭œ\\\\;,’\n ]{0,400}") {
            let written = text(&value);
            prop_assert!(folded_well(&written));
            prop_assert_eq!(read(&written), value.trim());
        }
    }

    #[test]
    fn an_address_holds_nothing_that_ends_the_line() {
        let mut lines = ContentLines::default();
        lines.address("URL", " https://example.org/salle 2?é=1\r\nATTENDEE:x#y;z,w%20 ");
        let written = String::from_utf8(lines.bytes()).unwrap();
        assert_eq!(
            written.replace("\r\n ", ""),
            "URL:https://example.org/salle%202?%C3%A9=1%0D%0AATTENDEE:x#y;z,w%20\r\n"
        );
    }
}
