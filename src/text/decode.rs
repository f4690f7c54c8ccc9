//! Bytes of a file of the folder → text, whatever program saved it. Owns the guess and says what it took; refuses bytes
//! that no reading of the whole file has, with their line: a name that is misread once is written back misread.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::delimited::lines_in;
use super::foreign;
use super::mixed::{as_windows_1252, first_stray, is_free_in_windows_1252, is_utf_8_at_heart, lines};
use crate::text::illegible::Illegible;

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// How much of a file is looked at for the zeros of UTF-16 without a mark.
const SAMPLE: usize = 1024;
/// What a line of Windows-1252 reads like at worst: one sign that nobody types inside a word is no such line.
const READABLE: i64 = -2;
/// How much better a file reads as one of an old Mac or of DOS that is no Windows-1252: one letter.
const SURELY: i64 = 3;

/// How a text was written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as the program writes it.
    Utf8,
    /// UTF-8 with a byte order mark: Excel's "CSV UTF-8".
    Utf8Bom,
    /// UTF-16: Excel's "Unicode text".
    Utf16,
    /// Windows-1252: Excel's plain CSV on a French Windows.
    Windows1252,
}

/// The text of a file and how it was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// Without its byte order mark.
    pub text: Cow<'b, str>,
    pub encoding: Encoding,
}

/// Reads bytes as text: byte order mark, strict UTF-8, zeros of UTF-16, else Windows-1252 where nothing in it is UTF-8
/// and all of it reads as such. Every line that cannot be read is the error.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Vec<Illegible>> {
    if let Some(rest) = bytes.strip_prefix(BOM) {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8Bom }),
            Err(_) => Err(strays(rest, first_stray)),
        };
    }
    if let Some((encoding, rest)) = utf_16(bytes) {
        return match encoding.decode_without_bom_handling_and_without_replacement(rest) {
            Some(text) => Ok(Decoded { text, encoding: Encoding::Utf16 }),
            None => Err(strays_in_utf_16(encoding, rest)),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8 }),
        Err(_) => windows_1252(bytes),
    }
}

/// The text for showing a line of it: what cannot be read is U+FFFD.
pub fn shown(bytes: &[u8]) -> Cow<'_, str> {
    match (decode(bytes), utf_16(bytes)) {
        (Ok(decoded), _) => decoded.text,
        (Err(_), Some((encoding, rest))) => encoding.decode_without_bom_handling(rest).0,
        (Err(_), None) => String::from_utf8_lossy(bytes.strip_prefix(BOM).unwrap_or(bytes)),
    }
}

/// Which UTF-16, and the bytes after its mark.
fn utf_16(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some((UTF_16LE, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some((UTF_16BE, rest));
    }
    unmarked_utf_16(bytes).map(|encoding| (encoding, bytes))
}

/// Text in Latin letters has every other byte zero in UTF-16, and none at the other places.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    memchr::memchr(0, sample)?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if half < 2 {
        None
    } else if odd * 4 > half * 3 && even == 0 {
        Some(UTF_16LE)
    } else if even * 4 > half * 3 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn windows_1252(bytes: &[u8]) -> Result<Decoded<'_>, Vec<Illegible>> {
    if is_utf_8_at_heart(bytes) {
        return Err(strays(bytes, first_stray));
    }
    let encoding = foreign::one_byte(bytes, SURELY);
    if let Some(encoding) = encoding.filter(|encoding| *encoding != foreign::WINDOWS) {
        let at = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
        return Err(vec![Illegible::Elsewhere { line: 1 + lines_in(&bytes[..at]), encoding }]);
    }
    let strays = strays(bytes, first_stray_of_windows);
    if !strays.is_empty() {
        return Err(strays);
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    Ok(Decoded { text, encoding: Encoding::Windows1252 })
}

/// Where a line stops to be one of Windows-1252.
fn first_stray_of_windows(line: &[u8]) -> Option<usize> {
    if line.is_ascii() || as_windows_1252(line, READABLE).is_some() {
        return None;
    }
    let free = line.iter().position(|byte| is_free_in_windows_1252(*byte));
    free.or_else(|| first_stray(line)).or_else(|| line.iter().position(|byte| !byte.is_ascii()))
}

/// The lines on which `first` finds a byte that is none of the text.
fn strays(bytes: &[u8], first: impl Fn(&[u8]) -> Option<usize>) -> Vec<Illegible> {
    let numbered = (1..).zip(lines(bytes));
    numbered.filter_map(|(line, text)| first(text).map(|at| Illegible::Stray { line, byte: text[at] })).collect()
}

