//! What is written in an archive of texts (workbooks, documents, several files in one), for a search: the words of each
//! part, those of a sheet row after row. Refuses to read a table of it: that is the importer's.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::searched::readings;

/// Bytes of all parts that are looked through; an archive of more is not said to be known.
const MOST: u64 = 64 << 20;

/// What ends a word, whatever stands on either side.
const APART: [&str; 10] = ["c", "si", "row", "p", "h", "br", "tab", "table-cell", "tr", "td"];

/// The texts of an archive; none where it is none, or cannot be known in full: a password, damage, a part that is itself
/// no text.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let shared = shared_strings(&mut archive);
    let (mut texts, mut left) = (Vec::new(), MOST);
    for place in 0..archive.len() {
        let part = archive.by_index(place).ok()?;
        let name = part.name().ok()?.to_lowercase();
        if part.is_dir() || is_picture(&name) {
            continue;
        }
        let mut bytes = Vec::new();
        let read = part.take(left + 1).read_to_end(&mut bytes).ok()? as u64;
        left = left.checked_sub(read)?;
        texts.push(name);
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") {
            return None;
        }
        let mut found = readings(&bytes);
        found.retain(|text| !text.contains('\0'));
        if found.first().is_some_and(|text| text.trim_start().starts_with('<')) {
            found = found.iter().map(|text| words(text, &shared)).collect();
        }
        texts.extend(found);
    }
    Some(texts)
}

fn is_picture(name: &str) -> bool {
    [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".svg", ".ttf", ".odttf"].iter().any(|end| name.ends_with(end))
}

/// The texts that the sheets of an Excel workbook refer to by their numbers.
fn shared_strings(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    let mut text = String::new();
    let found = archive.by_name("xl/sharedStrings.xml").ok();
    if found.and_then(|part| part.take(MOST).read_to_string(&mut text).ok()).is_none() {
        return Vec::new();
    }
    let (mut strings, mut string) = (Vec::new(), String::new());
    walk(&text, |seen| match seen {
        Seen::Text(text) => string.push_str(text),
        Seen::End("si") => strings.push(std::mem::take(&mut string)),
        Seen::Begin(..) | Seen::End(_) => {}
    });
    strings
}

/// The words of a part in XML; a cell that is the number of a shared text is that text.
fn words(xml: &str, shared: &[String]) -> String {
    let (mut words, mut is_number) = (String::new(), false);
    walk(xml, |seen| match seen {
        Seen::Begin("c", element) => {
            let kind = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == "t");
            is_number = kind.is_some_and(|kind| kind.value.as_ref() == "s");
        }
        Seen::Begin(name, _) | Seen::End(name) => {
            if APART.contains(&name) {
                words.push(if matches!(name, "row" | "tr" | "p") { '\n' } else { '\t' });
                is_number = false;
            }
        }
        Seen::Text(text) => {
            let of_number = || shared.get(text.trim().parse::<usize>().ok()?);
            words.push_str(if is_number { of_number().map_or(text, String::as_str) } else { text });
        }
    });
    words
}

enum Seen<'s> {
    Begin(&'s str, &'s BytesStart<'s>),
    End(&'s str),
    Text(&'s str),
}

/// Goes through XML as far as it is well formed; names without their prefixes.
fn walk(xml: &str, mut see: impl FnMut(Seen<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => see(Seen::Begin(element.local_name().as_ref(), &element)),
            Event::Empty(element) => {
                see(Seen::Begin(element.local_name().as_ref(), &element));
                see(Seen::End(element.local_name().as_ref()));
            }
            Event::End(element) => see(Seen::End(element.local_name().as_ref())),
            Event::Text(text) => see(Seen::Text(&text)),
            Event::CData(text) => see(Seen::Text(&text)),
            Event::GeneralRef(entity) => {
                let sign = entity.resolve_char_ref().ok().flatten();
                see(Seen::Text(&sign.map_or_else(|| entity_text(&entity).to_owned(), String::from)));
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

fn entity_text(name: &str) -> &str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn all(bytes: &[u8]) -> String {
        texts(bytes).unwrap_or_default().join("\n")
    }

    #[test]
    fn names_of_workbooks_documents_and_lists_are_found() {
        let strings =
            "<sst><si><t>Total</t></si><si><r><t>Mar</t></r><r><t>tin</t></r></si><si><t>Zo\u{e9}</t></si></sst>";
        let sheet = r#"<worksheet><row><c t="s"><v>2</v></c><c t="s"><v>1</v></c><c><v>60</v></c></row></worksheet>"#;
        let excel = [("xl/sharedStrings.xml", strings.as_bytes()), ("xl/worksheets/sheet1.xml", sheet.as_bytes())];
        assert!(all(&packed(&excel)).contains("Zo\u{e9}\tMartin\t60"), "{}", all(&packed(&excel)));
        let word = br"<w:document><w:p><w:r><w:t>Zo</w:t></w:r><w:r><w:t>e Martin</w:t></w:r></w:p></w:document>";
        assert!(all(&packed(&[("word/document.xml", word)])).contains("Zoe Martin"));
        let open = "<office:document-content><text:p>Zo\u{e9} &amp; Martin</text:p></office:document-content>";
        assert!(all(&packed(&[("content.xml", open.as_bytes())])).contains("Zo\u{e9} & Martin"));
        assert!(all(&packed(&[("Zoe Martin/liste.csv", b"Nom\nMartin Zo\xE9\n")])).contains("Martin Zo\u{e9}"));
    }

    #[test]
    fn what_cannot_be_known_in_full_is_none() {
        assert_eq!(texts(b"PK\x03\x04 and no more"), None);
        assert_eq!(texts(&packed(&[("scan.pdf", b"%PDF-1.4")])), None);
        assert_eq!(texts(&packed(&[("more.zip", &packed(&[("a.txt", b"a")]))])), None);
        assert_eq!(texts(b"Nom"), None);
    }
}
