//! Bytes of another program's file → text: byte order marks, UTF-16 with and without one, UTF-8, and the one-byte
//! encodings of Windows, of old Macs and of DOS, told apart by where their letters stand. Owns the guess. Refuses the
//! files of the folder: those are read by [`super::decode`], which knows no Mac and no DOS.

use std::borrow::Cow;

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use yore::code_pages::CP850;

/// How much of a file is looked at for the zeros of UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// The text of a file and how it was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign<'b> {
    /// Without its byte order mark.
    pub text: Cow<'b, str>,
    /// What was taken, as one writes it: `UTF-8`, `UTF-16LE`, `Windows-1252`, …
    pub encoding: &'static str,
}

/// Reads bytes as text. Every byte is some letter of the last resort: nothing is refused.
pub fn decode(bytes: &[u8]) -> Foreign<'_> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf_16(UTF_16LE, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf_16(UTF_16BE, rest);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return utf_16(encoding, bytes);
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        Ok(text) => Foreign { text: Cow::Borrowed(text), encoding: "UTF-8" },
        // One bad byte in a file that says it is UTF-8 does not make it something else.
        Err(_) if rest.len() < bytes.len() => Foreign { text: String::from_utf8_lossy(rest), encoding: "UTF-8" },
        Err(_) => one_byte(bytes),
    }
}

fn utf_16<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8]) -> Foreign<'b> {
    Foreign { text: encoding.decode_without_bom_handling(bytes).0, encoding: encoding.name() }
}

/// More than three zeros in ten at the odd places, hardly any at the even ones: little endian; the reverse: big endian.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    let (many, few) = (|zeros: usize| zeros * 10 > half * 3, |zeros: usize| zeros * 50 <= half);
    if half < 2 {
        None
    } else if many(odd) && few(even) {
        Some(UTF_16LE)
    } else if many(even) && few(odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Of the encodings with one byte a letter, the one in which the text reads best; Windows-1252 unless another is better.
fn one_byte(bytes: &[u8]) -> Foreign<'_> {
    let windows = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let mac = MACINTOSH.decode_without_bom_handling(bytes).0;
    let dos = CP850.decode(bytes);
    // Only Macs of old ended their lines with a lone carriage return.
    let old_mac = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    let mac_score = likelihood(&mac) + i64::from(old_mac) * 2;
    let mut best = (likelihood(&windows), Foreign { text: windows, encoding: "Windows-1252" });
    for (score, text, encoding) in [(mac_score, mac, "MacRoman"), (likelihood(&dos), dos, "CP850")] {
        if score > best.0 {
            best = (score, Foreign { text, encoding });
        }
    }
    best.1
}

/// How much a text looks like French: letters of French among letters of their case, and the signs that stand where
/// people put them, against what nobody types inside a word.
fn likelihood(text: &str) -> i64 {
    let (mut score, mut before) = (0, None);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            score += worth(c, before, chars.peek().copied());
        }
        before = Some(c);
    }
    score
}

