//! Bytes of a file → text, whatever program saved it. Owns the guess and says what it took; refuses to know what the
//! text means.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// How much of a file is looked at for the zeros of UTF-16 without a mark.
const SAMPLE: usize = 1024;

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
#[derive(Debug)]
pub struct Decoded<'b> {
    /// Without its byte order mark.
    pub text: Cow<'b, str>,
    /// What was taken.
    pub encoding: Encoding,
}

/// Reads bytes as text: byte order mark, strict UTF-8, zeros of UTF-16, else Windows-1252, in which any byte is a letter.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(rest) = bytes.strip_prefix(BOM) {
        return match std::str::from_utf8(rest) {
            Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8Bom },
            Err(_) => windows_1252(rest),
        };
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf_16(UTF_16LE, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf_16(UTF_16BE, rest);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return utf_16(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8 },
        Err(_) => windows_1252(bytes),
    }
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

fn utf_16<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    Decoded { text: encoding.decode_without_bom_handling(bytes).0, encoding: Encoding::Utf16 }
}

fn windows_1252(bytes: &[u8]) -> Decoded<'_> {
    Decoded { text: WINDOWS_1252.decode_without_bom_handling(bytes).0, encoding: Encoding::Windows1252 }
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
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding), "{name}");
        }
    }

    #[test]
    fn a_stray_zero_is_a_character_like_another() {
        let decoded = decode(b"id,note\nab,\0\n");
        assert_eq!((decoded.text.as_ref(), decoded.encoding), ("id,note\nab,\0\n", Encoding::Utf8));
        assert_eq!(decode(b"").text, "");
        assert_eq!(decode(b"\0").text, "\0");
    }
}
