//! Every kind of cell in every format, and tables as they come out whole.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveTime};
use proptest::prelude::*;

use crate::domain::attendance::evidence::Evidence;
use crate::domain::headings::Heading;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};
use crate::lang::Lang;
use crate::table::{Cell, Column, Row, Table};

use super::{Format, Output, ShownColumns, Style, choose, whole};

fn written(columns: &[Heading], rows: Vec<Row<'_>>, format: Format, style: Style) -> String {
    let columns: Vec<Column> = columns.iter().map(|heading| Column::always(*heading)).collect();
    let places = choose(&columns, &[], format.is_for_people()).unwrap();
    let page = ShownColumns::new(&columns, places, false, &[Heading::Minutes, Heading::Hours, Heading::Persons], style);
    String::from_utf8(whole(&Table { columns, rows }, format, &page).unwrap().bytes).unwrap()
}

fn one(cell: Cell<'_>, format: Format, lang: Lang) -> String {
    written(&[Heading::Note], vec![vec![cell]], format, Style::plain(lang))
}

#[test]
fn every_cell_in_every_format() {
    let evidence = Evidence::parse("roll_call log:3f9a5b012cde").unwrap();
    let single = Evidence::parse("signature").unwrap();
    let share = Share::new(660, 780).unwrap();
    let moment = DateTime::parse_from_rfc3339("2021-03-16T14:25:30+01:00").unwrap();
    let date = NaiveDate::from_ymd_opt(2021, 3, 16).unwrap();
    let time = NaiveTime::from_hms_opt(9, 5, 0).unwrap();
    let sixteen = Minutes(755);
    // cell, csv, csv-fr, json, table in French, table in English
    let cases: Vec<(Cell<'_>, [&str; 5])> = vec![
        (Cell::Empty, ["\"\"", "\"\"", "null", "", ""]),
        (Cell::text("L'Élan"), ["L'Élan", "L'Élan", "\"L'Élan\"", "L'Élan", "L'Élan"]),
        (
            Cell::text("a,b;\"c\""),
            ["\"a,b;\"\"c\"\"\"", "\"a,b;\"\"c\"\"\"", r#""a,b;\"c\"""#, "a,b;\"c\"", "a,b;\"c\""],
        ),
        (Cell::text("=1"), ["=1", "'=1", "\"=1\"", "=1", "=1"]),
        (Cell::text("+41 6 12 34 56 78"), ["+41 6 12 34 56 78"; 5]),
        (
            Cell::text("+33 6 12 34 56 78"),
            ["+33 6 12 34 56 78", "06 12 34 56 78", "+33 6 12 34 56 78", "+33 6 12 34 56 78", "+33 6 12 34 56 78"],
        ),
        (
            Cell::word(PersonStatus::JobSeeker),
            ["job_seeker", "demandeur d'emploi", "\"job_seeker\"", "demandeur d'emploi", "job seeker"],
        ),
        (Cell::evidence(&single), ["signature", "signature", "\"signature\"", "signature", "signature"]),
        (
            Cell::evidence(&evidence),
            [
                "roll_call log:3f9a5b012cde",
                "appel, journal de connexion (3f9a5b012cde)",
                "\"roll_call log:3f9a5b012cde\"",
                "appel, journal de connexion (3f9a5b012cde)",
                "roll call, log (3f9a5b012cde)",
            ],
        ),
        (Cell::Date(date), ["2021-03-16", "16/03/2021", "\"2021-03-16\"", "16/03/2021", "2021-03-16"]),
        (
            Cell::dates(vec![date, date]),
            [
                "2021-03-16 2021-03-16",
                "16/03/2021, 16/03/2021",
                "\"2021-03-16 2021-03-16\"",
                "16/03/2021, 16/03/2021",
                "2021-03-16, 2021-03-16",
            ],
        ),
        (Cell::Time(time), ["09:05", "09:05", "\"09:05\"", "09:05", "09:05"]),
        (
            Cell::Moment(moment),
            [
                "2021-03-16T14:25:30+01:00",
                "16/03/2021 14:25",
                "\"2021-03-16T14:25:30+01:00\"",
                "16/03/2021 14:25",
                "2021-03-16 14:25",
            ],
        ),
        (Cell::Minutes(sixteen), ["755", "755", "755", "755", "755"]),
        (Cell::Hours(sixteen), ["12.58", "12,58", "12.58", "12,58", "12.58"]),
        (Cell::WholeHours(sixteen), ["13", "13", "13", "13", "13"]),
        (Cell::Rate(share), ["0.846", "0,846", "0.846", "██████▊   84,6\u{a0}%", "██████▊    84.6%"]),
        (Cell::Count(12), ["12"; 5]),
        (Cell::Flag(true), ["true", "oui", "true", "oui", "yes"]),
        (Cell::Flag(false), ["false", "non", "false", "non", "no"]),
        (Cell::Dash, ["-", "-", "\"-\"", "-", "-"]),
    ];
    for (cell, [csv, csv_fr, json, fr, en]) in cases {
        let json = if json.starts_with('+') { format!("\"{json}\"") } else { json.to_owned() };
        assert_eq!(one(cell.clone(), Format::Csv, Lang::En), format!("note\n{csv}\n"), "csv of {cell:?}");
        let excel = format!("\u{feff}Remarque\r\n{csv_fr}\r\n");
        assert_eq!(one(cell.clone(), Format::CsvFr, Lang::En), excel, "csv-fr of {cell:?}");
        let object = format!("[\n  {{\"note\":{json}}}\n]\n");
        assert_eq!(one(cell.clone(), Format::Json, Lang::Fr), object, "json of {cell:?}");
        let last = |lang| one(cell.clone(), Format::Table, lang).lines().last().unwrap().trim_start().to_owned();
        for (lang, expected) in [(Lang::Fr, fr), (Lang::En, en)] {
            if !expected.is_empty() {
                assert_eq!(last(lang), expected, "table of {cell:?}");
            }
        }
    }
}

#[test]
fn a_heading_that_is_a_formula_is_text_in_csv_fr() {
    let columns = [Column::verbatim("=1+1"), Column::verbatim("Statut")];
    let places = choose(&columns, &[], true).unwrap();
    let page = ShownColumns::new(&columns, places, false, &[], Style::plain(Lang::Fr));
    let table = Table { columns: columns.to_vec(), rows: Vec::new() };
    let written = |format| String::from_utf8(whole(&table, format, &page).unwrap().bytes).unwrap();
    assert_eq!(written(Format::CsvFr), "\u{feff}'=1+1;Statut\r\n");
    assert_eq!(written(Format::Csv), "=1+1,Statut\n");
}

#[test]
fn an_empty_table_is_its_headings() {
    let empty = |format| written(&[Heading::LastName, Heading::Hours], vec![], format, Style::plain(Lang::Fr));
    assert_eq!(empty(Format::Csv), "last_name,hours\n");
    assert_eq!(empty(Format::CsvFr), "\u{feff}Nom;Heures suivies\r\n");
    assert_eq!(empty(Format::Json), "[]\n");
    assert_eq!(empty(Format::Md), "| Nom | Heures suivies |\n| --- | -------------- |\n");
}

fn two_people() -> Vec<Row<'static>> {
    let row = |name: &'static str, minutes, part| {
        vec![
            Cell::text(name),
            Cell::word(EnrolmentState::Enrolled),
            Cell::Hours(Minutes(minutes)),
            Cell::maybe(Share::new(part, 780), Cell::Rate),
        ]
    };
    vec![row("Œuvrard-Lefèvre", 755, 755), row("Zoé|x", 25, 25)]
}

