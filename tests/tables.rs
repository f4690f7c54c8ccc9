//! Files of other programs as bytes: what is in the committed workbooks, and that nothing a file can hold stops the
//! program or takes its memory.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

use std::io::{Cursor, Read, Write};
use std::path::Path;

use formation::import::grid::Grid;
use formation::import::importing::NotAFile;
use formation::import::open::{FileContent, Opened, open};
use formation::import::opening::{NoTable, ReadingLimit, Unopenable};
use formation::lang::{Lang, Words};
use formation::text::delimited::written;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name)).unwrap()
}

fn sheets(bytes: &[u8]) -> Vec<Grid> {
    match open(bytes).expect("it is a workbook").content {
        FileContent::Workbook { sheets, .. } => sheets,
        other => panic!("no workbook: {other:?}"),
    }
}

fn rows(grid: &Grid) -> Vec<(u32, Vec<&str>)> {
    grid.rows.iter().map(|row| (row.number, row.cells().collect())).collect()
}

#[test]
fn a_workbook_of_excel() {
    let sheets = sheets(&fixture("inscriptions.xlsx"));
    let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.sheet.as_deref()).collect();
    assert_eq!(names, ["Réponses", "Attente"], "a hidden sheet and an empty one are left out");
    assert!(!sheets[0].epoch_1904);
    #[rustfmt::skip]
    let expected = vec![
        (1, vec!["Inscriptions – atelier « à distance »"]),
        (3, vec!["Nom", "Prénom", "Courriel", "Téléphone", "CP", "Inscrit le", "Arrivée", "Durée", "Vient", "Reste", "Calcul"]),
        (4, vec!["Lefèvre", "Élodie", "elodie.lefevre@example.org", "639980101", "75011", "2026-02-02 11:30:00", "09:00:00", "30:00:00", "TRUE", "12.5", "LefèvreÉlodie"]),
        // Hidden in the file, there all the same; its last formula was never calculated.
        (5, vec!["N'Guyen", "Jean-Baptiste", "jb.nguyen@example.org", "33639980102", "1000", "2026-02-03", "", "", "FALSE", "0.3"]),
        (6, vec!["Martin", "Zoé", "zoe.martin@example.org", "#NAME?", "69007", "2026-02-04"]),
        (9, vec!["Total", "", "", "3"]),
    ];
    assert_eq!(rows(&sheets[0]), expected, "a row ends at its last cell");
    assert_eq!(sheets[0].uncalculated, [(5, 10)]);
    assert_eq!(rows(&sheets[1]), [(2, vec!["", "Nom", "Prénom"]), (3, vec!["", "Ben Saïd", "Karim"])]);
}

#[test]
fn days_since_1904() {
    let sheets = sheets(&fixture("dates_1904.xlsx"));
    assert!(sheets[0].epoch_1904, "a number without the dress of a date is read by the same epoch");
    let expected = [
        (1, vec!["Nom", "Prénom", "Né le", "Saisi"]),
        (2, vec!["Lefèvre", "Élodie", "1988-05-12", "30813"]),
        (3, vec!["Martin", "Zoé", "1992-02-29 12:00:00", "32201"]),
    ];
    assert_eq!(rows(&sheets[0]), expected);
}

#[test]
fn a_workbook_of_libreoffice() {
    let sheets = sheets(&fixture("inscriptions.ods"));
    let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.sheet.as_deref()).collect();
    assert_eq!(names, ["Réponses", "Attente"]);
    #[rustfmt::skip]
    let expected = vec![
        (1, vec!["Inscriptions – atelier"]),
        (4, vec!["Nom", "Prénom", "Courriel", "Né le", "Inscrit le", "Arrivée", "CP", "Remarque"]),
        (5, vec!["Lefèvre", "Élodie", "elodie.lefevre@example.org", "1988-05-12", "2026-02-02 11:30:00", "09:00:00", "1000", "ligne 1\nligne 2"]),
        (6, vec!["Martin", "Zoé", "zoe.martin@example.org", "", "2026-02-03", "", "#DIV/0 !", "TRUE"]),
    ];
    assert_eq!(rows(&sheets[0]), expected);
}

