//! Whether bytes are the file of a roll-call page, by what they say and not by what they are called: mail renames, phones add
//! endings. A file that was cut, or swollen, is one too: then it is said what it lacks.

use super::read::FORMAT;

/// Bytes from the start in which the format is named: the page writes it first, but a hand may have sorted the keys.
const BEGINNING: usize = 1 << 16;

/// Whether the bytes are such a file, or were.
pub fn is_roll_call(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    begins && (names(&bytes[..bytes.len().min(BEGINNING)]) || names(&bytes[bytes.len().saturating_sub(BEGINNING)..]))
}

/// Whether the format stands there as a text of JSON.
fn names(bytes: &[u8]) -> bool {
    let wanted = format!("\"{FORMAT}\"");
    let escaped = wanted.replace('/', "\\/");
    let has = |wanted: &str| bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes());
    has(&wanted) || has(&escaped)
}

#[cfg(test)]
mod tests {
    use super::is_roll_call;

    #[test]
    fn what_it_says_decides() {
        for (text, is) in [
            ("{\"format\":\"formation/roll-call\"", true),
            ("\u{feff} \n{ \"a\": 1, \"format\" : \"formation\\/roll-call\" }", true),
            ("[\"formation/roll-call\"]", false),
            ("{\"meeting\":\"formation/roll-calls\"}", false),
            ("name,joined\nformation/roll-call,10:00", false),
            ("", false),
        ] {
            assert_eq!(is_roll_call(text.as_bytes()), is, "{text}");
        }
    }
}