/// The lines on which half of a letter of two units stands alone, or the file ends inside a unit.
fn strays_in_utf_16(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Vec<Illegible> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let unit = if encoding == UTF_16LE { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = pairs.iter().map(|pair| unit(*pair));
    // As `lines_in` counts: a line ends with `\n`, `\r\n` or `\r`.
    let (mut at, mut line, mut before) = (0, 1, '\0');
    let mut strays: Vec<Illegible> = Vec::new();
    let mut add = |line: u32, at: usize| {
        if strays.last().is_none_or(|stray| stray.line() != line) {
            strays.push(Illegible::Stray { line, byte: bytes.get(at).copied().unwrap_or_default() });
        }
    };
    for unit in char::decode_utf16(units) {
        let letter = unit.unwrap_or_else(|_| {
            add(line, at);
            char::REPLACEMENT_CHARACTER
        });
        line += u32::from(letter == '\r' || letter == '\n' && before != '\r');
        (at, before) = (at + 2 * letter.len_utf16(), letter);
    }
    if !rest.is_empty() {
        add(line, at);
    }
    strays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_save_gives_the_same_text() {
        let text = "id,prénom\nab,Zoé\n";
        let sixteen = |little: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
        };
        let cases = [
            ("UTF-8", text.as_bytes().to_vec(), Encoding::Utf8),
            ("BOM", [BOM, text.as_bytes()].concat(), Encoding::Utf8Bom),
            ("UTF-16 LE marked", [b"\xFF\xFE".as_slice(), &sixteen(true)].concat(), Encoding::Utf16),
            ("UTF-16 BE marked", [b"\xFE\xFF".as_slice(), &sixteen(false)].concat(), Encoding::Utf16),
            ("UTF-16 LE", sixteen(true), Encoding::Utf16),
            ("UTF-16 BE", sixteen(false), Encoding::Utf16),
            ("Windows-1252", WINDOWS_1252.encode(text).0.into_owned(), Encoding::Windows1252),
        ];
        for (name, bytes, encoding) in cases {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding), "{name}");
        }
    }

    #[test]
    fn a_stray_zero_is_a_character_like_another() {
        let decoded = decode(b"id,note\nab,\0\n").unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), ("id,note\nab,\0\n", Encoding::Utf8));
        assert_eq!(decode(b"").unwrap().text, "");
        assert_eq!(decode(b"\0").unwrap().text, "\0");
    }

    #[test]
    fn a_stray_byte_is_refused_with_its_line() {
        let good = "id,prénom\nab,Zoé\n".as_bytes();
        let cases: [(&str, Vec<u8>, u32, u8); 11] = [
            ("half a letter", [good, b"cd,Zo\xC3,x\n"].concat(), 3, 0xC3),
            ("the other half", [good, b"cd,Zo\xA9\n"].concat(), 3, 0xA9),
            ("0x81", [good, b"cd,\x81\n"].concat(), 3, 0x81),
            ("a pasted line", [b"ab,L\xE9a Lef\xE8vre\n", good].concat(), 1, 0xE9),
            ("after a mark", [BOM, good, b"cd,Zo\xE9\n"].concat(), 3, 0xE9),
            ("after a mark, nothing else", [BOM, b"id\nZo\xE9\n"].concat(), 2, 0xE9),
            ("half a letter and no other", b"id,name\nab,Zo\xC3,x\n".to_vec(), 2, 0xC3),
            ("the other half and no other", b"id,name\nab,Zo\xA9\n".to_vec(), 2, 0xA9),
            ("0x81 among good letters", b"id,name\r\nab,Zo\xE9\r\ncd,\x81\r\n".to_vec(), 3, 0x81),
            ("half an emoji", b"\xFF\xFEi\0d\0\n\0\x3D\xD8a\0".to_vec(), 2, 0x3D),
            ("half a unit", b"\xFF\xFEi\0d\0\n\0a".to_vec(), 2, b'a'),
        ];
        for (name, bytes, line, byte) in cases {
            assert_eq!(decode(&bytes), Err(vec![Illegible::Stray { line, byte }]), "{name}");
            assert!(shown(&bytes).contains('\u{fffd}'), "{name}");
        }
    }

    #[test]
    fn every_line_with_a_stray_byte_is_named() {
        let good = "id,prénom\nab,Zoé\n".as_bytes();
        let twice = [good, b"cd,Zo\xC3,\xA9\r\nef,Zoe\rgh,Zo\xE9"].concat();
        let cases: [(&str, Vec<u8>); 4] = [
            ("UTF-8", twice.clone()),
            ("after a mark", [BOM, &twice].concat()),
            ("Windows-1252", b"id,name\nab,Zo\xE9\ncd,\x81\nef,Zoe\ngh,Zo\x90\n".to_vec()),
            ("UTF-16", b"\xFF\xFEi\0\r\0\n\0a\0\n\0\x3D\xD8b\0\x3D\xD8\r\0c\0\n\0\x3D\xD8".to_vec()),
        ];
        for (name, bytes) in cases {
            let lines: Vec<u32> = decode(&bytes).unwrap_err().iter().map(Illegible::line).collect();
            assert_eq!(lines, [3, 5], "{name}");
        }
    }

    #[test]
    fn letters_of_a_mac_or_of_dos_are_refused() {
        for (bytes, encoding) in [(&b"id,name\rab,Zo\x8E\r"[..], "MacRoman"), (b"id,name\nab,Zo\x82\n", "CP850")] {
            assert_eq!(decode(bytes), Err(vec![Illegible::Elsewhere { line: 2, encoding }]));
        }
    }

    #[test]
    fn windows_1252_that_looks_like_utf_8_here_and_there_is_still_read() {
        for text in ["« Café\u{a0}»\nZoé\n", "PRÉ… à\n", "id,note\nab,JOÃO\n", "l´été\n", "3×2, 5 µm\n", "10 €\n"]
        {
            let bytes = WINDOWS_1252.encode(text).0.into_owned();
            assert_eq!(decode(&bytes).unwrap().text, text);
        }
    }
}