const FOUR: [Heading; 4] = [Heading::LastName, Heading::State, Heading::Hours, Heading::AttendanceRate];

#[test]
fn a_table_for_a_terminal() {
    let at = |width, colour| {
        let style = Style { lang: Lang::Fr, width, colour, terminal: true };
        written(&FOUR, two_people(), Format::Table, style)
    };
    let wide = "\
Nom              État     Heures suivies  Taux d'assiduité
──────────────────────────────────────────────────────────
Œuvrard-Lefèvre  inscrit           12,58  ███████▋  96,8\u{a0}%
Zoé|x            inscrit            0,42  ▎          3,2\u{a0}%
──────────────────────────────────────────────────────────
Total                              13,00
";
    assert_eq!(at(Some(58), false), wide);
    assert_eq!(at(None, false), wide);
    assert!(at(Some(51), false).contains('█'), "a heading is wrapped before a bar goes");
    assert!(!at(Some(50), false).contains('█'), "no bar where there is no room");
    assert!(at(Some(80), true).contains("\u{1b}[36m███████▋\u{1b}[0m"), "colour where asked");
    for width in [24, 30, 40, 60] {
        let narrow = at(Some(width), false);
        let widest = narrow.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= usize::from(width), "{width} columns:\n{narrow}");
    }
}

#[test]
fn a_table_for_a_page() {
    let expected = "\
| Nom             | État    | Heures suivies | Taux d'assiduité |
| --------------- | ------- | -------------: | ---------------: |
| Œuvrard-Lefèvre | inscrit |          12,58 |           96,8\u{a0}% |
| Zoé\\|x          | inscrit |           0,42 |            3,2\u{a0}% |
| **Total**       |         |      **13,00** |                  |
";
    assert_eq!(written(&FOUR, two_people(), Format::Md, Style::plain(Lang::Fr)), expected);
}