/// An archive with its parts changed: `None` leaves a part as it is.
fn changed(archive: &[u8], change: impl Fn(&str, &[u8]) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        to.start_file(&*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        to.write_all(&change(&name, &content).unwrap_or(content)).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The same by replacing one text of one part.
fn with(archive: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    changed(archive, |name, content| {
        let text = std::str::from_utf8(content).ok().filter(|_| name == part)?;
        assert!(text.contains(from), "{part} has no {from}");
        Some(text.replacen(from, to, 1).into_bytes())
    })
}

#[test]
fn what_a_workbook_says_of_itself_is_not_believed() {
    let (xlsx, ods) = (fixture("inscriptions.xlsx"), fixture("inscriptions.ods"));
    let (sheet, strings, content) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "content.xml");
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1000\"";
    let cases = [
        (
            "more strings than there can be",
            with(&xlsx, strings, "uniqueCount=\"", "uniqueCount=\"9999999999999"),
            Unopenable::Beyond(ReadingLimit::Cells),
        ),
        (
            "a count that is none",
            with(&xlsx, strings, "uniqueCount=\"", "uniqueCount=\"x"),
            Unopenable::DamagedWorkbook,
        ),
        ("a string that is not there", with(&xlsx, sheet, "<v>0</v>", "<v>999</v>"), Unopenable::DamagedWorkbook),
        ("a sheet that does not end", with(&xlsx, sheet, "</sheetData>", ""), Unopenable::DamagedWorkbook),
        (
            "a table that does not end",
            with(&ods, content, "</table:table></office:spreadsheet>", "</office:spreadsheet>"),
            Unopenable::DamagedWorkbook,
        ),
        (
            "a cell in every column of a million rows",
            with(
                &with(
                    &ods,
                    content,
                    cell,
                    &cell.replacen("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"16000\"", 1),
                ),
                content,
                "<table:table-row table:visibility=\"filter\">",
                "<table:table-row table:number-rows-repeated=\"1000000\">",
            ),
            Unopenable::Beyond(ReadingLimit::Cells),
        ),
        (
            "a cell repeated without end",
            changed(&ods, |name, _| (name == content).then(|| one_cell("", "4000000000").into_bytes())),
            Unopenable::Beyond(ReadingLimit::Cells),
        ),
        (
            "a row of one cell repeated without end",
            changed(&ods, |name, _| (name == content).then(|| one_cell("4000000000", "").into_bytes())),
            Unopenable::Beyond(ReadingLimit::Cells),
        ),
        (
            "a cell at the far end of every row",
            changed(&xlsx, |name, _| (name == sheet).then(|| far_cells().into_bytes())),
            Unopenable::Beyond(ReadingLimit::Cells),
        ),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(open(&bytes).map(|_| ()), Err(expected), "{what}");
    }
    let one = with(&xlsx, sheet, "</sheetData>", "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>");
    assert_eq!(rows(&sheets(&one)[0]).last().map(|row| row.0), Some(1_048_576), "one cell far below is one row");
}

/// A sheet of LibreOffice with one cell, and how often its row and it are repeated.
fn one_cell(rows: &str, columns: &str) -> String {
    let repeated = |what: &str, times: &str| {
        if times.is_empty() { String::new() } else { format!(" table:number-{what}-repeated=\"{times}\"") }
    };
    let (rows, columns) = (repeated("rows", rows), repeated("columns", columns));
    format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"a\"><table:table-row{rows}><table:table-cell office:value-type=\"string\"{columns}>\
         <text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    )
}

fn far_cells() -> String {
    let rows: Vec<String> =
        (1..=400).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let rows = rows.concat();
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

#[test]
fn what_is_beyond_a_bound_names_it() {
    let (xlsx, ods) = (fixture("inscriptions.xlsx"), fixture("inscriptions.ods"));
    let sheet = "<sheet name=\"S\" sheetId=\"9\" r:id=\"rId1\"/>".repeat(201);
    let cases = [
        (
            "a cell of a megabyte in every column",
            with(
                &ods,
                "content.xml",
                "<table:table-cell office:value-type=\"float\" office:value=\"1000\"",
                &format!(
                    "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\"><text:p>{}\
                     </text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"1000\"",
                    "x".repeat(100_000)
                ),
            ),
            Unopenable::Beyond(ReadingLimit::Unpacked),
            ["the workbook is larger than 256 MB once unpacked", "le classeur dépasse 256 Mo une fois décompressé"],
        ),
        (
            "sheets without end",
            with(&xlsx, "xl/workbook.xml", "</sheets>", &format!("{sheet}</sheets>")),
            Unopenable::Beyond(ReadingLimit::Sheets),
            ["the workbook has more than 200 sheets", "le classeur a plus de 200 feuilles"],
        ),
        (
            "spaces without end",
            with(&ods, "content.xml", "<text:p>", "<text:p><text:s text:c=\"4000000000\"/>"),
            Unopenable::Beyond(ReadingLimit::Cell),
            ["a cell of the file is longer than 1 MB", "une cellule du fichier dépasse 1 Mo"],
        ),
    ];
    for (what, bytes, expected, words) in cases {
        let why = open(&bytes).map(|_| ()).unwrap_err();
        assert_eq!((why, [why.en().as_str(), why.fr().as_str()]), (expected, words), "{what}");
    }
}

#[test]
fn a_text_beyond_a_bound_names_it() {
    let long = format!("Nom;Prénom\n{};Zoé\n", "a".repeat(1_100_000));
    let lines = format!("Nom;Prénom\n\"{}\";Zoé\n", "\n".repeat(1_100_000));
    let signs = format!("Nom;Prénom\n{}", ";".repeat(5_500_000));
    let cells = Unopenable::Beyond(ReadingLimit::Cells);
    for (text, why) in [
        (long, Unopenable::Beyond(ReadingLimit::Cell)),
        (lines, Unopenable::Beyond(ReadingLimit::Cell)),
        (signs, cells),
    ] {
        assert_eq!(open(text.as_bytes()).map(|_| ()), Err(why));
    }
    assert_eq!(cells.en(), "the file has more than 5 million cells, repeated ones counted");
    assert_eq!(cells.fr(), "le fichier a plus de 5 millions de cellules, répétitions comprises");
    let file = Unopenable::Beyond(ReadingLimit::File);
    assert_eq!(
        (file.en().as_str(), file.fr().as_str()),
        ("the file is larger than 256 MB", "le fichier dépasse 256 Mo")
    );
    let pipe = NotAFile { file: "tube.csv".to_owned() };
    assert_eq!(pipe.en(), "tube.csv is no file: a pipe or a device is not read");
    assert_eq!(pipe.fr(), "tube.csv n'est pas un fichier : un tube ou un périphérique n'est pas lu");
    assert_eq!(pipe.hint(Lang::En), "save what comes out of it as a file, and name that");
    assert_eq!(pipe.hint(Lang::Fr), "enregistrez ce qui en sort dans un fichier, et nommez celui-ci");
}

#[test]
fn a_workbook_that_swells_is_refused() {
    let spaces = vec![b' '; 300 << 20];
    let swollen = changed(&fixture("inscriptions.xlsx"), |name, content| {
        (name == "xl/sharedStrings.xml").then(|| [content, &spaces].concat())
    });
    assert!(swollen.len() < 1 << 20, "{} bytes are no small file", swollen.len());
    assert_eq!(open(&swollen).map(|_| ()), Err(Unopenable::Beyond(ReadingLimit::Cell)));
}

#[test]
fn empty_strings_keep_their_place() {
    let xlsx = with(
        &fixture("dates_1904.xlsx"),
        "xl/sharedStrings.xml",
        "<si><t xml:space=\"preserve\">Nom</t></si>",
        "<si/>",
    );
    let sheets = sheets(&xlsx);
    assert_eq!(rows(&sheets[0])[0].1, ["", "Prénom", "Né le", "Saisi"]);
}

#[test]
fn what_is_no_table_is_named() {
    let plain = |name: &str, content: &[u8]| {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let cut = fixture("inscriptions.xlsx");
    let cases: Vec<(&str, Vec<u8>, Unopenable)> = vec![
        ("nothing", Vec::new(), Unopenable::Empty),
        ("spaces", b" \r\n;;;\r\n \xC2\xA0".to_vec(), Unopenable::Empty),
        ("a mark alone", b"\xEF\xBB\xBF".to_vec(), Unopenable::Empty),
        ("an old workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec(), Unopenable::OldExcel),
        ("half a download", cut[..cut.len() / 2].to_vec(), Unopenable::DamagedWorkbook),
        ("an archive", plain("a.csv", b"a;b"), Unopenable::NotATable { what: NoTable::Archive }),
        ("a letter", plain("word/document.xml", b"<a/>"), Unopenable::NotATable { what: NoTable::TextDocument }),
        (
            "a letter of LibreOffice",
            plain("mimetype", b"application/vnd.oasis.opendocument.text"),
            Unopenable::NotATable { what: NoTable::TextDocument },
        ),
        ("a binary workbook", plain("xl/workbook.bin", b"\0"), Unopenable::BinaryWorkbook),
        ("broken JSON", b"{\n \"users\": [1,\n".to_vec(), Unopenable::BadJson { line: 3, column: 0 }),
        ("a page", b"<!DOCTYPE html><html></html>".to_vec(), Unopenable::NotATable { what: NoTable::WebPage }),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(open(&bytes).map(|_| ()), Err(expected), "{what}");
    }
}

/// The same list as programs save it.
#[test]
fn every_way_to_save_a_list_gives_the_same_rows() {
    let list = "Civilité;Nom;Prénom;Né(e) à;Note\r\nMme;LEFÈVRE;Élodie;Nîmes;\"à 9h; puis\"\r\nM.;BEN SAÏD;Karim;L'Haÿ;=1+1\r\n;;;;\r\n";
    let expected = [
        ["Civilité", "Nom", "Prénom", "Né(e) à", "Note"],
        ["Mme", "LEFÈVRE", "Élodie", "Nîmes", "à 9h; puis"],
        ["M.", "BEN SAÏD", "Karim", "L'Haÿ", "=1+1"],
    ];
    let tabs =
        list.replace(";;;;", "\t\t\t\t").replace("\"à 9h; puis\"", "à 9h§ puis").replace(';', "\t").replace('§', ";");
    let sixteen = |little: bool| -> Vec<u8> {
        tabs.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(list.as_bytes()).0.into_owned();
    let one = |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
    let old_mac = list.replace("\r\n", "\r");
    let cases: Vec<(&str, Vec<u8>, &str, char, usize)> = vec![
        ("CSV", list.as_bytes().to_vec(), "UTF-8", ';', 0),
        ("CSV UTF-8", [b"\xEF\xBB\xBF", list.as_bytes()].concat(), "UTF-8", ';', 0),
        ("CSV of Windows", one(encoding_rs::WINDOWS_1252, list), "Windows-1252", ';', 0),
        ("sep=", one(encoding_rs::WINDOWS_1252, &format!("sep=;\r\n{list}")), "Windows-1252", ';', 0),
        ("CSV of an old Mac", one(encoding_rs::MACINTOSH, &old_mac), "MacRoman", ';', 0),
        ("CSV of DOS", yore::code_pages::CP850.encode(list).unwrap().into_owned(), "CP850", ';', 0),
        ("Unicode text", [&b"\xFF\xFE"[..], &sixteen(true)].concat(), "UTF-16LE", '\t', 0),
        ("Unicode text without its mark", sixteen(true), "UTF-16LE", '\t', 0),
        ("Unicode text, the other way", [&b"\xFE\xFF"[..], &sixteen(false)].concat(), "UTF-16BE", '\t', 0),
        ("encoded twice", twice.into_bytes(), "UTF-8", ';', 9),
        ("commas", written(expected).into_bytes(), "UTF-8", ',', 0),
        ("line ends mixed", list.replacen("\r\n", "\r", 1).replacen("\r\n", "\n", 1).into_bytes(), "UTF-8", ';', 0),
    ];
    for (what, bytes, encoding, delimiter, repaired) in cases {
        let opened = open(&bytes).unwrap();
        assert_eq!(text_rows(&opened), expected, "{what}");
        let FileContent::Text { encoding: found, delimiter: parts, .. } = &opened.content else { panic!("{what}") };
        assert_eq!((*found, *parts, opened.twice_encoded), (encoding, delimiter, repaired), "{what}");
        assert!(opened.beyond_repair.is_empty(), "{what}");
    }
}

fn text_rows(opened: &Opened) -> Vec<Vec<String>> {
    match &opened.content {
        FileContent::Text { grid, .. } => {
            grid.rows.iter().map(|row| row.cells().map(str::to_owned).collect()).collect()
        }
        other => panic!("no text: {other:?}"),
    }
}

proptest! {
    #[test]
    fn any_bytes_are_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = open(&bytes);
    }

    #[test]
    fn any_table_like_text_is_opened_or_refused(
        mark in prop::sample::select(vec![&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF", b"sep=;\n", b"PK\x03\x04", b"{"]),
        text in "([a-zéÃâ©€ ,;\t|\"=\r\n0-9]|\u{fffd}|\u{a0}|\u{81}){0,200}",
    ) {
        let _ = open([mark, text.as_bytes()].concat());
    }

    #[test]
    fn what_the_program_writes_opens_as_it_was(
        // A heading with words, so that the commas are seen to part it; cells that are not blank.
        cells in prop::collection::vec(prop::collection::vec("[a-zéè][a-zéè0-9 ;'\\-\"\n]{0,8}[a-z]", 4), 1..8),
    ) {
        let heading = ["nom", "prénom", "courriel", "structure"].map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = std::iter::once(heading).chain(cells).collect();
        let opened = open(written(&rows).as_bytes()).unwrap();
        prop_assert_eq!(text_rows(&opened), rows);
        prop_assert_eq!((opened.twice_encoded, opened.unclosed_quote), (0, None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_cut_workbook_is_refused_or_read(name in prop::sample::select(WORKBOOKS), part in 0.0..1.0_f64) {
        let bytes = fixture(name);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let length = (bytes.len() as f64 * part) as usize;
        let _ = open(&bytes[..length]);
    }

    /// A part with a piece taken out or doubled, in an archive that is sound: what checksums do not catch.
    #[test]
    fn a_damaged_part_is_refused_or_read(
        name in prop::sample::select(WORKBOOKS),
        part in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 0..40_usize, doubled: bool,
        other in "[0-9A-Z<>/=\"& -]{0,6}",
    ) {
        let bytes = fixture(name);
        let parts = ZipArchive::new(Cursor::new(&bytes)).unwrap().file_names().flatten().map(|name| name.to_string()).collect::<Vec<_>>();
        let chosen = part.get(&parts);
        let damaged = changed(&bytes, |name, content| {
            (name == chosen).then(|| {
                let at = at.index(content.len());
                let end = (at + length).min(content.len());
                let rest = if doubled { at } else { end };
                [&content[..end.min(if doubled { end } else { at })], other.as_bytes(), &content[rest..]].concat()
            })
        });
        let _ = open(&damaged);
    }
}

const WORKBOOKS: &[&str] = &["inscriptions.xlsx", "dates_1904.xlsx", "inscriptions.ods"];
