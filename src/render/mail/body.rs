//! Bodies of parts: texts as quoted-printable, anything else in base64.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Octets of a line, its end left out.
const WIDTH: usize = 76;

/// A text, with the lines that it has.
pub fn quoted_printable(text: &str) -> String {
    let mut body = String::with_capacity(text.len() + text.len() / 8);
    for line in text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n').split('\n') {
        let (mut used, last) = (0, line.len().saturating_sub(1));
        for (at, byte) in line.bytes().enumerate() {
            let blank_at_end = at == last && (byte == b' ' || byte == b'\t');
            let plain = (byte == b'\t' || (b' '..=b'~').contains(&byte)) && byte != b'=' && !blank_at_end;
            let width = if plain { 1 } else { 3 };
            // A line that goes on ends with a sign of its own.
            if used + width >= WIDTH {
                body.push_str("=\r\n");
                used = 0;
            }
            if plain {
                body.push(char::from(byte));
            } else {
                let _ = write!(body, "={byte:02X}"); // a String takes everything
            }
            used += width;
        }
        body.push_str("\r\n");
    }
    body
}

/// Bytes in base64.
pub fn base64(bytes: &[u8]) -> String {
    let encoded = STANDARD.encode(bytes);
    let mut body = String::with_capacity(encoded.len() + encoded.len() / 38 + 2);
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(WIDTH));
        body.push_str(line);
        body.push_str("\r\n");
        rest = after;
    }
    body
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As a reader does.
    fn read(body: &str) -> String {
        let joined = body.replace("=\r\n", "");
        let mut bytes = Vec::new();
        let mut rest = joined.as_bytes();
        while let [first, after @ ..] = rest {
            rest = after;
            if *first == b'=' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                rest = &after[2..];
            } else {
                bytes.push(*first);
            }
        }
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }

    proptest! {
        #[test]
        fn a_text_is_read_as_it_was_written(text in "[ -~é🎭\t\n=]{0,400}") {
            let body = quoted_printable(&text);
            prop_assert!(body.split("\r\n").all(|line| line.len() <= 76 && line.is_ascii() && !line.ends_with([' ', '\t'])));
            let read = read(&body);
            prop_assert_eq!(read.trim_end_matches('\n'), text.trim_end_matches('\n'));
        }
    }

    #[test]
    fn bytes_stand_in_lines() {
        assert_eq!(base64(b""), "");
        assert_eq!(base64(&[0; 57]).len(), 78);
        assert_eq!(base64(&[0; 58]), format!("{}\r\nAA==\r\n", "A".repeat(76)));
    }
}