#[test]
fn control_characters_never_reach_a_terminal() {
    let nasty = || vec![vec![Cell::text("a\u{1b}[31mb\u{7}\u{9b}c\u{202e}d\ne")]];
    for format in Format::ALL.iter().filter(|format| format.is_text()) {
        let style = Style { lang: Lang::En, width: Some(80), colour: false, terminal: true };
        let out = written(&[Heading::Note], nasty(), *format, style);
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{format:?}: {out:?}");
    }
    let file = written(&[Heading::Note], nasty(), Format::Csv, Style::plain(Lang::En));
    assert!(file.contains('\u{1b}'), "a file keeps what was typed");
}

#[test]
fn formats_by_name_and_by_ending() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(*format));
    }
    let of = |file: &str| Format::of_file(std::path::Path::new(file));
    assert_eq!(of("a.CSV"), Ok(Some(Format::Csv)));
    assert_eq!(of("out/presence"), Ok(None));
    assert_eq!(of("a.xlsx"), Ok(Some(Format::Xlsx)));
    assert_eq!(of("a.ods"), Err("ods".into()));
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[a-c,;\"'\r\n=+@-]{0,8}"]
}

proptest! {
    #[test]
    fn csv_and_json_read_back(rows in prop::collection::vec((any_text(), any::<u16>(), any_text()), 0..8)) {
        let cells = || rows.iter().map(|(one, minutes, two)| {
            vec![Cell::Text(Cow::Borrowed(one.as_str())), Cell::Minutes(Minutes(u32::from(*minutes))), Cell::text(two.as_str())]
        }).collect::<Vec<_>>();
        let columns = [Heading::LastName, Heading::Minutes, Heading::Note];

        let csv = written(&columns, cells(), Format::Csv, Style::plain(Lang::En));
        let read: Vec<Vec<String>> = ::csv::Reader::from_reader(csv.as_bytes())
            .records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let expected: Vec<Vec<String>> =
            rows.iter().map(|(one, minutes, two)| vec![one.clone(), minutes.to_string(), two.clone()]).collect();
        prop_assert_eq!(&read, &expected);

        let excel = written(&columns, cells(), Format::CsvFr, Style::plain(Lang::En));
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(excel.trim_start_matches('\u{feff}').as_bytes());
        for (record, (one, _, _)) in reader.records().zip(&rows) {
            let first = record.unwrap()[0].to_owned();
            let guarded = format!("'{one}");
            prop_assert!(first == *one || first == guarded);
        }

        let json: serde_json::Value = serde_json::from_str(&written(&columns, cells(), Format::Json, Style::plain(Lang::En))).unwrap();
        let array = json.as_array().unwrap();
        prop_assert_eq!(array.len(), rows.len());
        for (object, (one, minutes, _)) in array.iter().zip(&rows) {
            prop_assert_eq!(object["last_name"].as_str(), Some(one.as_str()));
            prop_assert_eq!(object["minutes"].as_u64(), Some(u64::from(*minutes)));
        }
    }

    #[test]
    fn totals_are_the_sum_of_rows_however_they_are_split(minutes in prop::collection::vec(0..2000_u32, 2..40), cut in 0..40_usize) {
        let columns: Vec<Column> = [Heading::LastName, Heading::Minutes, Heading::Hours].map(Column::always).into();
        let page = ShownColumns::new(&columns, vec![0, 1, 2], false, &[Heading::Minutes, Heading::Hours], Style::plain(Lang::En));
        let rows: Vec<Row<'_>> = minutes.iter()
            .map(|one| vec![Cell::text("x"), Cell::Minutes(Minutes(*one)), Cell::Hours(Minutes(*one))]).collect();
        let mut output = Output::new(Format::Md, &page);
        let parts = output.parts();
        let (first, second) = rows.split_at(cut.min(rows.len()));
        for rows in [first, second] {
            let mut part = parts();
            for row in rows {
                part.row(row, &[]);
            }
            output.place(part.filled()).unwrap();
        }
        let out = String::from_utf8(output.end().unwrap().bytes).unwrap();
        let last = out.lines().last().unwrap().replace(' ', "");
        let sum: u32 = minutes.iter().sum();
        let hundredths = Minutes(sum).hundredths_of_hours();
        let expected = format!("|**Total**|**{sum}**|**{}.{:02}**|", hundredths / 100, hundredths % 100);
        prop_assert_eq!(last, expected);
    }
}
