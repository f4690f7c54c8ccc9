//! What a file is that is no table, by how its bytes begin or what its text is full of.

use crate::import::opening::{NoTable, Unopenable};

/// How files begin that are no tables.
const BEGINNINGS: &[(&[u8], NoTable)] = &[
    (b"%PDF", NoTable::Pdf),
    (b"\x89PNG", NoTable::Media),
    (b"\xFF\xD8\xFF", NoTable::Media),
    (b"GIF8", NoTable::Media),
    (b"RIFF", NoTable::Media),
    (b"ID3", NoTable::Media),
    (b"OggS", NoTable::Media),
    (b"\x1A\x45\xDF\xA3", NoTable::Media),
    (b"{\\rtf", NoTable::TextDocument),
    (b"\x1F\x8B", NoTable::Archive),
    (b"7z\xBC\xAF\x27\x1C", NoTable::Archive),
    (b"Rar!\x1A\x07", NoTable::Archive),
    (b"PK\x05\x06", NoTable::Archive),
];
/// How the workbooks of Excel before 2007 begin, and those that a password protects.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// What bytes are that no table begins with.
pub fn of_bytes(bytes: &[u8]) -> Option<Unopenable> {
    if bytes.starts_with(COMPOUND) {
        // A protected workbook is wrapped in the old format; the names in it are UTF-16.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let protected = memchr::memmem::find(bytes, &name).is_some();
        return Some(if protected { Unopenable::Password } else { Unopenable::OldExcel });
    }
    let film = bytes.get(4..8) == Some(b"ftyp");
    let known = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, what)| *what);
    known.or(film.then_some(NoTable::Media)).map(|what| Unopenable::NotATable { what })
}

/// What a text is that is no table: a page, an old workbook in XML, or no text at all.
pub fn of_text(text: &str) -> Option<Unopenable> {
    let start: String = text.trim_start().chars().take(1000).collect::<String>().to_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<table") {
        return Some(Unopenable::NotATable { what: NoTable::WebPage });
    }
    if start.starts_with("<?xml") {
        let excel = start.contains("urn:schemas-microsoft-com:office") || start.contains("mso-application");
        return Some(if excel { Unopenable::OldExcel } else { Unopenable::NotATable { what: NoTable::Unknown } });
    }
    let (mut all, mut strange) = (0, 0);
    for c in text.chars().take(10_000) {
        all += 1;
        strange +=
            usize::from(c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'));
    }
    (strange * 10 > all).then_some(Unopenable::NotATable { what: NoTable::Unknown })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_named() {
        let cases: [(&[u8], Option<Unopenable>); 7] = [
            (b"%PDF-1.7", Some(Unopenable::NotATable { what: NoTable::Pdf })),
            (b"\x89PNG\r\n", Some(Unopenable::NotATable { what: NoTable::Media })),
            (b"\0\0\0\x18ftypmp42", Some(Unopenable::NotATable { what: NoTable::Media })),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some(Unopenable::OldExcel)),
            (b"\xD0\xCF\x11\xE0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", Some(Unopenable::Password)),
            (b"Nom;Pr\xE9nom", None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(of_bytes(bytes), expected, "{bytes:?}");
        }
        let texts = [
            ("<!DOCTYPE html><html>", Some(Unopenable::NotATable { what: NoTable::WebPage })),
            ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>", Some(Unopenable::OldExcel)),
            ("\u{1}\u{2}\u{3}a", Some(Unopenable::NotATable { what: NoTable::Unknown })),
            ("Nom;Prénom\nMartin;Zoé\n", None),
            ("un zéro \0 isolé dans une ligne", None),
            ("", None),
        ];
        for (text, expected) in texts {
            assert_eq!(of_text(text), expected, "{text:?}");
        }
    }
}
