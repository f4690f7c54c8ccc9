//! Bytes of another program's file → text: byte order marks, UTF-16 with and without one, UTF-8, and the one-byte
//! encodings of Windows, of old Macs and of DOS, told apart by where their letters stand. Owns the guess. Refuses the
//! files of the folder: those are read by [`super::decode`], which knows no Mac and no DOS.

use std::borrow::Cow;

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use yore::code_pages::CP850;

use super::likelihood::likelihood;
use super::mixed::{as_windows_1252, first_stray, is_free_in_windows_1252, is_utf_8_at_heart, lines};

/// What plain CSV of Windows is in.
pub const WINDOWS: &str = "Windows-1252";

/// How much of a file is looked at for the zeros of UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// The text of a file and how it was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign<'b> {
    /// Without its byte order mark.
    pub text: Cow<'b, str>,
    /// What was taken, as one writes it: `UTF-8`, `UTF-16LE`, `Windows-1252`, …
    pub encoding: &'static str,
    /// Lines of a file in UTF-8 that were read as Windows-1252: they were pasted in. From 1.
    pub pasted: Vec<u32>,
}

/// Reads bytes as text. Nothing is refused: what no encoding of the file has is U+FFFD, for whoever reads the cells.
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
        Ok(text) => Foreign { text: Cow::Borrowed(text), encoding: "UTF-8", pasted: Vec::new() },
        // A stray byte in a file that is UTF-8, by its mark or by one letter, does not make the file something else.
        Err(_) if rest.len() < bytes.len() || is_utf_8_at_heart(bytes) => line_by_line(rest),
        Err(_) => match one_byte(bytes, 0) {
            Some("MacRoman") => one(MACINTOSH.decode_without_bom_handling(bytes).0, "MacRoman"),
            Some("CP850") => one(CP850.decode(bytes), "CP850"),
            Some(_) => windows_1252(bytes),
            None => Foreign { text: String::from_utf8_lossy(bytes), encoding: "UTF-8", pasted: Vec::new() },
        },
    }
}

fn one<'b>(text: Cow<'b, str>, encoding: &'static str) -> Foreign<'b> {
    Foreign { text, encoding, pasted: Vec::new() }
}

/// A file in UTF-8 into which lines of Windows-1252 were pasted, or that was cut inside a letter.
fn line_by_line(bytes: &[u8]) -> Foreign<'_> {
    let (mut text, mut pasted) = (String::with_capacity(bytes.len()), Vec::new());
    for (line, number) in lines(bytes).zip(1..) {
        let windows = || as_windows_1252(line, 0).filter(|_| !is_utf_8_at_heart(line));
        if first_stray(line).is_none() {
            text.push_str(&String::from_utf8_lossy(line));
        } else if let Some(windows) = windows() {
            text.push_str(&windows);
            pasted.push(number);
        } else {
            text.push_str(&String::from_utf8_lossy(line));
        }
    }
    Foreign { text: Cow::Owned(text), encoding: "UTF-8", pasted }
}

/// Windows-1252; of a line that does not read as such, nobody can tell what its letters were.
fn windows_1252(bytes: &[u8]) -> Foreign<'_> {
    let is_bad = |line: &[u8]| !line.is_ascii() && as_windows_1252(line, -2).is_none();
    if !lines(bytes).any(is_bad) {
        return one(WINDOWS_1252.decode_without_bom_handling(bytes).0, WINDOWS);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for line in lines(bytes) {
        if is_bad(line) {
            text.push_str(&String::from_utf8_lossy(line));
        } else {
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
        }
    }
    one(Cow::Owned(text), WINDOWS)
}

fn utf_16<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8]) -> Foreign<'b> {
    one(encoding.decode_without_bom_handling(bytes).0, encoding.name())
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

/// Of the encodings with one byte a letter, the one in which the text reads best; Windows-1252 unless another is better
/// by more than that. None where it has bytes that Windows-1252 has not, and reads as nothing in the others.
pub fn one_byte(bytes: &[u8], by: i64) -> Option<&'static str> {
    let (mut windows, mut mac, mut dos) = (0, 0, 0);
    for line in lines(bytes).filter(|line| !line.is_ascii()) {
        windows += likelihood(&WINDOWS_1252.decode_without_bom_handling(line).0);
        mac += likelihood(&MACINTOSH.decode_without_bom_handling(line).0);
        dos += likelihood(&CP850.decode(line));
    }
    // Only Macs of old ended their lines with a lone carriage return.
    if memchr::memchr(b'\r', bytes).is_some() && memchr::memchr(b'\n', bytes).is_none() {
        mac += 2;
    }
    if windows + by >= mac.max(dos) {
        return Some(WINDOWS);
    }
    let (best, encoding) = if dos > mac { (dos, "CP850") } else { (mac, "MacRoman") };
    (best > 1 || !bytes.iter().any(|byte| is_free_in_windows_1252(*byte))).then_some(encoding)
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
    fn a_few_bad_bytes_do_not_change_the_encoding() {
        let cut = [TEXT.as_bytes(), b"Zo\xC3"].concat();
        let decoded = decode(&cut);
        assert_eq!((decoded.encoding, decoded.text.as_ref()), ("UTF-8", format!("{TEXT}Zo\u{fffd}").as_str()));
        let lone = decode(b"Nom;Pr\xE9nom\nZo\xC3;x\nZo\xE9;x\n");
        assert_eq!((lone.encoding, lone.text.as_ref()), ("Windows-1252", "Nom;Prénom\nZo\u{fffd};x\nZoé;x\n"));
        assert_eq!(decode(b"Nom\nZo\xC3\n").text, "Nom\nZo\u{fffd}\n");
        assert_eq!(decode(b"Nom\nx,\x81\n").text, "Nom\nx,\u{fffd}\n");
    }

    #[test]
    fn a_pasted_line_alone_is_read_otherwise() {
        for mark in [&b""[..], b"\xEF\xBB\xBF"] {
            let bytes =
                [mark, "Nom;Ville\nZoé;Nîmes\n".as_bytes(), b"L\xE9a;N\xEEmes\n", "Élodie;x".as_bytes()].concat();
            let decoded = decode(&bytes);
            assert_eq!(decoded.text, "Nom;Ville\nZoé;Nîmes\nLéa;Nîmes\nÉlodie;x");
            assert_eq!((decoded.encoding, decoded.pasted), ("UTF-8", vec![3]));
        }
        let both = decode("Zoé;".as_bytes().iter().chain(b"L\xE9a\n").copied().collect::<Vec<u8>>().leak());
        assert_eq!((both.text.as_ref(), both.pasted), ("Zoé;L\u{fffd}a\n", vec![]));
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
