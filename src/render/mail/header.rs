//! Header fields: one line each, folded; whatever a value holds, it stays that value and makes no line of its own.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

use crate::text::visible::turns;

/// Octets of a line.
const WIDTH: usize = 76;

/// Octets of a text that fit in one encoded word, with the longest name of a field before it.
const CHUNK: usize = 36;

/// A field whose value is a text.
pub fn unstructured(name: &str, text: &str) -> String {
    format!("{name}: {}\r\n", phrase(&one_line(text), name.len() + 2, false))
}

/// A field of one address, with the name of whoever has it. The address is ASCII, without space.
pub fn address(field: &str, name: &str, address: &str) -> String {
    let name = one_line(name);
    if name.is_empty() {
        return format!("{field}: {address}\r\n");
    }
    format!("{field}: {}\r\n <{address}>\r\n", phrase(&name, field.len() + 2, true))
}

/// Signs of a part of a parameter that stands on several lines: with its name and number a line stays below 78.
const LONGEST_PART: usize = 48;

/// The parameter that names a file: as every reader reads it where it is ASCII, else as RFC 2231 has it.
pub fn parameter(name: &str, value: &str) -> String {
    let value = one_line(value);
    if is_plain(&value) {
        return format!(";\r\n {name}=\"{}\"", quoted(&value));
    }
    // A line is at most so long: a name over several says its parts by number. No letter is torn: some readers decode each part.
    let mut parts = vec![String::new()];
    for letter in value.chars() {
        let is_plain = letter.is_ascii_alphanumeric() || "-._".contains(letter);
        let mut encoded = String::new();
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            if is_plain {
                encoded.push(char::from(byte));
            } else {
                let _ = write!(encoded, "%{byte:02X}"); // a String takes everything
            }
        }
        match parts.last_mut() {
            Some(part) if part.len() + encoded.len() <= LONGEST_PART => part.push_str(&encoded),
            _ => parts.push(encoded),
        }
    }
    if let [whole] = &parts[..] {
        return format!(";\r\n {name}*=UTF-8''{whole}");
    }
    let mut written = String::new();
    for (number, part) in parts.iter().enumerate() {
        let language = if number == 0 { "UTF-8''" } else { "" };
        let _ = write!(written, ";\r\n {name}*{number}*={language}{part}"); // a String takes everything
    }
    written
}

/// A text as a header may hold it: what controls a terminal or ends a line is a space. What turns the direction of writing is left
/// out: with it `fdp.exe` reads `exe.pdf`.
pub fn one_line(text: &str) -> String {
    let shown = text.chars().filter(|letter| !turns(*letter));
    let spaced = shown.map(|letter| if letter.is_control() { ' ' } else { letter });
    spaced.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text behind so many octets of its line: as it is, in quotes where a name needs them, or in encoded words.
fn phrase(text: &str, before: usize, is_name: bool) -> String {
    let written = if is_name { format!("\"{}\"", quoted(text)) } else { text.to_owned() };
    if is_plain(text) && before + written.len() <= WIDTH {
        return written;
    }
    let mut words = vec![String::new()];
    for letter in text.chars() {
        match words.last_mut() {
            Some(last) if last.len() + letter.len_utf8() <= CHUNK => last.push(letter),
            _ => words.push(letter.to_string()),
        }
    }
    let encoded: Vec<String> = words.iter().map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word))).collect();
    encoded.join("\r\n ")
}

/// Whether readers take it for what it is: ASCII, and nothing that looks like an encoded word.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("=?")
}

fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(field: &str) -> String {
        let value = field.strip_suffix("\r\n").unwrap().split_once(": ").unwrap().1;
        let words = value.split("\r\n ").map(|word| match word.strip_prefix("=?UTF-8?B?") {
            Some(word) => String::from_utf8(STANDARD.decode(word.strip_suffix("?=").unwrap()).unwrap()).unwrap(),
            None => word.to_owned(),
        });
        words.collect()
    }

    #[test]
    fn a_subject_is_read_as_it_was_written() {
        let long = "Utiliser les outils à distance pour une continuité pédagogique 🎭 : 第一回、".repeat(3);
        for text in ["Reminder", "Rappel : l'été", "=?utf-8?q?=42cc?=", &long, &"a".repeat(400), ""] {
            let field = unstructured("Subject", text);
            assert_eq!(decoded(&field), text, "{field}");
            assert!(field.split("\r\n").all(|line| line.len() <= WIDTH && line.is_ascii()), "{field}");
        }
        assert_eq!(unstructured("Subject", "Reminder"), "Subject: Reminder\r\n");
        assert!(!unstructured("Subject", "=?utf-8?q?=42cc?=").contains("=?utf-8?q?"));
    }

    #[test]
    fn nothing_adds_a_field() {
        for hostile in [
            "a\r\nBcc: b@example.org",
            "a\nBcc: b@example.org",
            "a\rBcc: b",
            "a\u{0}b",
            "a\u{2028}b\u{85}c",
            "a\r\n\r\nb",
            "a\u{a0}\u{202f}b\u{2029}c",
            "a\u{202e}fdp.exe\u{2066}\u{200f}",
        ] {
            for field in [unstructured("Subject", hostile), address("To", hostile, "z@example.org")] {
                let lines: Vec<&str> = field.strip_suffix("\r\n").unwrap().split("\r\n").collect();
                assert!(lines[1..].iter().all(|line| line.starts_with(' ')), "{field:?}");
                assert!(!field.replace("\r\n", "").contains(['\r', '\n', '\u{0}']), "{field:?}");
                assert!(field.is_ascii() && !decoded(&field).contains(turns), "{field:?}");
            }
            let parameter = parameter("filename", hostile);
            assert!(parameter.split("\r\n").skip(1).all(|line| line.starts_with(' ')), "{parameter:?}");
            assert!(!parameter.replace("\r\n", "").contains(['\r', '\n', '\u{0}']), "{parameter:?}");
        }
    }

    #[test]
    fn names_stand_in_quotes_and_files_as_they_are_called() {
        assert_eq!(
            address("To", "Martin, Jr \"Z\"", "z@example.org"),
            "To: \"Martin, Jr \\\"Z\\\"\"\r\n <z@example.org>\r\n"
        );
        assert_eq!(address("To", "Zoé", "z@example.org"), "To: =?UTF-8?B?Wm/DqQ==?=\r\n <z@example.org>\r\n");
        assert_eq!(address("To", " \n", "z@example.org"), "To: z@example.org\r\n");
        assert_eq!(parameter("filename", "a \"b\".pdf"), ";\r\n filename=\"a \\\"b\\\".pdf\"");
        assert_eq!(parameter("filename", "été 2.pdf"), ";\r\n filename*=UTF-8''%C3%A9t%C3%A9%202.pdf");
        assert!(parameter("filename", &"é".repeat(40)).contains(";\r\n filename*0*=UTF-8''%C3"));
    }
}