fn worth(c: char, before: Option<char>, after: Option<char>) -> i64 {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let inside = letter(before) || letter(after);
    let digit = before.is_some_and(|c| c.is_ascii_digit() || c == ' ' || c == '\u{a0}');
    match c {
        'é' | 'è' | 'à' | 'ê' | 'ç' | 'ë' | 'î' | 'ï' | 'ô' | 'û' | 'ù' | 'â' | 'œ' | 'ü' | 'ö' | 'ä' | 'æ' | 'ÿ' =>
        {
            // A small letter between capitals is a capital of another encoding; one that begins a cell often is.
            if before.is_some_and(char::is_uppercase) && after.is_some_and(char::is_uppercase) {
                -3
            } else if before.is_none_or(|c| matches!(c, ';' | ',' | '\t' | '"' | '\n' | '\r')) {
                1
            } else {
                3
            }
        }
        'É' | 'È' | 'À' | 'Ê' | 'Ç' | 'Ë' | 'Î' | 'Ï' | 'Ô' | 'Û' | 'Ù' | 'Â' | 'Œ' | 'Ü' | 'Ö' | 'Ä' | 'Æ' | 'Ÿ' => {
            if before.is_some_and(char::is_lowercase) {
                -3
            } else {
                2
            }
        }
        '’' | '‘' if letter(before) && letter(after) => 2,
        '€' if digit => 2,
        '«' | '»' | '\u{a0}' | '–' | '—' | '“' | '”' | '…' | '°' | '€' | '·' | '²' | '³' | '½' => {
            i64::from(!inside)
        }
        'á' | 'í' | 'ó' | 'ú' | 'ñ' | 'ã' | 'õ' | 'å' | 'ø' | 'ß' | 'š' | 'ž' | 'ì' | 'ò' => {
            if before.is_some_and(char::is_uppercase) { -2 } else { 0 }
        }
        c if c.is_uppercase() => {
            if before.is_some_and(char::is_lowercase) {
                -3
            } else {
                -1
            }
        }
        c if c.is_control() => -4,
        c if c.is_alphabetic() => -1,
        _ => {
            if inside {
                -3
            } else {
                -1
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One table in every encoding that is met.
    const TEXT: &str = "Civilité;Nom;Prénom;Né(e) à\r\nMme;LEFÈVRE;Élodie;Nîmes\r\nM.;BEN SAÏD;Noël;L'Haÿ\r\n";

    fn bytes_of(text: &str, encoding: &str) -> Vec<u8> {
        match encoding {
            "UTF-8" => text.as_bytes().to_vec(),
            "Windows-1252" => WINDOWS_1252.encode(text).0.into_owned(),
            "MacRoman" => MACINTOSH.encode(text).0.into_owned(),
            "CP850" => CP850.encode(text).unwrap().into_owned(),
            "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            other => panic!("no bytes for {other}"),
        }
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        for encoding in ["UTF-8", "Windows-1252", "MacRoman", "CP850", "UTF-16LE", "UTF-16BE"] {
            let bytes = bytes_of(TEXT, encoding);
            let decoded = decode(&bytes);
            assert_eq!((decoded.encoding, decoded.text.as_ref()), (encoding, TEXT), "{encoding}");
        }
    }

    #[test]
    fn marks_are_taken_off() {
        for (mark, encoding) in [(&b"\xEF\xBB\xBF"[..], "UTF-8"), (b"\xFF\xFE", "UTF-16LE"), (b"\xFE\xFF", "UTF-16BE")]
        {
            let bytes = [mark, &bytes_of(TEXT, encoding)].concat();
            let decoded = decode(&bytes);
            assert_eq!((decoded.encoding, decoded.text.as_ref()), (encoding, TEXT), "{encoding}");
        }
    }

    #[test]
    fn a_single_letter_is_enough() {
        let cases = [
            ("Nom;Zoé\n", "Windows-1252"),
            ("Nom;Zoé\n", "MacRoman"),
            ("Nom;Zoé\n", "CP850"),
            ("NOM;MÈRE\n", "Windows-1252"),
            ("Nom;Éric\n", "CP850"),
            ("Nom;Éric\r", "MacRoman"),
            ("tarif;10,50 €\n", "Windows-1252"),
            ("Nom;l’association\n", "Windows-1252"),
            ("Nom;à Nîmes\n", "CP850"),
            ("Nom;à Nîmes\n", "MacRoman"),
            ("Nom;François\n", "CP850"),
            ("Nom;François\n", "MacRoman"),
            ("Nom;François\n", "Windows-1252"),
            ("Nom;Cœur de ville\n", "Windows-1252"),
            ("Nom;« Cirque »\n", "Windows-1252"),
            ("Nom;06\u{a0}01\u{a0}02\n", "Windows-1252"),
            ("Nom;Muñoz\n", "Windows-1252"),
        ];
        for (text, encoding) in cases {
            let bytes = bytes_of(text, encoding);
            let decoded = decode(&bytes);
            assert_eq!((decoded.encoding, decoded.text.as_ref()), (encoding, text), "{text:?} in {encoding}");
        }
    }

    #[test]
    fn odd_ends_are_no_reason_to_stop() {
        for bytes in [&b""[..], b"\0", b"\xFF\xFEa", b"\xFF", b"\xEF\xBB\xBF\xFF", b"a\0b"] {
            decode(bytes);
        }
        let mut long = bytes_of(TEXT, "UTF-16LE");
        long.pop();
        assert_eq!(decode(&long).encoding, "UTF-16LE");
    }
}
