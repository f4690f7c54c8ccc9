//! Text that was encoded twice: UTF-8 taken for Windows-1252 and written as UTF-8 again (`Ã©` for `é`). Owns the
//! repair (of the whole where the whole of it is UTF-8, whatever its letters: `Nguyá»…n`; else of each sign that is
//! typed in French) and the sight of what is beyond it. Run before anything is trimmed: `à` became `Ã` and a no-break
//! space.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::mixed::is_utf_8_at_heart;

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended<'t> {
    /// The text, repaired where it could be.
    pub text: Cow<'t, str>,
    /// Something in it was encoded twice and is right again.
    pub repaired: bool,
    /// Something in it looks as if a byte of it was lost on the way (U+FFFD): nobody can tell what stood there.
    pub lost: bool,
}

/// Repairs what was encoded twice in a text and leaves the rest alone.
pub fn mended(text: &str) -> Mended<'_> {
    let bytes = text.as_bytes();
    // Letters of twice encoded text are led by one of U+00C2 to U+00EF: `Â`, `Ã`, `Å`, `â`, `ï`… (bytes C3 82 to C3 AF).
    if memchr::memchr(0xC3, bytes).is_none() {
        return Mended { text: Cow::Borrowed(text), repaired: false, lost: text.contains('\u{fffd}') };
    }
    if let Some(right) = whole(text) {
        return Mended { lost: right.contains('\u{fffd}'), text: Cow::Owned(right), repaired: true };
    }
    // What is right is copied only once something before it was not.
    let (mut whole, mut copied, mut at, mut lost) = (String::new(), 0, 0, false);
    while let Some(more) = text[at..].bytes().position(|byte| !byte.is_ascii()) {
        at += more;
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        if let Some((right, length)) = once(rest) {
            whole.push_str(&text[copied..at]);
            whole.push(right);
            at += length;
            copied = at;
        } else {
            at += c.len_utf8();
            lost |= c == '\u{fffd}' || matches!(c, 'Ã' | 'â') && text[at..].starts_with('\u{fffd}');
        }
    }
    if copied == 0 {
        return Mended { text: Cow::Borrowed(text), repaired: false, lost };
    }
    whole.push_str(&text[copied..]);
    Mended { text: Cow::Owned(whole), repaired: true, lost }
}

/// A text of which every sign beyond ASCII is a byte of a letter; none where one is not, or where nothing is sure to be
/// encoded twice. Gives up at the first sign that is right, so that a long text that is right costs nothing.
pub fn whole(text: &str) -> Option<String> {
    // What is not ASCII begins with a letter that leads others: C3 in UTF-8.
    let first = text.bytes().position(|byte| !byte.is_ascii()).filter(|at| text.as_bytes()[*at] == 0xC3)?;
    let mut bytes = Vec::new();
    let (mut wanted, mut some) = (0, false);
    for c in text[first..].chars() {
        let next = if c.is_ascii() { c as u8 } else { byte(c)? };
        wanted = match (wanted, next) {
            (0, ..0x80) => 0,
            (0, 0xC2..=0xDF) => 1,
            (0, 0xE0..=0xEF) => 2,
            (0, 0xF0..=0xF4) => 3,
            (1.., 0x80..=0xBF) => wanted - 1,
            _ => return None,
        };
        some |= !c.is_ascii();
        bytes.push(next);
    }
    if !some || !is_utf_8_at_heart(&bytes) {
        return None;
    }
    bytes.splice(0..0, text.bytes().take(first));
    String::from_utf8(bytes).ok()
}

/// The one sign that the beginning of a text stands for, and how many bytes it takes.
fn once(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let lead = chars.next()?;
    let more = match lead {
        '\u{c2}'..='\u{df}' => 1,
        '\u{e0}'..='\u{ef}' => 2,
        _ => return None,
    };
    let mut bytes = [byte(lead)?, 0, 0];
    let mut length = lead.len_utf8();
    for (place, c) in (1..=more).zip(chars.by_ref()) {
        bytes[place] = byte(c).filter(|byte| (0x80..0xC0).contains(byte))?;
        length += c.len_utf8();
    }
    let right = std::str::from_utf8(&bytes[..=more]).ok()?.chars().next()?;
    is_typed(right).then_some((right, length))
}

/// The byte of Windows-1252 that a sign was read from; the five that it leaves free stand for themselves.
fn byte(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    (!failed && bytes.len() == 1).then(|| bytes[0])
}

/// What people type in French: `É` and a no-break space are `É` and a no-break space, not some `ɠ`.
fn is_typed(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='\u{ff}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | '€' | '™'
        | '\u{300}'..='\u{304}' | '\u{308}' | '\u{327}'
        | '\u{2009}' | '\u{200b}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201e}' | '\u{2022}' | '\u{2026}'
        | '\u{202f}' | '\u{2039}' | '\u{203a}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text as it looks when its UTF-8 is read as Windows-1252.
    fn twice(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_encoded_twice_is_right_again() {
        for text in [
            "Zoé",
            "à Nîmes",
            "Œuilly",
            "10,50 €",
            "l’été",
            "ÉLODIE",
            "LEFÈVRE",
            "« Cirque »",
            "Ben Saïd",
            "cafe\u{301}",
            "06\u{a0}01\u{202f}02",
            "Á Í Ï Ð Ý ”",
            "\u{feff}Nom",
            "Nguyễn",
            "Yılmaz",
            "Wałęsa",
            "Đặng Thị Ngọc",
            "Иван",
            "王伟",
            "😀",
            "Zoé Nguyễn, à Łódź",
        ] {
            let broken = twice(text);
            assert_ne!(broken, text, "{text:?} is not broken at all");
            let mended = mended(&broken);
            assert_eq!(mended.text, text, "{broken:?}");
            assert!(mended.repaired && !mended.lost, "{broken:?}");
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "Zoé",
            "CAFÉ\u{a0}!",
            "« RÉSUMÉ»",
            "PRÉ…",
            "ÊTRE’",
            "JOÃO",
            "SÃO PAULO",
            "pâté",
            "Œuvre",
            "",
            "abc",
            "Nguyễn",
            "Wałęsa",
            "«\u{a0}É\u{a0}»",
            "JOÃO Wałęsa",
            "é\u{a0}»",
        ] {
            let mended = mended(text);
            assert_eq!((mended.text.as_ref(), mended.repaired, mended.lost), (text, false, false), "{text:?}");
        }
    }

    #[test]
    fn a_lost_byte_is_said() {
        for (text, whole) in [
            ("BEN SAÃ\u{fffd}D", "BEN SAÃ\u{fffd}D"),
            ("ZoÃ© BEN SAÃ\u{fffd}D", "Zoé BEN SAÃ\u{fffd}D"),
            ("â€\u{fffd}", "â€\u{fffd}"),
        ] {
            let mended = mended(text);
            assert_eq!((mended.text.as_ref(), mended.lost), (whole, true), "{text:?}");
        }
    }
}
