//! Every table that the program keeps, saved again by a spreadsheet: the same records, and what the spreadsheet added stays.
//! The rows are made from what the table declares: a new table is tried without a line here.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;

use formation::domain::breadth::Breadth;
use formation::domain::change::Change;
use formation::domain::records::CohortRecords;
use formation::domain::schema::{CellKind, Record, Reference, SchemaColumn, Scope, TableSchema};
use formation::domain::tables::{EachTable, KeptRecord, TABLES, each_table};
use formation::store::{Direction, Reading};
use support::project;
use support::store::{Place, actor, cohort};

/// The cells of some rows, each with the name of its column.
type Rows = Vec<Vec<(String, String)>>;

/// A column of nobody's, and what stands in it.
const FOREIGN: [&str; 3] = ["Suivi; à part", "oui; déjà \u{ab}vu\u{bb}", "non"];

/// The words that files may hold: every text of the closed lists.
fn words() -> Vec<String> {
    let lists = fs::read_to_string(project().join("src/domain/vocabulary.rs")).unwrap();
    lists.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A cell of the first row or of the second, as the program writes it.
fn cell(table: &TableSchema, column: &SchemaColumn, row: usize, words: &[String]) -> String {
    let nth = |texts: [&str; 2]| texts[row].to_owned();
    let id = |of: Reference| match of {
        Reference::Participant => nth(["aa", "bb"]),
        Reference::Session => nth(["m1-1", "m1-2"]),
        Reference::Module => "m1".to_owned(),
        of => format!("{}{}", of.letter(), row + 1),
    };
    if let Some(of) = column.names {
        return id(of);
    }
    match column.kind {
        CellKind::OwnId(of) => id(of),
        CellKind::Text if !table.key.contains(&column.name) => {
            nth(["Œuvre d'été : « oui ; non »\nà voir", "dit \"non\", puis oui"])
        }
        CellKind::Text | CellKind::Title => nth(["Œuvre d'été ; suite", "dit \"non\", puis oui"]),
        CellKind::Link => nth(["https://example.org/a;b?c=1,2", "https://example.org/é"]),
        CellKind::Email => nth(["zoe@example.org", "paul@example.org"]),
        CellKind::Phone => nth(["+33639980001", "+33639980002"]),
        CellKind::Id | CellKind::Ids => String::new(),
        CellKind::Date => nth(["2021-03-02", "2021-03-16"]),
        CellKind::Time => nth(["14:05", "15:40"]),
        CellKind::Minutes | CellKind::Count | CellKind::Scale { .. } => nth(["1", "2"]),
        CellKind::Word { key, .. } => {
            let known = words.iter().find(|word| key(word) == Ok(Some(word.as_str())));
            known.unwrap_or_else(|| panic!("{}: no word of a closed list fits {}", table.file, column.name)).clone()
        }
        CellKind::Evidence => "roll_call".to_owned(),
    }
}

/// The same cell as a spreadsheet writes it.
fn resaved(column: &SchemaColumn, cell: &str) -> String {
    match column.kind {
        CellKind::Date => cell.split('-').rev().collect::<Vec<_>>().join("/"),
        CellKind::Time => format!("{cell}:00"),
        _ => cell.to_owned(),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The table as the program writes it.
fn canonical(table: &TableSchema, words: &[String]) -> String {
    let line = |cells: Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n";
    let row = |row| table.columns.iter().map(|column| cell(table, column, row, words)).collect();
    let headings = table.columns.iter().map(|column| column.name.to_owned()).collect();
    [line(headings), line(row(0)), line(row(1))].concat()
}

/// The table as a spreadsheet saves it: its columns in another order, one more in front, empty ones behind, empty rows.
fn spreadsheet(table: &TableSchema, words: &[String], delimiter: char) -> String {
    let ending = format!("{delimiter}{delimiter}\r\n");
    let line = |cells: Vec<String>| {
        cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(&delimiter.to_string()) + &ending
    };
    let columns = || table.columns.iter().rev();
    let row = |row: usize| {
        let own = columns().map(|column| resaved(column, &cell(table, column, row, words)));
        line(std::iter::once(FOREIGN[row + 1].to_owned()).chain(own).collect())
    };
    let headings = std::iter::once(FOREIGN[0].to_owned()).chain(columns().map(|column| column.name.to_owned()));
    let empty = line(vec![String::new(); table.columns.len() + 1]);
    [line(headings.collect()), row(0), empty.clone(), row(1), empty.clone(), empty].concat()
}

/// The rows of one table, and the change that takes the second away.
struct Read<'r> {
    table: &'static TableSchema,
    records: &'r CohortRecords,
    rows: Rows,
    second_goes: Option<Change>,
}

fn owned<R: Record>(record: &R) -> Vec<(String, String)> {
    record.cells().into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect()
}

impl EachTable for Read<'_> {
    type Error = std::convert::Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Self::Error> {
        if *R::TABLE == *self.table {
            let rows = self.records.rows::<R>();
            self.rows = rows.iter().map(|row| owned(&row.record)).collect();
            let second = rows.get(1).map(|row| row.record.clone());
            self.second_goes = second.map(|row| Change::row(cohort(), Some(row), None));
        }
        Ok(())
    }
}

/// A table of the whole folder that is being read.
struct ReadOfFolder<'r> {
    table: &'static TableSchema,
    reading: &'r Reading,
    rows: Rows,
    second_goes: Option<Change>,
}

