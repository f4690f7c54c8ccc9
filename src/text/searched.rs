//! Bytes of any file → every text that they may be, for a search that must miss nothing: as a file of the folder, as
//! another program's file, encoded twice, with what JSON spells out. Refuses to say which of them is right.

use encoding_rs::WINDOWS_1252;

use super::decode::decode;
use super::foreign;
use super::twice::mended;

/// The texts of a file, each once; the first is what an import makes of it.
pub fn readings(bytes: &[u8]) -> Vec<String> {
    let foreign = foreign::decode(bytes).text;
    let mut readings = vec![mended(&foreign).text.into_owned()];
    let of_the_folder = match decode(bytes) {
        Ok(decoded) => decoded.text,
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let others = [Some(foreign.into_owned()), Some(of_the_folder.into_owned()), spelt(&readings[0])];
    for other in others.into_iter().flatten() {
        if !readings.contains(&other) {
            readings.push(other);
        }
    }
    readings
}

/// JSON, one value or one after the other, without its escapes (`Zo\u00e9`); none where there is nothing to spell out.
fn spelt(text: &str) -> Option<String> {
    if !text.contains("\\u") {
        return None;
    }
    let values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let all: Vec<String> = values.map_while(Result::ok).map(|value| value.to_string()).collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_however_the_file_was_saved() {
        let text = "Nom;Durée\rZoé Lefèvre;60\r";
        let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        let cases: [(&str, Vec<u8>); 7] = [
            ("UTF-8", text.into()),
            ("Windows-1252", encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
            ("MacRoman", encoding_rs::MACINTOSH.encode(text).0.into_owned()),
            ("CP850", b"Nom;Dur\x82e\r\nZo\x82 Lef\x8avre;60\r\n".to_vec()),
            ("encoded twice", twice.into_bytes()),
            ("UTF-16", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("JSON", br#"{"a": 1} {"name": "Zo\u00e9 Lef\u00e8vre"} {"#.to_vec()),
        ];
        for (how, bytes) in cases {
            let readings = readings(&bytes);
            assert!(readings.iter().any(|text| text.contains("Zoé Lefèvre")), "{how}: {readings:?}");
        }
        assert_eq!(readings(b"Zoe"), ["Zoe"]);
    }
}
