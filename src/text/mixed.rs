//! Bytes that are no UTF-8 from end to end: UTF-8 with a stray byte, or an encoding with one byte a letter that looks
//! like UTF-8 here and there? Owns the difference, and the reading of a single line as Windows-1252. Of a file in UTF-8
//! no letter is ever read as two of Windows-1252.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::likelihood::likelihood;

/// Whether a letter was written as UTF-8: a sequence that no text in another encoding has by accident.
pub fn is_utf_8_at_heart(bytes: &[u8]) -> bool {
    let mut buffer = [0; 4];
    bytes.utf8_chunks().any(|chunk| {
        chunk.valid().chars().any(|c| !c.is_ascii() && !is_accident(c.encode_utf8(&mut buffer).as_bytes()))
    })
}

/// Where the first byte stands that is no UTF-8.
pub fn first_stray(bytes: &[u8]) -> Option<usize> {
    std::str::from_utf8(bytes).err().map(|error| error.valid_up_to())
}

/// A line of Windows-1252: none where it has bytes that the encoding does not have or half a letter of UTF-8, or where
/// it reads worse than `least`.
pub fn as_windows_1252(line: &[u8], least: i64) -> Option<Cow<'_, str>> {
    if line.iter().any(|byte| is_free_in_windows_1252(*byte)) || has_half_a_letter(line) {
        return None;
    }
    let text = WINDOWS_1252.decode_without_bom_handling(line).0;
    (likelihood(&text) >= least).then_some(text)
}

/// The five bytes that Windows-1252 leaves free.
pub fn is_free_in_windows_1252(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)
}

/// The lines of a file with their ends, whatever ends them.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = match memchr::memchr2(b'\n', b'\r', rest)? {
            at if rest[at] == b'\r' && rest.get(at + 1) == Some(&b'\n') => at + 2,
            at => at + 1,
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
    .chain(std::iter::once_with(move || last_line(bytes)).filter(|line| !line.is_empty()))
}

fn last_line(bytes: &[u8]) -> &[u8] {
    memchr::memrchr2(b'\n', b'\r', bytes).map_or(bytes, |at| &bytes[at + 1..])
}

/// The beginning of a letter of UTF-8 that does not end (`â€` of `’`).
fn has_half_a_letter(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| chunk.invalid().len() > 1 && !is_accident(chunk.invalid()))
}

/// Whether bytes that look like UTF-8 are as likely letters of another encoding: in Windows-1252 a French letter and
/// the signs that follow a word (`é »`, `PRÉ…`), in MacRoman a quotation mark or a space and a letter (`l’été`).
fn is_accident(sequence: &[u8]) -> bool {
    let Some((lead, rest)) = sequence.split_first() else { return false };
    let french = matches!(
        lead,
        0xC7..=0xCB | 0xCE | 0xCF | 0xD4 | 0xD6 | 0xD9 | 0xDB | 0xDC | 0xE0 | 0xE7..=0xEB | 0xEE | 0xEF
    );
    let sign = |byte: &u8| {
        matches!(byte, 0x80 | 0x85 | 0x91..=0x94 | 0x96 | 0x97 | 0xA0 | 0xAB | 0xB0 | 0xB2 | 0xB3 | 0xB7 | 0xBB)
    };
    // `ș` and `ț` of Romanian names are C8 98 to C8 9B.
    let romanian = *lead == 0xC8 && matches!(rest, [0x98..=0x9B]);
    let mac = matches!(lead, 0xC7..=0xCA | 0xD2..=0xD5) && matches!(rest, [0x80..=0x9F]);
    french && rest.iter().all(sign) || mac && !romanian
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(text: &str) -> Vec<u8> {
        WINDOWS_1252.encode(text).0.into_owned()
    }

    fn mac(text: &str) -> Vec<u8> {
        encoding_rs::MACINTOSH.encode(text).0.into_owned()
    }

    #[test]
    fn letters_of_utf_8_are_told_from_what_looks_like_them() {
        for text in ["Zoé", "Nguyễn", "Yılmaz", "Wałęsa", "Ștefan", "l’eau", "王伟", "Ιωάννα", "عمر", "10 €", "«"]
        {
            assert!(is_utf_8_at_heart(&[text.as_bytes(), b";\xE9\n"].concat()), "{text}");
        }
        for text in ["« Café\u{a0}»", "PRÉ…", "CAFÉ\u{a0}!", "OÙ\u{a0}?", "l’été", "Zoé", "RÉSUMÉ»", "SÃO"]
        {
            assert!(!is_utf_8_at_heart(&windows(text)), "{text} in Windows-1252");
        }
        for text in ["l’été", "«\u{a0}Élodie »", "“à Nîmes”", "…à"] {
            assert!(!is_utf_8_at_heart(&mac(text)), "{text} in MacRoman");
        }
    }

    #[test]
    fn a_line_is_windows_1252_only_where_it_reads_as_such() {
        for text in ["LEFÈVRE;Élodie\r\n", "Zoé", "l´été", "Muñoz", "« Café\u{a0}»"] {
            assert_eq!(as_windows_1252(&windows(text), 0).as_deref(), Some(text), "{text}");
        }
        for bytes in [&b"Zo\xC3;"[..], b"Zo\xA9", b"\xC3lodie", b"M\x81ller", b"l\xE2\x80eau", b"\x90"] {
            assert_eq!(as_windows_1252(bytes, 0), None, "{bytes:?}");
        }
    }

    #[test]
    fn lines_are_whole() {
        let text = b"a\nb\r\nc\rd\n\ne";
        let all: Vec<&[u8]> = lines(text).collect();
        assert_eq!(all, [&b"a\n"[..], b"b\r\n", b"c\r", b"d\n", b"\n", b"e"]);
        assert_eq!(lines(b"").count(), 0);
        assert_eq!(lines(b"a").count(), 1);
    }
}