impl EachTable for ReadOfFolder<'_> {
    type Error = std::convert::Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Self::Error> {
        if *R::TABLE == *self.table {
            let rows = self.reading.rows_of_folder::<R>().unwrap_or_else(|bad| panic!("{}: {bad}", R::TABLE.file));
            self.rows = rows.iter().map(owned).collect();
            self.second_goes = rows.get(1).map(|row| Change::shared_row(Some(row.clone()), None));
        }
        Ok(())
    }
}

/// What the program reads of a table, and the change that takes its second row away.
fn read(place: &Place, table: &'static TableSchema) -> (Rows, Change) {
    let reading = place.folder().read().unwrap();
    match table.scope {
        Scope::Cohort => {
            let records = reading.records_of(&cohort(), Breadth::Whole);
            let records = records.unwrap_or_else(|bad| panic!("{}: {bad}", table.file));
            let mut read = Read { table, records: &records, rows: Vec::new(), second_goes: None };
            let Ok(()) = each_table(&mut read);
            (read.rows, read.second_goes.unwrap())
        }
        Scope::Folder => {
            let mut read = ReadOfFolder { table, reading: &reading, rows: Vec::new(), second_goes: None };
            let Ok(()) = each_table(&mut read);
            (read.rows, read.second_goes.unwrap())
        }
    }
}

/// A folder that holds this table beside people, sessions, a programme, and the things that its rows name.
fn holding(table: &TableSchema, words: &[String], bytes: Vec<u8>) -> Place {
    let place = Place::new();
    for of in table.columns.iter().filter_map(|column| column.names) {
        let is_of = |other: &&&TableSchema| other.things().is_some_and(|(things, _)| things == of);
        if let Some(things) = TABLES.iter().find(is_of) {
            place.put(&file(things), canonical(things, words));
        }
    }
    place.put(
        "data/c1/enrolments.csv",
        "id,last_name,first_name,state\naa,Martin,Zoé,enrolled\nbb,Roux,Noël,enrolled\n",
    );
    place.put(&file(table), bytes);
    place
}

fn file(table: &TableSchema) -> String {
    match table.scope {
        Scope::Cohort => format!("data/c1/{}", table.file),
        Scope::Folder => format!("data/{}", table.file),
    }
}

/// How a program saves a text, and with which delimiter.
type Saved = (&'static str, char, fn(&str) -> Vec<u8>);

const SAVED: [Saved; 5] = [
    ("Windows-1252", ';', |text| encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
    ("UTF-8 with a mark", ';', |text| [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
    ("UTF-8", ',', |text| text.as_bytes().to_vec()),
    ("UTF-16", '\t', |text| std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()),
    ("tabs", '\t', |text| text.as_bytes().to_vec()),
];

#[test]
fn every_table_is_read_as_a_spreadsheet_saves_it_and_what_is_beside_it_stays() {
    let words = words();
    for table in TABLES {
        let (rows, _) = read(&holding(table, &words, canonical(table, &words).into_bytes()), table);
        assert_eq!(rows.len(), 2, "{}", table.file);
        for (name, delimiter, encode) in SAVED {
            let what = format!("{}, {name}", table.file);
            let place = holding(table, &words, encode(&spreadsheet(table, &words, delimiter)));
            let (read_so, second_goes) = read(&place, table);
            assert_eq!(read_so, rows, "{what}");

            place.commit(&[second_goes]).unwrap_or_else(|why| panic!("{what}: {why}"));
            let text = place.text(&file(table));
            let heading = text.lines().next().unwrap();
            let own: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            assert_eq!(
                heading,
                format!("{},{}", own.join(","), FOREIGN[0]),
                "{what}: canonical, then what is not known"
            );
            assert!(text.trim_end().ends_with(FOREIGN[1]), "{what}: {text}");
            assert!(!text.contains('\r'), "{what}: {text}");

            let writing = place.folder().write(&actor()).unwrap();
            let reversal = writing.reversal(Direction::Undo, None).unwrap();
            writing.revert(reversal).unwrap();
            assert_eq!(read(&place, table).0, rows, "{what}: taken back");
            assert!(place.text(&file(table)).contains(&format!(",{}\n", FOREIGN[2])), "{what}: with its cell");
        }
    }
    assert!(TABLES.len() > 20, "only {} tables were tried", TABLES.len());
}
